"""The system, or a terminal, asks the program to end: it closes as from its window's frame."""

import signal
from types import FrameType

from PySide6.QtCore import QCoreApplication, QTimer

_ASKED_TO_END = ("SIGINT", "SIGTERM", "SIGHUP")
_BY_SIGNAL = 128
"""What shells add to the number of the signal that ended a program."""


def end_when_asked(app: QCoreApplication) -> None:
    """Leave the window's loop at the first such signal; a second one ends the program at once.

    Python looks for signals whenever it runs, which is once a second at least: see ``Sweeper``.
    """

    def ask(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        QTimer.singleShot(0, app, lambda: app.exit(_BY_SIGNAL + number))

    for name in _ASKED_TO_END:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None:
            signal.signal(number, ask)
