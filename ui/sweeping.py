"""Let go of reference cycles on the window's thread alone.

Pages and what they are connected to form cycles. Left to itself, Python looks for cycles in
whichever thread happens to make an object, and a part of the window that is let go in another
thread ends the program: Qt has deleted it already, or still draws it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_OFTEN_MS = 1000


class Sweeper(QObject):
    """Looks as often as Python would, and only while the window waits for somebody."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.sweep)
        timer.start(_OFTEN_MS)

    def sweep(self) -> None:
        """Look through the oldest generation that is due."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
