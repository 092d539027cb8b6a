"""Results as an office's own programs write them: a row of texts for each child, all or none kept.

A child is named as in the workbook of everything: by the number of its referral and its row there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from mmep_desktop.domain.batch_rows import COLUMNS, Column
from mmep_desktop.domain.dates import BadDate, read_day
from mmep_desktop.domain.mmep_answers import MOST_TRIES, Result, may_be_answered


def heading(text: str) -> str:
    """Return a heading as it is compared: ``Referral number`` is ``referral_number``."""
    return text.strip().casefold().replace(" ", "_")


NUMBER: Final = heading(Column.REFERRAL)
ROW: Final = heading(Column.ROW)
NEEDED: Final = (NUMBER, ROW, "result")
TAKEN: Final = (*NEEDED, "on", "eligible_from", "eligible_until", "tries", "duplicate_of")
"""The columns that are read; days stand as 2026-09-10, and an empty ``on`` is today."""

PASSED_OVER: Final = frozenset(map(heading, COLUMNS)) - frozenset(TAKEN)
"""What may stand beside them: a program can give back the rows of the workbook as they are."""

_MOST_ROWS_OF_A_REFERRAL: Final = 999
_ENOUGH_DIGITS: Final = 9
"""Of a number with more, the first say as much: it is too large."""


class Refusal(StrEnum):
    """Why a row is not taken; the words stay as they are."""

    WRONG_VALUE = "wrong_value"
    REFERRAL_UNKNOWN = "referral_unknown"
    NUMBER_OF_SEVERAL = "number_of_several"
    CHILD_UNKNOWN = "child_unknown"
    WITHDRAWN = "withdrawn"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row that is not taken, by its *line* in the file, and the *columns* that are wrong."""

    line: int
    why: Refusal
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One row as it was read: its *line* in the file and its texts by their headings."""

    line: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WrittenResult:
    """What a row says became of the child at place *child*, from 0, of the referral *number*."""

    line: int
    number: str
    child: int
    result: Result
    on: date
    days: tuple[date, date] | None = None
    tries: int = 0
    duplicate_of: str = ""


def is_a_table_of_results(headings: Iterable[str]) -> bool:
    """Whether *headings* are those of results: what is needed, and nothing unheard of."""
    there = set(headings)
    return set(NEEDED) <= there <= {*TAKEN, *PASSED_OVER}


def result_in(row: WrittenRow, today: date) -> WrittenResult | RefusedRow:
    """Return what *row* says, or which of its columns are wrong: all of them."""
    reader = _Reader(row.texts, today)
    written = reader.result(row.line)
    return (
        RefusedRow(row.line, Refusal.WRONG_VALUE, tuple(reader.wrong)) if reader.wrong else written
    )


class _Reader:
    """Takes the columns of one row, noting in *wrong* those that cannot be read."""

    def __init__(self, texts: Mapping[str, str], today: date) -> None:
        self._texts = texts
        self._today = today
        self.wrong: list[str] = []

    def result(self, line: int) -> WrittenResult:
        number = self._text(NUMBER).upper()
        if not may_be_answered("any", number):
            self.wrong.append(NUMBER)
        row = self._count(ROW, _MOST_ROWS_OF_A_REFERRAL, least=1)
        code = self._text("result").casefold()
        if code not in set(Result):
            self.wrong.append("result")
        on = self._day("on") or self._today
        if on > self._today:
            self.wrong.append("on")
        first, last = self._day("eligible_from"), self._day("eligible_until")
        if (first is None) != (last is None):
            self.wrong.append("eligible_from" if first is None else "eligible_until")
        return WrittenResult(
            line=line,
            number=number,
            child=row - 1,
            result=Result(code) if code in set(Result) else Result.APPOINTMENT,
            on=on,
            days=(first, last) if first and last else None,
            tries=self._count("tries", MOST_TRIES),
            duplicate_of=self._text("duplicate_of").upper(),
        )

    def _text(self, name: str) -> str:
        return self._texts.get(name, "").strip()

    def _day(self, name: str) -> date | None:
        text = self._text(name)
        try:
            return read_day(text) if text else None
        except BadDate:
            self.wrong.append(name)
            return None

    def _count(self, name: str, most: int, least: int = 0) -> int:
        text = self._text(name) or "0"
        number = int(text[:_ENOUGH_DIGITS]) if text.isascii() and text.isdecimal() else -1
        if not least <= number <= most:
            self.wrong.append(name)
        return number
