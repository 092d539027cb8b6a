"""The recovery sheet: a key on paper that counts once typed back, and opens the desk once."""

from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Center, short_name
from mmep_desktop.domain.marking import mark
from mmep_desktop.domain.recovery_sheet import RecoverySheet
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.keys import OpenKeys
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, OpenWork, Printer
from mmep_desktop.services.today import today_of
from mmep_desktop.words import _

_LOST = mark(
    "If every passphrase is forgotten and the recovery sheet is lost, nobody can ever open these "
    "records again: not you, not your technician, not the makers of this program."
)

RECOVERY = "recovery"
"""What the trail says the making of a key is about."""


_TITLE = "MMEP recovery sheet"


class SheetPapers(Protocol):
    """Draws the sheet, in memory, as PDF."""

    def recovery_sheet(self, sheet: RecoverySheet) -> bytes: ...


class Recovery:
    """Makes the recovery key, for a supervisor."""

    def __init__(
        self,
        work: OpenWork,
        keys: OpenKeys,
        clock: Clock,
        clerk_id: str,
        papers: SheetPapers,
        printer: Printer,
    ) -> None:
        self._work = permitted(work, clerk_id, Deed.MANAGE_KEYS)
        self._keys = keys
        self._clock = clock
        self._papers = papers
        self._printer = printer
        self._shown = ""

    @property
    def is_ready(self) -> bool:
        """Whether there is a sheet that opens the desk; none after one was used."""
        return self._keys.has_recovery

    def begin(self) -> RecoverySheet:
        """Return a sheet with a new key, to print twice; the one before stays good until then."""
        with self._work() as work:
            work.only_read()
            center = work.center.center()
        self._shown = self._keys.new_recovery_key()
        return _sheet(center, self._shown, self._clock)

    def printers(self) -> tuple[str, ...]:
        """Return the names of the printers, the default one first."""
        return self._printer.printers()

    def print(self, sheet: RecoverySheet, printer: str) -> None:
        """Print *sheet* once; nothing of it is written to a file of ours.

        Raises ``NO_PRINTER`` or ``PRINTER_REFUSED``.
        """
        self._printer.print(self._papers.recovery_sheet(sheet), printer, _TITLE)

    def confirm(self, typed: str) -> None:
        """Let the new key count, now that it was typed back from the paper.

        Raises ``RECOVERY_KEY_MISTYPED`` for anything else, and it can be typed again.
        """
        if not self._shown or not self._keys.is_same_printed(typed, self._shown):
            raise DeskError(Problem.RECOVERY_KEY_MISTYPED)
        with self._work() as work:
            work.trail.note(Act.RECOVERY_MADE, RECOVERY)  # the first touch asks for the role
            self._keys.keep_recovery_key(self._shown)
            work.center.keep_key_counter(self._keys.counter)
            work.commit()
        self._shown = ""

    def drop(self) -> None:
        """Forget a key that was begun and not typed back."""
        self._shown = ""


def what_is_lost() -> str:
    """Say what cannot be undone, in the language of the window: for the set-up and the sheet."""
    return _(_LOST)


def _sheet(center: Center, key: str, clock: Clock) -> RecoverySheet:
    number = short_name(center.district_code, center.desk)
    return RecoverySheet(number, key, made_on=today_of(clock), lost=what_is_lost())
