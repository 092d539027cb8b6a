"""The pages at MMEP's desk: from the list of work to one child, and back."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from mmep_desktop.domain.receiving import WorkLine
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.guide_sheets import GuidePage
from ui.preview.guide_sheet import guide_sheet
from ui.preview.page import Sheet
from ui.receive.page import ReceivePage
from ui.receive.record_page import ReceivedPage
from ui.shell.desk_shell import Make

LookAt = Callable[[Sheet, Callable[[], None]], None]


class AtMmep(QObject):
    """*show* opens a page, *look_at* a sheet, given what leads back from it."""

    def __init__(
        self, desk: Desk, show: Callable[[str], None], look_at: LookAt, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._show, self._look_at = desk, show, look_at

    def pages(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return {"receive": lambda: self._receive, "received": lambda: self._received}

    def show_work(self) -> None:
        """Open what centers sent."""
        self._show("receive")
        self._receive.show_work()

    def look_for(self, typed: str) -> None:
        """Keep the list to what is *typed* in the find box."""
        self._show("receive")
        self._receive.look_for(typed)

    def stop(self) -> None:
        """Stop long work at its next step."""
        if "_receive" in self.__dict__:
            self._receive.stop()

    @cached_property
    def _receive(self) -> ReceivePage:
        desk = self._desk
        page = ReceivePage(
            desk.mmep.receiving, desk.mmep.replying, desk.correspondence.partnering.pin
        )
        page.child_opened.connect(self._open_child)
        page.guide_asked.connect(self._show_guide)
        return page

    @cached_property
    def _received(self) -> ReceivedPage:
        page = ReceivedPage(self._desk.mmep.receiving, self._desk.mmep.replying)
        page.left.connect(self.show_work)
        return page

    def _show_guide(self) -> None:
        self._look_at(guide_sheet(self._desk.guide, GuidePage.RECEIVE), self.show_work)

    def _open_child(self, line: WorkLine) -> None:
        self._show("received")
        self._received.show_child(line)
