"""Reads papers back with programs that know nothing of how they were drawn."""

import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import zxingcpp
from PIL import Image

_DIRECTION_MARKS = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands on its page, in points from the top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def text_of(pdf: bytes) -> str:
    """Return what ``pdftotext`` reads, in the order in which it was drawn."""
    return _answer(["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], pdf).decode()


def lines_of(pdf: bytes) -> str:
    """Return what ``pdftotext`` reads line by line, words from right to left set in order."""
    return _answer(["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"], pdf).decode()


def flowing(pdf: bytes) -> str:
    """Return the text with single blanks, so that a sentence is found across its lines."""
    return " ".join(text_of(pdf).split())


def letters(text: str) -> str:
    """Return *text* without blanks and direction marks, in one form for each character."""
    bare = _DIRECTION_MARKS.sub("", unicodedata.normalize("NFKC", text))
    return "".join(unicodedata.normalize("NFKC", bare).split())


def letter_counts(text: str) -> Counter[str]:
    """Count the characters, for texts of two directions, whose order readers do not agree on."""
    return Counter(unicodedata.normalize("NFD", letters(text)))


def words_of(pdf: bytes) -> list[Word]:
    """Return every word with its place."""
    answer = _answer(["pdftotext", "-bbox", "-enc", "UTF-8", "-", "-"], pdf).decode()
    pages = answer.split("<page ")[1:]
    return [
        _word(number, found)
        for number, page in enumerate(pages, 1)
        for found in _WORD.findall(page)
    ]


def _word(page: int, found: tuple[str, ...]) -> Word:
    left, top, right, bottom = map(float, found[:4])
    return Word(page, left, top, right, bottom, found[4])


def picture_of(pdf: bytes, dpi: int = 150, page: int = 1) -> Image.Image:
    """Return a page as a picture."""
    command = ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", "-"]
    return Image.open(BytesIO(_answer(command, pdf)))


def code_on(picture: Image.Image) -> str:
    """Return what the one code on *picture* says."""
    (code,) = zxingcpp.read_barcodes(np.asarray(picture.convert("L")))
    return str(code.text)


def _answer(command: list[str], given: bytes) -> bytes:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout
