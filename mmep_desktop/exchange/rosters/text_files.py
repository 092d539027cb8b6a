"""A text file before it is read: its letters, its delimiter, and how it quotes a quotation mark."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.rosters.limits import HEADINGS_WITHIN, MIB

UTF_8, WINDOWS = "utf-8-sig", "cp1252"
_DELIMITERS = ",;\t|"
_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_ESCAPED_QUOTE = re.compile(rb'\\"(?=[^,;\t|\r\n])')
_OTHER_KINDS = ("%PDF", "<", "{", "[", "\x1f")
_BEGINNING = MIB // 16


@dataclass(frozen=True, slots=True)
class Writing:
    """How a text file is written; *lines* are those it has, *leading* those before its headings."""

    encoding: str
    delimiter: str
    escape: str | None
    lines: int
    leading: int = 0


def writing_of(file: BinaryIO) -> Writing:
    """Return how *file* is written.

    Raises ``ROSTER_KIND_UNKNOWN`` for what is no table in letters.
    """
    lines, has_escapes, is_utf_8 = _looked_through(file)
    encoding = UTF_8 if is_utf_8 or _is_damaged_utf_8(file) else WINDOWS
    file.seek(0)
    beginning = file.read(_BEGINNING).decode(encoding, "replace")
    if beginning.lstrip().startswith(_OTHER_KINDS):
        raise DeskError(Problem.ROSTER_KIND_UNKNOWN)
    named = _NAMED_DELIMITER.match(beginning)
    delimiter = named[1] if named else _delimiter_of(beginning)
    return Writing(encoding, delimiter, "\\" if has_escapes else None, lines, int(bool(named)))


def blocks(file: BinaryIO) -> Iterator[bytes]:
    """Yield all of *file* from its beginning."""
    file.seek(0)
    while block := file.read(MIB):
        yield block


def _looked_through(file: BinaryIO) -> tuple[int, bool, bool]:
    """Return how many lines there are, whether quotes are escaped, and whether all is UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines, has_escapes, is_utf_8, last = 0, False, True, b""
    for block in blocks(file):
        if b"\0" in block:
            raise DeskError(Problem.ROSTER_KIND_UNKNOWN)
        lines += block.count(b"\n")
        has_escapes = has_escapes or _ESCAPED_QUOTE.search(last + block) is not None
        is_utf_8 = is_utf_8 and _is_decoded(decoder, block)
        last = block[-2:]
    return lines, has_escapes, is_utf_8 and _is_decoded(decoder, b"", is_last=True)


def _is_decoded(decoder: codecs.IncrementalDecoder, block: bytes, *, is_last: bool = False) -> bool:
    try:
        decoder.decode(block, is_last)
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf_8(file: BinaryIO) -> bool:
    """Whether most accented letters are UTF-8 although not all are; in Windows-1252 hardly any."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    good = bad = 0
    for block in blocks(file):
        text = decoder.decode(block)
        if not text.isascii():
            wrong = text.count("\ufffd")
            bad += wrong
            good += len(text) - len(text.encode("ascii", "ignore")) - wrong
    return good > bad


def _delimiter_of(beginning: str) -> str:
    """Return what parts the cells: that which gives most rows the same number of them."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(beginning, delimiter))


def _fit(beginning: str, delimiter: str) -> tuple[int, int]:
    """Return how many of the first rows have the width that most of them have, and that width."""
    rows = csv.reader(beginning.splitlines(keepends=True), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row in islice(rows, HEADINGS_WITHIN))
    except csv.Error:
        return 0, 0
    several = [(count, width) for width, count in widths.items() if width > 1]
    return max(several, default=(0, 0))
