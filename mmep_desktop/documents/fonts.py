"""The fonts on paper: which of those that ship can draw a character."""

import unicodedata
from bisect import bisect_right
from enum import StrEnum
from functools import cache
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources import resource


class Weight(StrEnum):
    """How heavy the letters are."""

    REGULAR = "Regular"
    SEMI_BOLD = "SemiBold"
    BOLD = "Bold"


class Typeface:
    """One font file, read once for the life of the program."""

    def __init__(self, name: str) -> None:
        content = resource("fonts", f"{name}.ttf").read_bytes()
        self.name = name
        self._font = TTFont(name, BytesIO(content))
        pdfmetrics.registerFont(self._font)
        self._widths = _Widths(self._font.face.charWidths, self._font.face.defaultWidth)
        self._covered: frozenset[int] = frozenset(self._font.face.charToGlyph)

    def covers(self, mark: str) -> bool:
        """Whether this font has a glyph of its own for *mark*."""
        return ord(mark) in self._covered

    def width(self, text: str, size: float) -> float:
        """Return the width in points of *text*, set without shaping."""
        return sum(map(self._widths.__getitem__, text)) * size / 1000


class _Widths(dict[str, float]):
    """The width of each character of one font; one that it does not have is as wide as its box."""

    def __init__(self, widths: dict[int, float], missing: float) -> None:
        super().__init__((chr(code), width) for code, width in widths.items())
        self._missing = float(missing)

    def __missing__(self, mark: str) -> float:
        return self._missing


LATIN = "NotoSans"
SYMBOLS = "NotoSansSymbols2"

_SCRIPTS = (
    (0x0000, LATIN),
    (0x0530, "NotoSansArmenian"),
    (0x0590, "NotoSansHebrew"),
    (0x0600, "NotoSansArabic"),
    (0x0700, LATIN),
    (0x0750, "NotoSansArabic"),
    (0x0780, LATIN),
    (0x08A0, "NotoSansArabic"),
    (0x0900, "NotoSansDevanagari"),
    (0x0980, "NotoSansBengali"),
    (0x0A00, "NotoSansGurmukhi"),
    (0x0A80, "NotoSansGujarati"),
    (0x0B00, LATIN),
    (0x0B80, "NotoSansTamil"),
    (0x0C00, "NotoSansTelugu"),
    (0x0C80, LATIN),
    (0x0E00, "NotoSansThai"),
    (0x0E80, "NotoSansLao"),
    (0x0F00, LATIN),
    (0x1000, "NotoSansMyanmar"),
    (0x10A0, "NotoSansGeorgian"),
    (0x1100, LATIN),
    (0x1200, "NotoSansEthiopic"),
    (0x13A0, LATIN),
    (0x1780, "NotoSansKhmer"),
    (0x1800, LATIN),
    (0xA8E0, "NotoSansDevanagari"),
    (0xA900, LATIN),
    (0xFB1D, "NotoSansHebrew"),
    (0xFB50, "NotoSansArabic"),
    (0xFE00, LATIN),
    (0xFE70, "NotoSansArabic"),
    (0xFEFF, LATIN),
)
"""Where in Unicode each script begins, and the font that draws it."""

_BEGINNINGS = [begin for begin, _ in _SCRIPTS]


@cache
def typeface(family: str, weight: Weight) -> Typeface:
    """Return the font of *family* in the nearest weight that ships."""
    heavier = (weight, Weight.BOLD) if weight is not Weight.REGULAR else ()
    for each in heavier:
        if resource("fonts", f"{family}-{each}.ttf").is_file():
            return _read(f"{family}-{each}")
    return _read(f"{family}-{Weight.REGULAR}")


@cache
def _read(name: str) -> Typeface:
    return Typeface(name)


@cache
def face_of(mark: str, weight: Weight) -> Typeface | None:
    """Return the font that has *mark*, or None where none of those that ship has it."""
    script = _SCRIPTS[bisect_right(_BEGINNINGS, ord(mark)) - 1][1]
    for family in dict.fromkeys((script, LATIN, SYMBOLS)):
        face = typeface(family, weight)
        if face.covers(mark):
            return face
    return None


@cache
def clings(mark: str) -> bool:
    """Whether *mark* belongs to the letter before it: an accent, a vowel sign or a joiner."""
    return unicodedata.category(mark)[0] == "M" or mark in "\u200c\u200d"
