"""Each role may do what the table says, as the store has it at that moment."""

from dataclasses import replace
from datetime import date

import pytest

from mmep_desktop.domain.center import Clerk, DeskKind, Role
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.permissions import MAY, Deed, permitted
from mmep_desktop.services.ports import OpenWork
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork
from tests.storage.invented import CLERK

RECRUITERS_DEEDS = {Deed.RECEIVE, Deed.ANSWER}
AT_MMEP = {*RECRUITERS_DEEDS, Deed.LET_GO}
CLERKS_DEEDS = {Deed.SCREEN, Deed.DISCLOSE, Deed.BACK_UP, Deed.IMPORT, Deed.REPORT}
DEEDS = {
    Role.CLERK: CLERKS_DEEDS,
    Role.EXPORTER: {*CLERKS_DEEDS, Deed.EXPORT, Deed.PRINT_MANY},
    Role.SUPERVISOR: set(Deed) - AT_MMEP,
    Role.AUDITOR: {Deed.READ_TRAIL},
    Role.RECRUITER: {Deed.BACK_UP},
}


def may(work: OpenWork, clerk_id: str, deed: Deed) -> bool:
    with permitted(work, clerk_id, deed)() as unit:
        try:
            unit.center.center()
        except DeskError as error:
            return error.problem is not Problem.NOT_ALLOWED
    return True


def keep(work: OpenWork, clerk: Clerk) -> None:
    with work() as unit:
        unit.center.keep_clerk(clerk)
        unit.commit()


@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_deeds(role: Role) -> None:
    work = FakeWork(a_center(), replace(a_clerk(), role=role))
    assert {deed for deed in Deed if may(work, a_clerk().id, deed)} == DEEDS[role]
    assert set(MAY) == set(Deed)


@pytest.mark.parametrize("role", Role)
def test_what_mmep_does_is_done_at_its_own_desk_only(role: Role) -> None:
    office = replace(a_center(), kind=DeskKind.MMEP)
    work = FakeWork(office, replace(a_clerk(), role=role))
    done = {deed for deed in AT_MMEP if may(work, a_clerk().id, deed)}
    assert done == {Role.RECRUITER: RECRUITERS_DEEDS, Role.SUPERVISOR: AT_MMEP}.get(role, set())


def test_a_changed_role_counts_at_once_and_one_who_left_may_nothing(open_work: OpenWork) -> None:
    begin = permitted(open_work, CLERK.id, Deed.CHANGE_CENTER)
    with begin() as unit:
        center = unit.center.center()
    keep(open_work, replace(CLERK, role=Role.CLERK))
    with begin() as unit, pytest.raises(DeskError):
        unit.center.keep_center(replace(center, name="Elsewhere"))
    assert may(open_work, CLERK.id, Deed.SCREEN)
    keep(open_work, replace(CLERK, left_on=date(2026, 9, 1)))
    assert not any(may(open_work, CLERK.id, deed) for deed in Deed)


@pytest.mark.parametrize("nobody", ["", "nobody"])
def test_somebody_unknown_may_nothing(open_work: OpenWork, nobody: str) -> None:
    assert not any(may(open_work, nobody, deed) for deed in Deed)


def test_work_that_is_only_ready_is_looked_at_before_it_is(open_work: OpenWork) -> None:
    with permitted(open_work, CLERK.id, Deed.SCREEN)() as unit:
        unit.be_ready()
        keep(open_work, replace(CLERK, role=Role.AUDITOR))  # nobody waits for it
        unit.commit()
    with permitted(open_work, CLERK.id, Deed.SCREEN)() as unit, pytest.raises(DeskError):
        unit.be_ready()


def test_permitted_work_keeps_what_it_commits(open_work: OpenWork) -> None:
    with permitted(open_work, CLERK.id, Deed.CHANGE_CENTER)() as unit:
        unit.center.keep_clerk(replace(CLERK, name="Dolores de Medeiros"))
        unit.commit()
    with permitted(open_work, CLERK.id, Deed.SCREEN)() as unit:
        unit.only_read()
        kept = unit.center.clerk(CLERK.id)
    assert kept
    assert kept.name == "Dolores de Medeiros"
