"""Results that an office's own program wrote, as .csv or .json: rows of texts, none judged."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mmep_desktop.domain.mmep_answers import MOST_ANSWERS
from mmep_desktop.domain.strict_json import Members, NotAsAgreed, loaded
from mmep_desktop.domain.written_results import WrittenRow, heading, is_a_table_of_results
from mmep_desktop.errors import DeskError, Problem

LARGEST: Final = 64_000_000
"""Bytes: as many results as one file of answers can hold, with the workbook's rows beside them."""


def read_results_file(path: Path) -> tuple[WrittenRow, ...]:
    """Return what stands in the file at *path*, a row for each child.

    Raises ``DeskError``: ``PARCEL_UNREADABLE`` where it cannot be opened, and
    ``RESULTS_UNREADABLE`` where it is no table of results.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as refusal:
        raise DeskError(Problem.PARCEL_UNREADABLE, errno=refusal.errno or 0) from None
    return results_in(content, path.suffix.casefold())


def results_in(content: bytes, suffix: str) -> tuple[WrittenRow, ...]:
    """Return what stands in *content*, of a file whose name ends so. Raises as above."""
    read = {".csv": _csv_rows, ".json": _json_rows}.get(suffix)
    if read is None or len(content) > LARGEST:
        raise DeskError(Problem.RESULTS_UNREADABLE)
    try:
        rows = tuple(read(content))
    except (ValueError, csv.Error):  # ValueError: letters, JSON, or endless figures
        raise DeskError(Problem.RESULTS_UNREADABLE) from None
    headings = {name for row in rows for name in row.texts}
    if len(rows) > MOST_ANSWERS or (rows and not is_a_table_of_results(headings)):
        raise DeskError(Problem.RESULTS_UNREADABLE)
    return rows


def _csv_rows(content: bytes) -> Iterator[WrittenRow]:
    """Yield each line below the headings, under the number that an editor shows for it."""
    text = content.decode("utf-8-sig")
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = [heading(cell) for cell in next(lines, [])]
    if len(set(names)) != len(names):
        raise NotAsAgreed("headings")
    for cells in lines:
        if len(cells) > len(names):
            raise NotAsAgreed("cells")
        if any(cell.strip() for cell in cells):
            yield WrittenRow(lines.line_num, _padded(names, cells))


def _padded(names: list[str], cells: list[str]) -> dict[str, str]:
    """Return *cells* by their headings, those that are not there as empty."""
    return dict(zip(names, [*cells, *[""] * (len(names) - len(cells))], strict=True))


def _json_rows(content: bytes) -> Iterator[WrittenRow]:
    """Yield each object of ``results``, counted from 1; nothing stands for a member of none."""
    told = Members(loaded(content))
    told.must_be(("results",))
    for place, one in enumerate(told.objects("results", MOST_ANSWERS), 1):
        texts = {heading(name): _text(one, name) for name in one.names()}
        if len(texts) != len(one.names()):
            one.refuse("its members")
        yield WrittenRow(place, texts)


def _text(one: Members, name: str) -> str:
    value = one.value(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        one.refuse(name)
    return str(value)
