"""What a desk does to its folder: each act, with the desk made ready for it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mmep_desktop.domain.center import MmepContact
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.settings import Look, Settings, write_settings
from tests.failing_disk.failing import Begin
from tests.prepared_desk import LUCIA, MATEO, WITHOUT_KEYRING, XUNCAX, desk_of, entrance, set_up
from tests.security.desk import SIX_WORDS
from tests.security.fake_keyring import FakeKeyring

SETTINGS = "settings.json"
OTHER_WORDS = "zebra mulberry upward walnut ribbon kettle"


def make_desk(folder: Path) -> None:
    """Leave a desk with a family that said no, one in the middle, and one that was not asked."""
    folder.mkdir(mode=0o700)
    set_up(folder, FakeKeyring(), LUCIA, XUNCAX, MATEO, given=WITHOUT_KEYRING)
    write_settings(folder / SETTINGS, Settings(look=Look.DARK))
    unlocked = unlocked_in(folder)
    desk = desk_of(unlocked, folder)
    desk.interviewing.finish(desk.interviewing.answer(sit_down(desk, "Lucía"), Chosen("no")))
    sit_down(desk, "Xuncax")
    unlocked.store.close()


def unlocked_in(folder: Path, passphrase: str = SIX_WORDS) -> Unlocked:
    """Unlock the desk in *folder* as its one clerk."""
    door = entrance(folder, FakeKeyring())
    (clerk_id,) = door.clerk_ids()
    return door.unlock(clerk_id, passphrase)


def sit_down(desk: Desk, name: str) -> Sitting:
    """Open the interview with the family of *name*, or begin it."""
    (found,) = desk.lists.find(name)
    return desk.interviewing.sit_down(found.registration.family_id, "en")


@dataclass(frozen=True, slots=True)
class AtTheDesk:
    """Begins an act of an open desk; the desk is locked after it, however it ended."""

    do: Callable[[Desk], object]

    def __call__(self, folder: Path) -> Callable[[], object]:
        unlocked = unlocked_in(folder)
        desk = desk_of(unlocked, folder)

        def act() -> None:
            try:
                self.do(desk)
            finally:
                unlocked.store.close()

        return act


@dataclass(frozen=True, slots=True)
class InTheFolder:
    """Begins an act on a folder in which no desk is open."""

    do: Callable[[Path], object]

    def __call__(self, folder: Path) -> Callable[[], object]:
        return lambda: self.do(folder)


def begin(desk: Desk) -> object:
    return sit_down(desk, "Mateo")


def answer(desk: Desk) -> object:
    return desk.interviewing.answer(sit_down(desk, "Xuncax"), Chosen("yes"))


def register(desk: Desk) -> object:
    return desk.registering.register((LUCIA, XUNCAX), "508-555-0199")


def record_consent(desk: Desk) -> object:
    desk.paperwork.record_consent(sit_down(desk, "Lucía"), ConsentState.SIGNED, "Rosa")
    return None


def print_page(desk: Desk) -> object:
    return desk.paperwork.print(sit_down(desk, "Lucía"), Paper.FAMILY_PAGE, "Front desk")


def begin_correction(desk: Desk) -> object:
    return desk.correcting.begin(sit_down(desk, "Lucía"), "moved", Reason(Cause.WRONG_KEY))


def change_center(desk: Desk) -> object:
    center = desk.settings.center()
    return desk.settings.change("Another name", center.phone, MmepContact(), center.schools)


def change_passphrase(desk: Desk) -> object:
    assert desk.clerks is not None
    desk.clerks.change_passphrase(SIX_WORDS, OTHER_WORDS)
    return None


def unlock_and_lock(folder: Path) -> object:
    unlocked_in(folder).store.close()
    return None


def change_settings(folder: Path) -> object:
    write_settings(folder / SETTINGS, Settings(look=Look.LIGHT))
    return None


ACTS: dict[str, Begin] = {
    "begin an interview": AtTheDesk(begin),
    "save an answer": AtTheDesk(answer),
    "register a family": AtTheDesk(register),
    "record a consent": AtTheDesk(record_consent),
    "print": AtTheDesk(print_page),
    "begin a correction": AtTheDesk(begin_correction),
    "change the center": AtTheDesk(change_center),
    "change a passphrase": AtTheDesk(change_passphrase),
    "unlock and lock": InTheFolder(unlock_and_lock),
    "change the settings": InTheFolder(change_settings),
}
