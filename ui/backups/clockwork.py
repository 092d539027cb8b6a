"""Makes a backup when one is due, behind the clerk's back, and gives it up at once for the lock."""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from mmep_desktop.clock import Clocks, Elapsed
from mmep_desktop.domain.backups import Generation
from mmep_desktop.errors import DeskError
from mmep_desktop.services.backups import Backups, Stopped
from ui.backups.stopping import StoppableWork
from ui.lock.idle import IdleLock
from ui.tasks import in_background

LOOK_EVERY_MS = 5_000
AFTER_A_FAILURE = 600
"""Seconds until it is tried again: a disk that is full does not empty itself at once."""


class BackupClockwork(QObject):
    """Looks every few seconds whether a backup is due; ``made`` and ``failed`` tell how it went."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(
        self, backups: Backups, idle: IdleLock, parent: QObject, clocks: Clocks | None = None
    ) -> None:
        super().__init__(parent)
        self._backups = backups
        self._idle = idle
        self._since_unlock = Elapsed(clocks or Clocks())
        self._since_failure: Elapsed | None = None
        self._clocks = clocks or Clocks()
        self._work = StoppableWork()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    def look(self) -> None:
        """Make a backup in the background if it is time for one."""
        if self._work.is_running or self._rests():
            return
        untouched = timedelta(seconds=self._idle.untouched_seconds())
        unlocked = timedelta(seconds=self._since_unlock.seconds())
        try:
            is_due = self._backups.is_due(untouched, unlocked)
        except DeskError as refusal:
            self._fail(refusal)
            return
        if is_due:
            self._work.begin()
            in_background(self, self._make, self._have_made, self._fail)

    def stop(self) -> None:
        """Look no more, give up what is being made, and wait until nothing of it is left."""
        self._timer.stop()
        self._work.stop()

    def _make(self) -> Generation:
        try:
            self._work.step()
            return self._backups.make(self._work.step)
        finally:
            self._work.end()

    def _have_made(self, generation: Generation) -> None:
        self._since_failure = None
        self.made.emit(generation)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            return
        self._since_failure = Elapsed(self._clocks)
        if not isinstance(error, DeskError):
            raise error
        self.failed.emit(error)

    def _rests(self) -> bool:
        since = self._since_failure
        return since is not None and since.seconds() < AFTER_A_FAILURE
