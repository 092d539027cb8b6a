"""Tables that leave as a workbook: texts and numbers in rows, and never a formula."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, its first row the *heads*."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
