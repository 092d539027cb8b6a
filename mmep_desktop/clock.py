"""The time at the desk, and how much of it has passed by two clocks."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


class SystemClock:
    """This computer's clock, with its offset from UTC."""

    def now(self) -> datetime:
        """Return the time now."""
        return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Clocks:
    """Two clocks, in seconds: one that only goes on, and the one on the wall."""

    steady: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time


class Elapsed:
    """The time since some moment; the clock that counted more of it is believed.

    The steady one may stand still while the computer sleeps, the one on the wall may be set back.
    """

    def __init__(self, clocks: Clocks) -> None:
        self._clocks = clocks
        self.begin_anew()

    def begin_anew(self) -> None:
        """Count from now."""
        self._steady, self._wall = self._clocks.steady(), self._clocks.wall()

    def seconds(self) -> float:
        """Return how many seconds have passed."""
        return max(self._by_steady(), self._by_wall(), 0)

    def asleep_seconds(self) -> float:
        """Return how many of them only the wall knows of: the computer slept, or was set on."""
        return max(self._by_wall() - self._by_steady(), 0)

    def _by_steady(self) -> float:
        return self._clocks.steady() - self._steady

    def _by_wall(self) -> float:
        return self._clocks.wall() - self._wall
