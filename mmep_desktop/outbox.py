"""What leaves for MMEP: the workbook of a batch, locked before it is a file."""

import csv
import io
import secrets
from datetime import date

from msoffcrypto.format.ooxml import OOXMLFile

from mmep_desktop.documents.batch_workbook import batch_workbook, lines_of, referrals_sheet
from mmep_desktop.domain.batch_rows import Contents
from mmep_desktop.domain.batches import Batch
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.sheets import Cell
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.security.printed_keys import ALPHABET
from mmep_desktop.storage.clear_files import ChosenFiles

_WORDS = 6
_RECEIPT = 8
"""Characters of five bits."""

_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
"""Beginnings by which a spreadsheet takes a text of a table for a formula."""


class LockedWorkbooks:
    """Answers the ``Outbox`` port.

    The words that open a file are Python text, shown and read out; they open that file alone.
    """

    def content(self, batch: Batch, center: Center, contents: Contents) -> bytes:
        """Return the workbook of *batch*, not locked yet."""
        return batch_workbook(batch, center, contents)

    def lines(self, contents: Contents) -> tuple[tuple[str, str], ...]:
        """Return all that *contents* says of families, line by line."""
        return lines_of(contents)

    def table(self, number: int, contents: Contents) -> bytes:
        """Return the table of referrals as CSV: UTF-8 with a mark, safe in a spreadsheet."""
        sheet = referrals_sheet(number, contents.rows)
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(sheet.heads)
        writer.writerows([[_safe(cell) for cell in row] for row in sheet.rows])
        return text.getvalue().encode("utf-8-sig")

    def new_words(self) -> str:
        """Return six words that open one file."""
        return Passphrases().suggest(_WORDS)

    def new_receipt(self) -> str:
        """Return a code of 40 bits."""
        return "".join(secrets.choice(ALPHABET) for _each in range(_RECEIPT))

    def write(self, place: str, content: bytes, words: str) -> None:
        """Write *content* to the file *place*, locked. Raises ``DeskError(COPY_NOT_SAVED)``."""
        ChosenFiles().write(place, locked(content, words))


def locked(workbook: bytes, words: str) -> bytes:
    """Return *workbook* so that it opens with *words* only (ECMA-376 agile, AES-256)."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(words, out)
    return out.getvalue()


def _safe(cell: Cell) -> str:
    """Return *cell* as text that no spreadsheet takes for a formula."""
    if isinstance(cell, date):
        return cell.isoformat()
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_A_FORMULA) else text
