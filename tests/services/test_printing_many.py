"""Printing many: only what is ticked, with an exact account, and over 25 only who may."""

from dataclasses import dataclass, field

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.printing_many import MANY
from tests.builders import replies_of_a_referral
from tests.services.desk import DeskInMemory

PASSPHRASE = "four words of hers"


@dataclass
class Steps:
    """Notes each report, and cancels once *stop_after* sheets are done."""

    stop_after: int = 1000
    reports: list[tuple[int, int]] = field(default_factory=list)

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))

    @property
    def is_cancelled(self) -> bool:
        return bool(self.reports) and self.reports[-1][0] >= self.stop_after


def referred(desk: DeskInMemory, count: int) -> list[Sitting]:
    return [
        desk.interviewing.finish(desk.sit_down(*replies_of_a_referral())) for _each in range(count)
    ]


def ids_of(sittings: list[Sitting]) -> tuple[str, ...]:
    return tuple(sitting.screening.id for sitting in sittings)


def test_the_list_holds_every_referral_with_its_state() -> None:
    desk = DeskInMemory()
    first, second = referred(desk, 2)
    desk.interviewing.finish(desk.sit_down(Chosen("no")))
    desk.paperwork.record_consent(first, ConsentState.SIGNED)
    lines = desk.printing_many.referrals()
    assert [(line.screening_id, line.standing) for line in lines] == [
        (second.screening.id, Standing.CONSENT_MISSING),
        (first.screening.id, Standing.TO_PRINT),
    ]
    assert lines[1].number == "0201-A-26-00001"
    assert lines[1].names[0].first == "Lucía"


def test_only_what_is_ticked_is_printed_each_with_a_line_in_the_trail() -> None:
    desk = DeskInMemory()
    first, _second, third = referred(desk, 3)
    steps = Steps()
    ticked = ids_of([first, third])
    account = desk.printing_many.print(ticked, "Front desk", steps)
    assert account.printed == ticked
    assert account.is_whole
    assert [title for _pdf, _printer, title in desk.tray.pages] == [
        first.screening.number,
        third.screening.number,
    ]
    assert steps.reports == [(0, 2), (1, 2), (2, 2)]
    printed = [one.about for one in desk.work.kept.trail if one.act is Act.PRINTED]
    assert printed == list(ticked)


def test_a_run_that_is_cancelled_tells_exactly_what_is_on_paper() -> None:
    desk = DeskInMemory()
    ticked = ids_of(referred(desk, 4))
    account = desk.printing_many.print(ticked, "Front desk", Steps(stop_after=2))
    assert (account.printed, account.left, account.problem) == (ticked[:2], ticked[2:], None)
    assert len(desk.work.kept.printings) == len(desk.tray.pages) == 2


def test_a_printer_that_refuses_ends_the_run_with_an_exact_account() -> None:
    desk = DeskInMemory()
    ticked = ids_of(referred(desk, 3))

    class RefusesThen(Steps):
        def report(self, done: int, total: int) -> None:
            super().report(done, total)
            desk.tray.refuses = done >= 1

    account = desk.printing_many.print(ticked, "Front desk", RefusesThen())
    assert (account.printed, account.left) == (ticked[:1], ticked[1:])
    assert account.problem is not None
    assert account.problem.problem is Problem.PRINTER_REFUSED


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("passphrase", [PASSPHRASE, "another", ""])
def test_more_than_25_take_the_exporters_role_and_the_passphrase_again(
    role: Role, passphrase: str
) -> None:
    desk = DeskInMemory()
    (sitting,) = referred(desk, 1)
    with desk.work() as work:
        work.center.keep_clerk(Clerk("clerk-1", "Maria Silva", role))
        work.commit()
    ticked = ids_of([sitting]) * (MANY + 1)
    may = role in {Role.EXPORTER, Role.SUPERVISOR}
    if may and passphrase == PASSPHRASE:
        account = desk.printing_many.print(ticked, "Front desk", Steps(), passphrase)
        assert account.is_whole
        acts = {one.act for one in desk.work.kept.trail}
        assert acts & {Act.PRINTED, Act.PRINTED_MANY} == {Act.PRINTED_MANY}
    else:
        with pytest.raises(DeskError) as refused:
            desk.printing_many.print(ticked, "Front desk", Steps(), passphrase)
        wanted = Problem.WRONG_PASSPHRASE if may else Problem.NOT_ALLOWED
        assert refused.value.problem is wanted
        assert desk.tray.pages == []


def test_25_are_printed_by_any_clerk_without_it() -> None:
    desk = DeskInMemory()
    (sitting,) = referred(desk, 1)
    account = desk.printing_many.print(ids_of([sitting]) * MANY, "Front desk", Steps())
    assert account.is_whole
