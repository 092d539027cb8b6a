"""The workbook of a batch: the referrals, every answer, the counts, and what must be known of it.

Nothing of it is written to a file here, and what it says of families stands in no other place.
"""

from collections.abc import Iterator, Sequence

from mmep_desktop.documents.batch_meanings import meanings
from mmep_desktop.documents.disclosure_words import BASES
from mmep_desktop.documents.workbooks import workbook
from mmep_desktop.domain.batch_rows import COLUMNS, Contents, Row, Told, cells_of
from mmep_desktop.domain.batches import Batch
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.disclosure import ONWARD, Basis
from mmep_desktop.domain.sheets import Cell, Sheet

_ANSWERS = ("Referral number", "Asked alone", "Question", "Answer")
_COUNTS = ("What", "Count")

REDISCLOSURE = (
    "These records come from a school. They may be used only to find out whether the children can "
    "be helped by the Migrant Education Program, and may not be shown to anyone else without the "
    "written consent of a parent, or of the student from 18 on, except as 34 CFR 99.33 allows."
)


def batch_workbook(batch: Batch, center: Center, contents: Contents) -> bytes:
    """Return the workbook of *batch* as the content of an .xlsx file, not locked yet."""
    sheets = (
        referrals_sheet(batch.number, contents.rows),
        Sheet("Answers", _ANSWERS, tuple(_answers(contents.told))),
        Sheet("Counts", _COUNTS, contents.counts),
        Sheet("About", (), tuple(_about(batch, center, contents))),
    )
    return workbook(sheets, f"Batch {batch.number}", batch.made_at.date())


def referrals_sheet(number: int, rows: Sequence[Row]) -> Sheet:
    """Return the sheet with a row for each child who is referred."""
    placed = tuple(cells_of(row, number, place) for place, row in enumerate(rows, 1))
    return Sheet("Referrals", tuple(column.value for column in COLUMNS), placed)


def lines_of(contents: Contents) -> tuple[tuple[str, str], ...]:
    """Return what *contents* says of families, line by line: a caption and what stands under it."""
    return (*_lines(contents.rows), *_told_lines(contents.told))


def _lines(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        cells = ((column.value, row.get(column)) for column in COLUMNS)
        yield from ((caption, str(cell)) for caption, cell in cells if cell not in {None, ""})


def _told_lines(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    for _number, alone, question, answer in _answers(told):
        yield (f"{question} ({_ANSWERS[1].lower()})" if alone else str(question)), str(answer)


def _answers(told: Sequence[Told]) -> Iterator[tuple[Cell, ...]]:
    for one in told:
        alone = "yes" if one.is_alone else ""
        for question, answer in one.answers:
            yield one.number, alone, question, answer


def _grounds(contents: Contents) -> Iterator[str]:
    for basis in contents.bases:
        agreed = f": {contents.agreement}" if basis is Basis.REPRESENTATIVE else ""
        yield f"{BASES[basis]} ({basis.citation}){agreed}"


def _about(batch: Batch, center: Center, contents: Contents) -> Iterator[tuple[Cell, ...]]:
    yield "Referrals to the Massachusetts Migrant Education Program (MMEP)", None
    yield "From", f"{center.name}, {center.district} ({center.district_code}), desk {center.desk}"
    yield "Batch", batch.number
    yield "Made on", batch.made_at.date()
    yield "For", ", ".join(filter(None, (batch.recipient.name, batch.recipient.affiliation)))
    yield "Receipt code", batch.receipt
    yield "", "Please read the receipt code back to the center: it shows that the batch was opened."
    yield "Why it may be sent", "; ".join(_grounds(contents))
    yield "Notice", REDISCLOSURE
    yield "Shown further to", "; ".join(ONWARD)
    for column, code, told in meanings():
        yield f"{column.value}: {code}", told
    yield "Days", "Year, month, day. A date that was told in part has its earliest and latest day."
    yield "Manifest (SHA-256)", batch.digest
    yield "Manifest", batch.manifest
