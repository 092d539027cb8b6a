"""A family's number as a code that a camera reads: dark modules as rectangles, no picture file."""

from collections.abc import Iterator
from itertools import groupby

import segno

from mmep_desktop.documents.blocks import Rectangle

QUIET_MODULES = 4
"""The white margin, in modules, that ISO/IEC 18004 asks for around the code."""


def code_of(text: str, left: float, top: float, side: float) -> list[Rectangle]:
    """Return the code of *text* in a square of *side* points, its quiet zone included."""
    matrix = segno.make(text, error="m", micro=False).matrix
    module = side / (len(matrix) + 2 * QUIET_MODULES)
    return [
        (
            left + (QUIET_MODULES + begin) * module,
            top + (QUIET_MODULES + row) * module,
            length * module,
            module,
        )
        for row, modules in enumerate(matrix)
        for begin, length in _dark(modules)
    ]


def _dark(modules: bytearray) -> Iterator[tuple[int, int]]:
    """Yield where each stretch of dark modules begins, and its length."""
    place = 0
    for is_dark, stretch in groupby(modules):
        length = len(list(stretch))
        if is_dark:
            yield place, length
        place += length
