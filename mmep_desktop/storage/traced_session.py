"""A session that remembers every row it adds, changes or removes, so that no line is forgotten."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Engine, event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from mmep_desktop.domain.acts import Act
from mmep_desktop.storage.tables import Row
from mmep_desktop.storage.traced_rows import RowCodes, is_traced, naming
from mmep_desktop.storage.trail_lines import Line


class TracedSession(Session):
    """A session on the store that knows which lines its work leaves in the trail."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._acts: dict[Row, Act] = {}
        self._notes: list[Line] = []
        self._written: list[Line] = []

    def wrote(self, line: Line) -> None:
        """Remember a row that was added past this session; whatever is done to it comes after."""
        self._written.append(line)

    def note(self, line: Line) -> None:
        """Remember an act that changes no row."""
        self._notes.append(line)

    def lines(self, codes: RowCodes) -> Iterator[Line]:
        """Yield what the work so far leaves in the trail, with the rows as they are now."""
        yield from self._written
        for row, act in self._acts.items():
            code = b"" if act is Act.REMOVED else codes.code(row)
            yield Line(act, row.__tablename__, naming(type(row))(row), code)
        yield from self._notes

    @property
    def has_lines(self) -> bool:
        """Whether anything was done so far."""
        return bool(self._acts or self._notes or self._written)

    def forget(self) -> None:
        """Begin anew: what was done so far is kept, or undone."""
        self._acts.clear()
        self._notes.clear()
        self._written.clear()

    def see(self, new: Iterable[object], changed: Iterable[object], gone: Iterable[object]) -> None:
        """Remember what a flush did."""
        for rows, act in ((gone, Act.REMOVED), (new, Act.KEPT), (changed, Act.CHANGED)):
            for row in rows:
                if isinstance(row, Row) and is_traced(row):
                    self._acts[row] = _together(self._acts.get(row), act)


def _together(before: Act | None, act: Act) -> Act:
    """Return what two acts on one row come to: one that was added and then changed was added."""
    return Act.KEPT if (before, act) == (Act.KEPT, Act.CHANGED) else act


@event.listens_for(TracedSession, "after_flush")
def _see_flush(session: TracedSession, _flushed: UOWTransaction) -> None:
    changed = [row for row in session.dirty if session.is_modified(row, include_collections=False)]
    session.see(session.new, changed, session.deleted)


@event.listens_for(TracedSession, "after_soft_rollback")
def _forget_undone(session: TracedSession, _undone: object) -> None:
    session.forget()


@event.listens_for(TracedSession, "do_orm_execute")
def _refuse_unseen(state: ORMExecuteState) -> None:
    """Refuse statements that change rows past the session: they would leave no line."""
    if state.statement.is_dml:
        raise RuntimeError("rows are added, changed and removed one by one, through the session")
