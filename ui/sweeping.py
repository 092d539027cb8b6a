"""Let go of reference cycles on the window's thread alone.

Pages and what they are connected to form cycles. Left to itself, Python looks for cycles in
whichever thread happens to make an object, and a part of the window that is let go in another
thread ends the program: Qt has deleted it already, or still draws it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_OFTEN_MS = 1000
_YOUNGEST = 0

_QUIET_SWEEPS = 10
"""So many in a row found nothing to look at: whoever sits there is reading, talking or gone."""

_MOST_PUT_OFF = 30
"""Sweeps of more than what is youngest, where there is never such a rest."""


class Sweeper(QObject):
    """Looks as often as Python would, and only while the window waits for somebody.

    What outlived more than one sweep is set aside until there is a rest: most of it is modules,
    which never go, and to look through all of it takes longer than an answer.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._quiet = 0
        self._put_off = 0
        timer = QTimer(self)
        timer.timeout.connect(self.sweep)
        timer.start(_OFTEN_MS)

    def sweep(self) -> None:
        """Look through the oldest generation that is due, or through everything in a rest."""
        due = _due()
        self._quiet = 0 if due is not None else self._quiet + 1
        if self._put_off and (self._quiet >= _QUIET_SWEEPS or self._put_off >= _MOST_PUT_OFF):
            self._look_at_all()
        elif due is not None:
            gc.collect(due)
            if due > _YOUNGEST:
                self._put_off += 1
                gc.freeze()

    def _look_at_all(self) -> None:
        self._put_off = 0
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _due() -> int | None:
    """Return the oldest generation that Python would look through by now."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counts) if count > most]
    return max(due, default=None)
