"""The pages before the records: unlocking, the first set-up, a fault at the door."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.restoring import Restoring
from mmep_desktop.services.unlocked import Unlocked
from tests.gallery.plates import Plate, plate
from tests.gallery.safekeeping import arriving
from tests.gallery.studio import Studio
from tests.prepared_desk import entrance
from tests.security.fake_keyring import FakeKeyring
from ui.session import problem_page, restore_page, set_up_page
from ui.unlock.clerk_choice import ClerkChoice
from ui.unlock.page import UnlockPage

CLERKS = ("ms", "ap", "ms2", "gfv", "jk", "lrd", "tn", "xo", "bw", "yz3")
"""More than nine: only the first nine have a digit."""


def doors(studio: Studio) -> Iterator[Plate]:
    """Show what stands before the records, while the desk is still locked."""
    practice = UnlockPage(_never_opens, "practice families only")
    studio.window.show_door("unlock", practice)
    practice.show_unlock()
    yield plate(studio, "unlock-practice")
    unlock = UnlockPage(_never_opens)
    studio.window.show_door("unlock", unlock)
    unlock.show_unlock()
    yield plate(studio, "unlock")
    unlock.show_problem(DeskError(Problem.DEVICE_SECRET_MISSING))
    yield plate(studio, "unlock-refused")
    unlock.show_clerks(ClerkChoice(CLERKS, "ms2", unlock.field))
    unlock.show_pin()
    unlock.show_problem(DeskError(Problem.WAIT_BEFORE_NEXT_TRY, seconds=3600))
    yield plate(studio, "unlock-clerks")
    yield from _set_up(studio)
    yield from _restore(studio)
    yield from arriving(studio)
    fault = problem_page()
    studio.window.show_door("problem", fault)
    fault.show_problem(DeskError(Problem.STORE_DAMAGED))
    yield plate(studio, "problem-at-the-door")


def _set_up(studio: Studio) -> Iterator[Plate]:
    keyring = FakeKeyring()
    page = set_up_page(entrance(Path("unused"), keyring))
    studio.window.show_door("set_up", page)
    page.show_set_up()
    studio.settle(20)
    yield plate(studio, "set-up")
    keyring.trouble = Problem.KEYRING_ABSENT
    page.show_set_up()
    studio.settle(20)
    studio.fill("set_up_district", "Harborfield Regional")
    studio.click("set_up_button")
    yield plate(studio, "set-up-refused")
    studio.part("set_up_passphrase").setFocus(Qt.FocusReason.TabFocusReason)
    yield plate(studio, "set-up-passphrase")
    studio.click("set_up_whose")
    yield plate(studio, "set-up-at-mmep")


def _restore(studio: Studio) -> Iterator[Plate]:
    page = restore_page(_opens_no_backups, ("ms", "jc2"), "")
    studio.window.show_door("restore", page)
    page.show_restore()
    yield plate(studio, "restore")
    studio.fill("restore_passphrase", "not her passphrase")
    studio.click("restore_go_on")
    studio.until(studio.part("restore_problem").isVisible)
    yield plate(studio, "restore-refused")


def _opens_no_backups(_clerk_id: str, _passphrase: str) -> Restoring:
    raise DeskError(Problem.WRONG_PASSPHRASE)


def _never_opens(_passphrase: str) -> Unlocked:
    raise DeskError(Problem.WRONG_PASSPHRASE)
