"""Run long work off the window's thread and bring its result home, if anybody is still there."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

Result = TypeVar("Result")


def in_background(
    owner: QObject,
    work: Callable[[], Result],
    on_done: Callable[[Result], object],
    on_error: Callable[[Exception], object],
    let_go: Callable[[Result], object] | None = None,
) -> None:
    """Run *work* in another thread; then call *on_done* or *on_error* on the window's thread.

    Neither is called when *owner*, the page that asked, is gone by then: a result that must not be
    left lying, such as an open store, goes to *let_go*.
    """
    _Homecoming(owner, work, on_done, on_error, let_go).set_out()


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

    def forget(self) -> None:
        """Hold nothing any more: PySide keeps a job that was run, and with it whatever it holds."""
        self._work = self._come_home = _nothing


def _nothing(*_given: object) -> Any:  # noqa: ANN401 - stands in for any work
    return None


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
        let_go: Callable[[Result], object] | None,
    ) -> None:
        super().__init__()
        self._owner = owner
        self._on_done = on_done
        self._on_error = on_error
        self._let_go = let_go
        self._job = _Job(work, self.arrived.emit)
        self._job.setAutoDelete(False)
        self.arrived.connect(self._arrive)  # emitted in another thread: it waits its turn in ours

    def set_out(self) -> None:
        _ON_THE_WAY.add(self)
        QThreadPool.globalInstance().start(self._job)

    @Slot(object)
    def _arrive(self, outcome: object) -> None:
        _ON_THE_WAY.discard(self)
        self._job.forget()
        is_waited_for = isValid(self._owner)
        if isinstance(outcome, _Done):
            take = self._on_done if is_waited_for else self._let_go
            if take is not None:
                take(outcome.result)  # type: ignore[arg-type]  # the result of work, as given
        elif is_waited_for and isinstance(outcome, Exception):
            self._on_error(outcome)


# Qt drops what Python forgets: each homecoming is remembered until it has arrived.
_ON_THE_WAY: set[QObject] = set()
