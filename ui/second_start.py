"""What a second start does: the first window comes to the front, or a sentence says why not."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.holding import Hold, hold
from ui.doorbell import ring_until
from ui.main_window import MainWindow
from ui.problem.page import ProblemPage

CAME_TO_THE_FRONT, SILENT = 0, 5
"""Exit statuses of a second start; README.md says them too."""

_PATIENCE, _NEXT_PATIENCE, _ONCE = 10.0, 2.0, 0.01
"""Seconds. A first start that is just loading, or just closing, needs some."""

_AGAIN_MS = 3_000
"""How often the sentence looks whether it is still true."""


def meet_first(app: QApplication, folder: Path, patience: float = _PATIENCE) -> Hold | int:
    """Bring the window that has the desk in *folder* to the front and return the exit status.

    Where that program ended meanwhile, return the hold on its desk instead.
    """
    meeting = _Meeting(folder)
    meeting.try_for(patience)
    if meeting.result is None:
        _say_that_it_is_silent(app, meeting)
    return SILENT if meeting.result is None else meeting.result


class _Meeting:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.result: Hold | int | None = None

    def try_for(self, patience: float) -> None:
        if ring_until(self._folder, self._has_desk, patience):
            self.result = CAME_TO_THE_FRONT

    def _has_desk(self) -> bool:
        try:
            self.result = hold(self._folder)
        except DeskError:
            return False
        return True


def _say_that_it_is_silent(app: QApplication, meeting: _Meeting) -> None:
    window, page = MainWindow(), ProblemPage(at_the_door=True)

    def try_for(patience: float) -> None:
        meeting.try_for(patience)
        if meeting.result is not None:
            window.close()

    page.left.connect(lambda: try_for(_NEXT_PATIENCE))
    again = QTimer(window)
    again.timeout.connect(lambda: try_for(_ONCE))
    again.start(_AGAIN_MS)
    window.show_door("problem", page)
    page.show_problem(DeskError(Problem.DESK_SILENT))
    window.show()
    app.exec()
    again.stop()
    window.deleteLater()
