"""Leads to the page that reads a school's list in, from the settings or by a file dropped."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject

from mmep_desktop.errors import DeskError
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.permissions import MAY, Deed
from ui.imports.page import ImportsPage
from ui.shell.desk_shell import Make
from ui.tasks import Progress, in_background


class ImportPages(QObject):
    """One page; *show* opens it, and *leave* goes back to the settings."""

    def __init__(
        self, desk: Desk, show: Callable[[str], None], leave: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._show, self._leave = desk, show, leave
        self.is_allowed = desk.clerk.role in MAY[Deed.IMPORT]
        self._stop: Callable[[], None] | None = None
        self._steps = Progress(self)

    def pages(self) -> dict[str, Make]:
        """Return what makes the page, by its code."""
        return {"imports": lambda: self._page}

    def show_imports(self) -> None:
        """Open the page with no file chosen."""
        self._show("imports")
        self._page.show_imports()

    def open_file(self, path: Path) -> None:
        """Look at the file at *path*, if this clerk may read lists in."""
        if self.is_allowed:
            self.show_imports()
            self._page.open_file(path)

    def go_on(self) -> None:
        """Keep, behind the clerk's back, what was read before the last lock and not kept yet."""
        if self.is_allowed:
            importing, steps = self._desk.importing, self._steps
            in_background(self, lambda: importing.go_on(steps), _be_content, _try_another_time)

    def stop(self) -> None:
        """Give up a reading that is under way; what is being kept goes on after the next unlock."""
        self._steps.cancel()
        if self._stop is not None:
            self._stop()

    @cached_property
    def _page(self) -> ImportsPage:
        page = ImportsPage(self._desk.importing)
        page.left.connect(self._leave)
        self._stop = page.stop
        return page


def _be_content(_lists: object) -> None:
    """Nobody waits for it: the children are on the list."""


def _try_another_time(error: Exception) -> None:
    if not isinstance(error, DeskError):
        raise error
