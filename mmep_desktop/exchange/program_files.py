"""A center's own list of programs, as .toml or .csv: each program as texts by their columns."""

import csv
import io
import tomllib
from collections.abc import Mapping
from pathlib import Path

from mmep_desktop.errors import DeskError, Problem

LARGEST = 1_000_000
"""Bytes: a list that somebody typed is far smaller."""

Row = dict[str, str]


def read_program_file(path: Path) -> tuple[Row, ...]:
    """Return what stands in the file at *path*, a row for each program, nothing of it judged.

    Raises ``DeskError`` with ``ROSTER_UNREADABLE`` where it cannot be opened, and with
    ``NO_PROGRAMS`` where it is no such list.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as refusal:
        raise DeskError(Problem.ROSTER_UNREADABLE, errno=refusal.errno or 0) from None
    if len(content) > LARGEST:
        raise DeskError(Problem.NO_PROGRAMS)
    read = {".toml": _toml_rows, ".csv": _csv_rows}.get(path.suffix.lower())
    if read is None:
        raise DeskError(Problem.NO_PROGRAMS)
    try:
        return read(content.decode("utf-8-sig"))
    except (ValueError, csv.Error, RecursionError):  # ValueError: letters, TOML, or endless figures
        raise DeskError(Problem.NO_PROGRAMS) from None


def _toml_rows(text: str) -> tuple[Row, ...]:
    tables = tomllib.loads(text).get("program", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise DeskError(Problem.NO_PROGRAMS)
    return tuple({key: _plain(value) for key, value in table.items()} for table in tables)


def _csv_rows(text: str) -> tuple[Row, ...]:
    first = text.partition("\n")[0]
    parted = csv.reader(
        io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    lines = [line for line in parted if any(cell.strip() for cell in line)]
    headings = [cell.strip().lower().replace(" ", "_") for cell in lines[0]] if lines else []
    return tuple(
        {heading: cell for heading, cell in zip(headings, line, strict=False) if heading}
        | ({"": "more"} if any(cell.strip() for cell in line[len(headings) :]) else {})
        for line in lines[1:]
    )


def _plain(value: object) -> str:
    """Return a value as the text that a cell would hold."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return " ".join(map(str, value))
        case Mapping():
            return "; ".join(f"{key}={_plain(some)}" for key, some in value.items())
        case _:
            return str(value)
