"""How long nobody touched the desk; when that is too long it locks, and it says so a minute before.

Time is taken from two clocks, and the longer one counts: the clock of the program may stand still
while the computer sleeps, and the clock on the wall may be set back.
"""

import math

from PySide6.QtCore import QObject, QTimer, Signal

from mmep_desktop.clock import Clocks, Elapsed
from ui.lock.touching import Touching

COUNTED_SECONDS = 60
"""The last seconds before the lock, which everyone sees counted; of a single minute, half of it."""

_LOOK_EVERY_MS = 1000


class IdleLock(QObject):
    """Signals ``over`` once nobody touched any window for the minutes allowed.

    ``counted`` carries the seconds left during the last minute, and None when somebody touched the
    desk in time.
    """

    counted = Signal(object)
    over = Signal()

    def __init__(self, minutes: int, parent: QObject, clocks: Clocks | None = None) -> None:
        super().__init__(parent)
        self._allowed = minutes * 60
        self._untouched = Elapsed(clocks or Clocks())
        self._is_counting = False
        self._touching = Touching(self.touch, self)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._touching.watch_windows()

    def allow(self, minutes: int) -> None:
        """Wait *minutes* from now on, unless it is too late already."""
        if self.touch():
            self._allowed = minutes * 60

    def touch(self) -> bool:
        """Begin to wait anew; False when it is too late, as after a night with the lid shut."""
        if self._left() <= 0:
            return False
        self._untouched.begin_anew()
        if self._is_counting:
            self._is_counting = False
            self.counted.emit(None)
        return True

    def look(self) -> None:
        """Count the last minute, and signal its end."""
        self._touching.watch_windows()
        left = self._left()
        if left <= 0:
            self.stop()
            self.over.emit()
        elif left <= min(COUNTED_SECONDS, self._allowed / 2):
            self._is_counting = True
            self.counted.emit(math.ceil(left))

    def untouched_seconds(self) -> float:
        """Return how long nobody has touched the desk."""
        return self._untouched.seconds()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._touching.stop()

    def _left(self) -> float:
        return self._allowed - self._untouched.seconds()
