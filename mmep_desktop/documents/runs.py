"""Pieces of a line that one font draws in one direction, shaped where the script asks for it."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from reportlab.pdfbase.ttfonts import shapeStr

from mmep_desktop.documents.bidi import END_OF_ISOLATE, ISOLATE, mirrored, visual_order
from mmep_desktop.documents.fonts import (
    LATIN,
    SYMBOLS,
    Typeface,
    Weight,
    clings,
    face_of,
    typeface,
)

_BASIC_PLANE = 0xFFFF
_BOX = "\u25a1"
_UNSHAPED = (f"{LATIN}-", f"{SYMBOLS}-")


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs in the order in which they are drawn; *spoken* is the text where they hide it.

    A program that reads the PDF takes *spoken* instead of the glyphs when it is not empty.
    """

    glyphs: str
    font: str
    width: float
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    face: Typeface | None
    level: int


def runs_of(text: str, levels: Sequence[int], weight: Weight, size: float) -> tuple[Run, ...]:
    """Return the runs of one line, from left to right."""
    pieces = list(_pieces(text, levels, weight))
    order = visual_order([piece.level for piece in pieces])
    return tuple(_run(pieces[place], size) for place in order)


def faces_of(text: str, weight: Weight) -> list[Typeface | None]:
    """Return the font of each character; an accent stays with its letter where it can."""
    faces: list[Typeface | None] = []
    for mark in text:
        before = faces[-1] if faces else None
        stays = clings(mark) and before is not None and before.covers(mark)
        faces.append(before if stays else face_of(mark, weight))
    return faces


def _pieces(text: str, levels: Sequence[int], weight: Weight) -> Iterator[_Piece]:
    seen = zip(text, faces_of(text, weight), levels, strict=True)
    drawn = [each for each in seen if each[0] not in {ISOLATE, END_OF_ISOLATE}]
    for (face, level), marks in groupby(drawn, key=lambda each: each[1:]):
        yield _Piece("".join(mark for mark, _, _ in marks), face, level)


def _run(piece: _Piece, size: float) -> Run:
    face = piece.face
    if face is None:
        return _boxes(piece.text, size)
    if _needs_shaping(piece, face):
        glyphs, width = _shaped(piece.text, face.name)
        is_readable = piece.level % 2 and not any(map(_is_private, glyphs))
        return Run(glyphs, face.name, width * size / 1000, "" if is_readable else piece.text)
    turned = mirrored(piece.text) if piece.level % 2 else piece.text
    spoken = piece.text if turned != piece.text or _is_unreadable(piece.text) else ""
    glyphs = turned[::-1] if piece.level % 2 else turned
    return Run(glyphs, face.name, face.width(glyphs, size), spoken)


def _is_private(mark: str) -> bool:
    """Whether ReportLab had to invent a character for a glyph, such as a rare joining."""
    return unicodedata.category(mark) == "Co"


def _boxes(text: str, size: float) -> Run:
    """Return a box for each character that no font of ours has: it shows that one was there."""
    face = typeface(SYMBOLS, Weight.REGULAR)
    boxes = _BOX * len(text)
    return Run(boxes, face.name, face.width(boxes, size), text)


def _is_unreadable(text: str) -> bool:
    """Whether some of *text* lies beyond U+FFFF, where ReportLab's table of characters ends."""
    return any(ord(mark) > _BASIC_PLANE for mark in text)


def _needs_shaping(piece: _Piece, face: Typeface) -> bool:
    if piece.level % 2:
        return any(unicodedata.bidirectional(mark) in {"R", "AL"} for mark in piece.text)
    return not face.name.startswith(_UNSHAPED) or any(map(clings, piece.text))


@lru_cache(maxsize=4096)
def _shaped(text: str, font: str) -> tuple[str, float]:
    """Return what HarfBuzz makes of *text*, and its width in thousandths of the type size."""
    shaped = shapeStr(text, font, 1000, force=True)
    return shaped, float(sum(glyph.x_advance for glyph in shaped.__shapeData__))
