"""Tables that leave as a workbook: texts, numbers and days in rows, and never a formula."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | None
"""What stands in one place of a table; nothing leaves it empty."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, its first row the *heads* where it has some.

    Rows that would be too many to hold come one by one, and are there once.
    """

    name: str
    heads: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]
