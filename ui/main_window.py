"""The one window: it shows what stands before the records, or the open desk, and nothing else."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from mmep_desktop.words import _
from ui.shell.practice_frame import PracticeFrame

if TYPE_CHECKING:  # the first page must not wait for the desk's own parts
    from ui.shell.desk_shell import DeskShell


class MainWindow(QMainWindow):
    """Shows one thing at a time; what was shown before is let go with all that it holds."""

    def __init__(self, *, practice: bool = False) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._door = ""
        self._desk: DeskShell | None = None
        self._layers = QStackedWidget()
        self._practice = practice
        self.name_itself()
        self.setCentralWidget(PracticeFrame(self._layers, practice=practice))
        self.resize(1280, 720)

    def name_itself(self) -> None:
        """Set the title, which never changes with what is shown."""
        self.setWindowTitle(_("MMEP desk, practice") if self._practice else _("MMEP desk"))

    def show_door(self, code: str, page: QWidget) -> None:
        """Show *page*, which stands before the records and is known as *code*."""
        self._desk, self._door = None, code
        self._show(page)

    def show_desk(self, shell: "DeskShell") -> None:
        """Show the open desk."""
        self._desk = shell
        self._show(shell)

    def cover(self) -> None:
        """Take everything off the screen at once, in every window of the program."""
        family_has_the_keys = QApplication.activeWindow() not in {None, self}
        self._desk, self._door = None, ""
        self._show(QWidget())
        if family_has_the_keys:
            self.activateWindow()
        for window in QApplication.topLevelWidgets():
            if window is not self:
                window.hide()
        self.repaint()

    @property
    def desk(self) -> "DeskShell":
        """The open desk. Raises ``LookupError`` while there is none."""
        if self._desk is None:
            raise LookupError("the desk is locked")
        return self._desk

    @property
    def part(self) -> QWidget | None:
        """What is shown now: the page at the door, or the open desk."""
        return self._layers.currentWidget()

    def shown_page(self) -> str | None:
        """Give the code of the page at the door, or of the open page of the desk."""
        return self._desk.shown_page() if self._desk else self._door

    def _show(self, part: QWidget) -> None:
        before = self._layers.currentWidget()
        self._layers.addWidget(part)
        self._layers.setCurrentWidget(part)
        if before is not None:
            before.hide()
            self._layers.removeWidget(before)
            before.setParent(None)
            before.deleteLater()
