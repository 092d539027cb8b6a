"""What of a coverage leaves the desk: no name, and no count that tells of fewer than ten people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mmep_desktop.domain.center import Center
from mmep_desktop.domain.coverage import (
    REFERRED,
    Coverage,
    CoverageLine,
    Days,
    Fate,
    Lines,
    NotYetReason,
    Span,
)
from mmep_desktop.domain.masking import LEAST, Sum, hidden, is_small


class Column(StrEnum):
    """What is counted of each line."""

    REGISTERED = "registered"
    ASKED = "asked"
    NOT_YET = "not_yet"
    NO_REFERRAL = "no_referral"
    DECLINED = "declined"
    REFERRED = "referred"
    HANDED_OVER = "handed_over"
    TO_HAND_OVER = "to_hand_over"
    CONSENT_MISSING = "consent_missing"
    CONSENT_REFUSED = "consent_refused"
    FORGOTTEN = "forgotten"

    def of(self, line: CoverageLine) -> int:
        """Return how many it is of *line*."""
        match self:
            case Column.REGISTERED:
                return line.registered
            case Column.ASKED:
                return line.asked
            case Column.REFERRED:
                return line.referred
            case _:
                return line.of(Fate(self.value))


Cells = Mapping[Column, int | None]
"""The counts of a line; nothing stands for one that is hidden."""

OF_A_SCHOOL = (
    Column.REGISTERED,
    Column.ASKED,
    Column.NO_REFERRAL,
    Column.DECLINED,
    Column.REFERRED,
    Column.NOT_YET,
)
OF_A_LANGUAGE = (Column.ASKED, Column.NO_REFERRAL, Column.DECLINED, Column.REFERRED)
OF_A_PART = (Column.REGISTERED, Column.ASKED, Column.NOT_YET)

_DIVIDED = (
    (Column.REGISTERED, (Column.ASKED, Column.NOT_YET)),
    (Column.ASKED, (Column.NO_REFERRAL, Column.DECLINED, Column.REFERRED)),
    (Column.REFERRED, tuple(Column(fate.value) for fate in REFERRED)),
)
"""What each column is the sum of."""

_Key = tuple[str, str, str]
"""Table, line and column."""

_WHOLE, _BEFORE, _SCHOOLS, _LANGUAGES, _PARTS = "whole", "before", "school", "language", "part"
_SCHOOLS_BEFORE, _WHY = "school before", "why"


@dataclass(frozen=True, slots=True)
class Percent:
    """Whole per cent asked; *is_least* says that it is more than that, and not by how much."""

    value: int
    is_least: bool = False


@dataclass(frozen=True, slots=True)
class Masked:
    """A coverage as it may leave the desk. A count that is nothing is hidden.

    *percent* is nothing where it would give a hidden count away, and *minutes* where there were
    fewer than ten interviews.
    """

    span: Span
    days: Days
    whole: Cells
    why: Mapping[NotYetReason | None, int | None]
    percent: Percent | None
    schools: tuple[tuple[str, Cells], ...]
    languages: tuple[tuple[str, Cells], ...]
    parts: tuple[tuple[Days, Cells], ...]
    minutes: float | None
    before_days: Days
    before: Cells
    before_percent: Percent | None
    schools_before: tuple[tuple[str, Cells], ...]

    @property
    def hides_some(self) -> bool:
        """Whether a count is hidden anywhere."""
        tables = (*self.schools, *self.languages, *self.schools_before)
        named = (cells for _, cells in tables)
        parts = (cells for _, cells in self.parts)
        lines = (self.whole, self.before, *named, *parts)
        return None in self.why.values() or any(None in cells.values() for cells in lines)


@dataclass(frozen=True, slots=True)
class ForDirector:
    """All that the report says; nothing in it is of one family, nor of fewer than ten people."""

    center: Center
    made_on: date
    coverage: Masked


def masked(coverage: Coverage) -> Masked:
    """Return *coverage* without the counts that are hidden."""
    cells = dict(_cells(coverage))
    out = hidden(cells, tuple(_sums(coverage, cells)))
    shown = {key: None if key in out else count for key, count in cells.items()}

    def cells_of(table: str, name: str, columns: tuple[Column, ...]) -> Cells:
        return {column: shown[table, name, column.value] for column in columns}

    def lines_of(
        table: str, lines: Lines, columns: tuple[Column, ...]
    ) -> tuple[tuple[str, Cells], ...]:
        return tuple((name, cells_of(table, name, columns)) for name, _line in lines)

    whole, before = (cells_of(table, "", tuple(Column)) for table in (_WHOLE, _BEFORE))
    return Masked(
        span=coverage.span,
        days=coverage.days,
        whole=whole,
        why={reason: shown[_WHY, reason or "", ""] for reason in coverage.whole.why},
        percent=_percent(coverage.whole, whole),
        schools=lines_of(_SCHOOLS, coverage.schools, OF_A_SCHOOL),
        languages=lines_of(_LANGUAGES, coverage.languages, OF_A_LANGUAGE),
        parts=tuple(
            (days, cells_of(_PARTS, str(days.first), OF_A_PART)) for days, _line in coverage.parts
        ),
        minutes=coverage.minutes if coverage.interviews >= LEAST else None,
        before_days=coverage.before_days,
        before=before,
        before_percent=_percent(coverage.before, before),
        schools_before=lines_of(_SCHOOLS_BEFORE, coverage.schools_before, OF_A_PART),
    )


def _cells(coverage: Coverage) -> Iterator[tuple[_Key, int]]:
    for table, name, line, columns in _lines(coverage):
        for column in columns:
            yield (table, name, column.value), column.of(line)
    for reason, count in coverage.whole.why.items():
        yield (_WHY, reason or "", ""), count


def _lines(
    coverage: Coverage,
) -> Iterator[tuple[str, str, CoverageLine, tuple[Column, ...]]]:
    yield _WHOLE, "", coverage.whole, tuple(Column)
    yield _BEFORE, "", coverage.before, tuple(Column)
    for name, line in coverage.schools:
        yield _SCHOOLS, name, line, OF_A_SCHOOL
    for name, line in coverage.languages:
        yield _LANGUAGES, name, line, OF_A_LANGUAGE
    for name, line in coverage.schools_before:
        yield _SCHOOLS_BEFORE, name, line, OF_A_PART
    for days, line in coverage.parts:
        yield _PARTS, str(days.first), line, OF_A_PART


def _sums(coverage: Coverage, cells: Mapping[_Key, int]) -> Iterator[Sum[_Key]]:
    """Yield what a reader can add up: along each line, and down each column to the whole."""
    for table, name, _line, columns in _lines(coverage):
        for total, parts in _DIVIDED:
            if total in columns and set(parts) <= set(columns):
                along = tuple((table, name, part.value) for part in parts)
                yield Sum((table, name, total.value), along)
    if coverage.whole.why:
        why = tuple(key for key in cells if key[0] == _WHY)
        yield Sum((_WHOLE, "", Column.NOT_YET.value), why)
    tables = {_SCHOOLS: _WHOLE, _LANGUAGES: _WHOLE, _PARTS: _WHOLE, _SCHOOLS_BEFORE: _BEFORE}
    for table, whole in tables.items():
        for column in Column:
            down = tuple(key for key in cells if (key[0], key[2]) == (table, column.value))
            if down:
                yield Sum((whole, "", column.value), down)


def _percent(line: CoverageLine, shown: Cells) -> Percent | None:
    """Return the share that was asked, or what it is at least while a few are still to ask."""
    if shown[Column.REGISTERED] is None or not line.registered:
        return None
    if shown[Column.ASKED] is not None:
        return Percent(line.percent)
    if is_small(line.not_yet) and line.registered >= LEAST:
        least = (line.registered - LEAST + 1) * 100 // line.registered
        return Percent(least, is_least=True)
    return None
