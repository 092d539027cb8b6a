"""Run long work off the window's thread and bring its result home, if anybody is still there."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

Result = TypeVar("Result")


def in_background(
    owner: QObject,
    work: Callable[[], Result],
    on_done: Callable[[Result], object],
    on_error: Callable[[Exception], object],
) -> None:
    """Run *work* in another thread; then call *on_done* or *on_error* on the window's thread.

    Neither is called when *owner*, the page that asked, is gone by then.
    """
    _Homecoming(owner, work, on_done, on_error).set_out()


class Progress(QObject):
    """How far a long work is and whether the clerk wants it stopped; shared by two threads."""

    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_cancelled = False

    def report(self, done: int, total: int) -> None:
        """Tell, from any thread, that *done* of *total* steps are behind."""
        self.moved.emit((done, total))

    def cancel(self) -> None:
        """Ask the work to stop at its next step and leave nothing half done."""
        self._is_cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether the work is to stop; asked by the work between two steps."""
        return self._is_cancelled


class _Job(QRunnable, Generic[Result]):
    def __init__(self, work: Callable[[], Result], come_home: Callable[[object], None]) -> None:
        super().__init__()
        self._work = work
        self._come_home = come_home

    def run(self) -> None:
        try:
            outcome: object = _Done(self._work())
        except Exception as error:  # noqa: BLE001 - handed to on_error, which tells the two kinds apart
            outcome = error
        self._come_home(outcome)


class _Done:
    def __init__(self, result: object) -> None:
        self.result = result


class _Homecoming(QObject, Generic[Result]):
    """Carries one outcome to the window's thread, and outlives the page that waits for it."""

    arrived = Signal(object)

    def __init__(
        self,
        owner: QObject,
        work: Callable[[], Result],
        on_done: Callable[[Result], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        super().__init__()
        self._owner = owner
        self._on_done = on_done
        self._on_error = on_error
        self._job = _Job(work, self.arrived.emit)
        self._job.setAutoDelete(False)
        self.arrived.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def set_out(self) -> None:
        _ON_THE_WAY.add(self)
        QThreadPool.globalInstance().start(self._job)

    @Slot(object)
    def _arrive(self, outcome: object) -> None:
        _ON_THE_WAY.discard(self)
        if not isValid(self._owner):
            return
        if isinstance(outcome, _Done):
            self._on_done(outcome.result)  # type: ignore[arg-type]  # the result of work, as given
        elif isinstance(outcome, Exception):
            self._on_error(outcome)


# Qt drops what Python forgets: each homecoming is remembered until it has arrived.
_ON_THE_WAY: set[QObject] = set()
