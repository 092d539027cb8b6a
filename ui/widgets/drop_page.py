"""A page that takes files which are dropped on it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DropPage(QWidget):
    """``dropped`` carries the files' paths: one alone, or with *takes_many* as many as come.

    What is no file of this computer is not taken.
    """

    dropped = Signal(tuple)

    def __init__(self, *, takes_many: bool = False) -> None:
        super().__init__()
        self._takes_many = takes_many
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show whether what is dragged will be taken."""
        if self._files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        if files := self._files_of(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _files_of(self, dropped: QMimeData) -> tuple[Path, ...]:
        urls = dropped.urls()
        if not all(url.isLocalFile() for url in urls) or (len(urls) > 1 and not self._takes_many):
            return ()
        return tuple(Path(url.toLocalFile()) for url in urls)
