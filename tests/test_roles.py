"""Every service of an open desk, for every role: what the table does not grant is refused."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from mmep_desktop.bootstrap import open_desk
from mmep_desktop.domain.center import MmepContact, Role
from mmep_desktop.domain.coverage import Span
from mmep_desktop.domain.destruction import HoldReason
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.keeping import Terms
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.clerks import Clerks
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.permissions import MAY, Deed
from mmep_desktop.services.printing_many import MANY
from mmep_desktop.services.recovery import Recovery
from tests.fakes import Tray
from tests.people import BOS_WORDS, Center, refused
from tests.prepared_desk import GIVEN, LUCIA, MATEO, PASSPHRASE, set_up
from tests.services.test_printing_many import Steps

Call = Callable[[Desk, str], object]


def clerks(desk: Desk) -> Clerks:
    assert desk.clerks
    return desk.clerks


def recovery(desk: Desk) -> Recovery:
    assert desk.recovery
    return desk.recovery


CALLS: dict[str, tuple[Deed, Call]] = {
    "today": (Deed.SCREEN, lambda desk, _: desk.lists.today()),
    "find": (Deed.SCREEN, lambda desk, _: desk.lists.find("lopez")),
    "asked before": (Deed.SCREEN, lambda desk, family: desk.lists.asked_before(family)),
    "register": (Deed.SCREEN, lambda desk, _: desk.registering.register((MATEO,))),
    "sit down": (Deed.SCREEN, lambda desk, family: desk.interviewing.sit_down(family, "en")),
    "held by": (Deed.SCREEN, lambda desk, _: desk.taking_over.held("nothing")),
    "take over": (Deed.SCREEN, lambda desk, _: desk.taking_over.take_over("nothing")),
    "record": (Deed.DISCLOSE, lambda desk, family: desk.disclosing.record(family)),
    "hand over": (
        Deed.DISCLOSE,
        lambda desk, family: desk.disclosing.hand_over(family, Recipient("A. Recruiter")),
    ),
    "print a log": (Deed.DISCLOSE, lambda desk, _: desk.releasing.drawn_log("nothing")),
    "look at the coverage": (Deed.REPORT, lambda desk, _: desk.coverage.look(Span.DAY)),
    "note why not yet": (Deed.REPORT, lambda desk, family: desk.coverage.note_reason(family, None)),
    "copy everything": (Deed.COPY_RECORDS, lambda desk, family: desk.releasing.drawn_copy(family)),
    "keys between offices": (
        Deed.MANAGE_KEYS,
        lambda desk, _: desk.correspondence.partnering.look(),
    ),
    "save the key": (
        Deed.MANAGE_KEYS,
        lambda desk, _: desk.correspondence.partnering.save_own("/nowhere/key"),
    ),
    "referrals": (Deed.SCREEN, lambda desk, _: desk.printing_many.referrals()),
    "print many": (
        Deed.PRINT_MANY,
        lambda desk, family: desk.printing_many.print((family,) * (MANY + 1), "", Steps()),
    ),
    "go-live": (Deed.CHANGE_CENTER, lambda desk, _: desk.go_live.keep(date(2026, 9, 1))),
    "change the center": (
        Deed.CHANGE_CENTER,
        lambda desk, _: desk.settings.change("Center", "", MmepContact(), ()),
    ),
    "schools": (Deed.SCREEN, lambda desk, _: desk.schools.all()),
    "what is asked too": (Deed.CHANGE_CENTER, lambda desk, _: desk.schools.ask(())),
    "where families sleep": (Deed.READ_HOUSING, lambda desk, _: desk.housing.lines()),
    "clerks": (Deed.MANAGE_CLERKS, lambda desk, _: clerks(desk).lines()),
    "invite": (
        Deed.MANAGE_CLERKS,
        lambda desk, _: clerks(desk).invite("Ana Lima", Role.SUPERVISOR),
    ),
    "invite again": (
        Deed.MANAGE_CLERKS,
        lambda desk, _: clerks(desk).invite_again("ms"),
    ),
    "withdraw": (Deed.MANAGE_CLERKS, lambda desk, _: clerks(desk).withdraw("ms")),
    "give a role": (
        Deed.MANAGE_CLERKS,
        lambda desk, _: clerks(desk).change_role("bn", Role.SUPERVISOR),
    ),
    "remove": (Deed.MANAGE_CLERKS, lambda desk, _: clerks(desk).remove("nobody")),
    "a new sheet": (Deed.MANAGE_KEYS, lambda desk, _: recovery(desk).begin()),
    "another key": (Deed.MANAGE_CLERKS, lambda desk, _: clerks(desk).exchange_key()),
    "due": (Deed.DESTROY, lambda desk, _: desk.keeping.keeps()),
    "terms": (Deed.DESTROY, lambda desk, _: desk.keeping.change_terms(Terms())),
    "propose": (Deed.DESTROY, lambda desk, _: desk.destroying.propose()),
    "certificates": (Deed.DESTROY, lambda desk, _: desk.certificates.all()),
    "hold": (Deed.HOLD, lambda desk, family: desk.keeping.hold(family, HoldReason.COURT)),
    "lift": (Deed.HOLD, lambda desk, family: desk.keeping.lift(family)),
    "back up": (Deed.BACK_UP, lambda desk, _: desk.backups.make_now(lambda: None)),
    "look into a backup": (
        Deed.RESTORE,
        lambda desk, _: desk.backups.prospect("nothing", lambda: None),
    ),
}


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Center:
    made = Center(tmp_path_factory.mktemp("desk"))
    set_up(made.folder, made.keyring, LUCIA, given=GIVEN)
    made.enroll_bo()
    return made


@pytest.fixture(scope="module")
def bos_desk(center: Center) -> Iterator[Desk]:
    """Return the desk as Bo opened it once; her role changes while it is open."""
    unlocked = center.door().unlock("bn", BOS_WORDS)
    yield open_desk(unlocked, Tray(), center.folder)
    unlocked.store.close()


def is_refused(call: Call, desk: Desk, family: str) -> bool:
    try:
        call(desk, family)
    except DeskError as error:
        return error.problem is Problem.NOT_ALLOWED
    except LookupError:  # she may look for it, and there is no such thing
        return False
    return False


@pytest.mark.parametrize("role", Role)
def test_each_role_can_do_what_the_table_grants_and_nothing_else(
    center: Center, bos_desk: Desk, role: Role
) -> None:
    done = set()
    for name, (_, call) in CALLS.items():
        family = give(center, role)
        before = (center.folder / "keys.json").read_bytes()
        if not is_refused(call, bos_desk, family):
            done.add(name)
        else:
            assert (center.folder / "keys.json").read_bytes() == before, name
    assert done == {name for name, (deed, _) in CALLS.items() if role in MAY[deed]}


def test_whoever_was_taken_off_can_do_nothing_with_a_desk_that_is_still_open(
    tmp_path: Path,
) -> None:
    center = Center(tmp_path)
    set_up(center.folder, center.keyring, LUCIA, given=GIVEN)
    center.enroll_bo(Role.SUPERVISOR)
    unlocked = center.door().unlock("bn", BOS_WORDS)
    desk = open_desk(unlocked, Tray(), center.folder)
    family = give(center, Role.SUPERVISOR)
    with center.open(words=PASSPHRASE) as supervisor, refused(Problem.STORE_BUSY):
        supervisor.clerks.remove("bn")  # the key is exchanged once her desk is closed
    assert [name for name, (_, call) in CALLS.items() if not is_refused(call, desk, family)] == []
    unlocked.store.close()


def give(center: Center, role: Role) -> str:
    """Give Bo *role* by the store itself, and return the one family's id."""
    with center.open(words=PASSPHRASE) as desk:
        desk.clerks.change_role("bn", role)
        with desk.unlocked.store.work()() as work:
            return work.registrations.registered_on(desk.today())[0].family_id
