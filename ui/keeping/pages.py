"""The two pages of keeping, and what leads from one to the other."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from mmep_desktop.services.keeping import Line
from mmep_desktop.words import _
from ui.keeping.hold_page import HoldPage
from ui.keeping.page import KeepingPage
from ui.shell.desk_shell import Make


class KeepingPages(QObject):
    """*show* opens a page, *leave* goes back to the settings; the pages are made when needed."""

    def __init__(
        self,
        make_keeping: Callable[[], KeepingPage],
        make_hold: Callable[[], HoldPage],
        show: Callable[[str], None],
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._make_keeping, self._make_hold = make_keeping, make_hold
        self._show, self._leave = show, leave

    def pages(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return {"keeping": lambda: self._keeping, "hold": lambda: self._hold}

    @cached_property
    def _keeping(self) -> KeepingPage:
        page = self._make_keeping()
        page.left.connect(self._leave)
        page.hold_asked.connect(self._ask_to_hold)
        return page

    @cached_property
    def _hold(self) -> HoldPage:
        page = self._make_hold()
        page.left.connect(self.open)
        page.held.connect(self._show_held)
        return page

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
