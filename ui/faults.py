"""Faults that nobody foresaw: one page at a time, however often and wherever they come."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from mmep_desktop.plain_log import Event, keep_texts_out, tell
from mmep_desktop.words import _

_TOLD_AT_MOST = 20
"""Lines in the log for faults that come while one is shown; a page that fails does so all day."""


class Faults(QObject):
    """Shows a fault once the window is done with what it does: it may be painting.

    *show* opens the page; *is_shown* tells whether the page stands there already.
    """

    _came = Signal(object)

    def __init__(
        self,
        show: Callable[[BaseException], object],
        is_shown: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._show = show
        self._is_shown = is_shown
        self._waiting: BaseException | None = None
        self._more = 0
        self._has_said_plainly = False
        self._came.connect(self._show_it, Qt.ConnectionType.QueuedConnection)

    def meet(self, fault: BaseException) -> None:
        """Take *fault*, in whichever thread, and come back at once."""
        if self._waiting is not None:
            self._tell_more(fault)
            return
        self._waiting = fault
        self._came.emit(fault)

    @Slot(object)
    def _show_it(self, fault: BaseException) -> None:
        try:
            if self._is_shown():
                self._tell_more(fault)
            else:
                self._more = 0
                self._show(fault)
        except Exception as another:  # noqa: BLE001 - the page itself failed, and must not be asked again
            tell(Event.FAULT_WHILE_ANOTHER_WAS_SHOWN, another)
            self._say_plainly_once(fault)
        finally:
            self._waiting = None

    def _say_plainly_once(self, fault: BaseException) -> None:
        """Leave a window that cannot even say so to be closed: a box would stand in the way."""
        if not self._has_said_plainly:
            self._has_said_plainly = True
            say_plainly(fault)

    def _tell_more(self, fault: BaseException) -> None:
        self._more += 1
        if self._more <= _TOLD_AT_MOST:
            tell(Event.FAULT_BEHIND_THE_PAGE, fault)


def say_plainly(fault: BaseException) -> None:
    """Say that *fault* happened where no page can: in a box of the system's, with its number."""
    keep_texts_out()
    reference = secrets.token_hex(4).upper()
    tell(Event.FAULT, fault, reference=reference)
    said = _(
        "The program made a mistake. Everything saved so far is safe. Close the program and open "
        "it again. If it happens twice, give your technician this number: {number}"
    )
    box = QMessageBox(QMessageBox.Icon.Critical, _("MMEP desk"), said.format(number=reference))
    box.setObjectName("fault_box")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
