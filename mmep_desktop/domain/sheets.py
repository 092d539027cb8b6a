"""Tables that leave as a workbook: texts, numbers and days in rows, and never a formula."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | None
"""What stands in one place of a table; nothing leaves it empty."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, its first row the *heads* where it has some."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
