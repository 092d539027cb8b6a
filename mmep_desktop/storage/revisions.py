"""Former revisions, written once, and the corrections that are under way."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from mmep_desktop.domain.revision import Cause, Correction, Reason, Revision
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.plain import (
    determination_from,
    determination_text,
    draft_from,
    draft_text,
    half_typed_from,
    half_typed_text,
    known,
    rows_from,
    rows_text,
)
from mmep_desktop.storage.tables import CorrectionRow, RevisionRow


class SqlRevisionRecords:
    """``RevisionRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, screening_id: str, revision: Revision) -> None:
        """Keep a former *revision*; a number that is taken is a mistake."""
        self._session.add(_revision_row(screening_id, revision))
        self._session.flush()

    def former_of(self, screening_id: str) -> tuple[Revision, ...]:
        """Return the former revisions by their numbers."""
        rows = select(RevisionRow).where(RevisionRow.screening_id == screening_id)
        in_order = self._session.scalars(rows.order_by(RevisionRow.number))
        return tuple(_revision(row) for row in in_order)

    def begun(self, screening_id: str) -> Correction | None:
        """Return the correction that was begun."""
        row = self._session.get(CorrectionRow, screening_id)
        return None if row is None else _correction(row)

    def keep(self, correction: Correction) -> Correction:
        """Keep *correction* unless somebody else saved or ended it in between."""
        row = self._seen(correction)
        is_new = row is None
        row = row or CorrectionRow()
        _fill(row, correction)
        if is_new:
            self._session.add(row)
        else:
            flag_modified(row, "saved_at")  # a saving counts even when it changes nothing
        self._flush()
        return replace(correction, savings=row.savings)

    def drop(self, correction: Correction) -> None:
        """End *correction* unless somebody else saved or ended it in between."""
        row = self._seen(correction)
        if row is not None:
            self._session.delete(row)
            self._flush()

    def _seen(self, correction: Correction) -> CorrectionRow | None:
        """Return the row as *correction* last saw it. Raises ``DeskError(CHANGED_ELSEWHERE)``."""
        row = self._session.get(CorrectionRow, correction.screening_id)
        if correction.savings != (row.savings if row is not None else 0):
            raise DeskError(Problem.CHANGED_ELSEWHERE)
        return row

    def _flush(self) -> None:
        try:
            self._session.flush()
        except StaleDataError:
            raise DeskError(Problem.CHANGED_ELSEWHERE) from None


def cause_texts(reason: Reason | None) -> tuple[str, str]:
    """Return how *reason* is kept: its cause, and the clerk's own words; both empty for none."""
    return ("", "") if reason is None else (reason.cause.value, reason.words)


def reason_from(cause: str, words: str) -> Reason | None:
    """Return the reason that was kept. Raises ``DeskError(STORE_DAMAGED)``."""
    return Reason(known(Cause, cause), words) if cause else None


def _revision_row(screening_id: str, revision: Revision) -> RevisionRow:
    cause, words = cause_texts(revision.reason)
    return RevisionRow(
        screening_id=screening_id,
        number=revision.number,
        language=revision.language,
        draft=draft_text(revision.draft),
        determination=determination_text(revision.determination),
        finished_by=revision.finished_by,
        finished_at=revision.finished_at,
        cause=cause,
        cause_words=words,
    )


def _revision(row: RevisionRow) -> Revision:
    return Revision(
        number=row.number,
        language=row.language,
        draft=draft_from(row.draft),
        determination=determination_from(row.determination),
        finished_by=row.finished_by,
        finished_at=row.finished_at,
        reason=reason_from(row.cause, row.cause_words),
    )


def _fill(row: CorrectionRow, correction: Correction) -> None:
    """Write all of *correction* but its savings, which the session counts."""
    row.screening_id = correction.screening_id
    row.cause, row.cause_words = cause_texts(correction.reason)
    row.language = correction.language
    row.draft = draft_text(correction.draft)
    row.at = correction.at
    row.rows = rows_text(correction.rows)
    row.begun_by = correction.begun_by
    row.begun_at = correction.begun_at
    row.saved_at = correction.saved_at
    row.half_typed = half_typed_text(correction.half_typed)


def _correction(row: CorrectionRow) -> Correction:
    return Correction(
        screening_id=row.screening_id,
        reason=Reason(known(Cause, row.cause), row.cause_words),
        language=row.language,
        draft=draft_from(row.draft),
        at=row.at,
        rows=rows_from(row.rows),
        begun_by=row.begun_by,
        begun_at=row.begun_at,
        saved_at=row.saved_at,
        savings=row.savings,
        half_typed=half_typed_from(row.half_typed),
    )
