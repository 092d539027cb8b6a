"""What a check of the whole store found: whether everything is as the trail left it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Told = Callable[[int, int], None]
"""Is told how many steps of how many are done; what it raises ends the check."""

Ends = Mapping[str, tuple[int, bytes]]
"""Where the trail ended, as other places keep it, by the name of the place: number and seal."""


@dataclass(frozen=True, slots=True)
class KeptEnd:
    """Where the trail ended at a moment: number and seal of its last line, kept at a *place*."""

    place: str
    seq: int
    seal: bytes
    at: datetime


class Wrong(StrEnum):
    """One way in which a store is not as its trail left it."""

    LINE_ALTERED = "line-altered"
    LINES_MISSING = "lines-missing"
    CUT_OR_PUT_BACK = "cut-or-put-back"
    WAS_PUT_BACK = "was-put-back"
    ANCHOR_LOST = "anchor-lost"
    ANCHOR_ALTERED = "anchor-altered"
    RECORD_ALTERED = "record-altered"
    RECORD_PUT_BACK = "record-put-back"
    RECORD_ADDED = "record-added"
    RECORD_REMOVED = "record-removed"
    SEARCH_ALTERED = "search-altered"
    COUNTS_ALTERED = "counts-altered"
    TABLES_ALTERED = "tables-altered"
    PAGES_DAMAGED = "pages-damaged"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong.

    *kind* names the table, and *about* is the id of the record, the number of the line or page, or
    the day that was miscounted.
    """

    wrong: Wrong
    kind: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was looked at, and everything that is wrong with it."""

    lines: int
    records: int
    found: tuple[Found, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.found

    @property
    def counted(self) -> Mapping[Wrong, int]:
        """How often each thing that is wrong was found, in the order of ``Wrong``."""
        times = Counter(each.wrong for each in self.found)
        return {wrong: times[wrong] for wrong in Wrong if times[wrong]}
