"""The two pages of keeping, and what leads from one to the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mmep_desktop.services.keeping import Line
from mmep_desktop.words import _
from ui.keeping.hold_page import HoldPage
from ui.keeping.page import KeepingPage


class KeepingPages(QObject):
    """*show* opens a page, *leave* goes back to the settings."""

    def __init__(
        self,
        keeping: KeepingPage,
        hold: HoldPage,
        show: Callable[[str], None],
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._show, self._keeping, self._hold = show, keeping, hold
        self._keeping.left.connect(leave)
        self._keeping.hold_asked.connect(self._ask_to_hold)
        self._hold.left.connect(self.open)
        self._hold.held.connect(self._show_held)

    def pages(self) -> dict[str, QWidget]:
        """Return the pages by their codes."""
        return {"keeping": self._keeping, "hold": self._hold}

    def open(self) -> None:
        """Open the page with everything on it."""
        self._show("keeping")
        self._keeping.show_keeping()

    def _ask_to_hold(self, line: Line | None) -> None:
        self._show("hold")
        self._hold.ask(line)

    def _show_held(self) -> None:
        self._show("keeping")
        self._keeping.show_keeping(_("The record is held."))
