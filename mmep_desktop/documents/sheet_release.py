"""The end of the sheet: the notice to whoever receives it, and the lines that both sides sign."""

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.office_styles import (
    LABEL,
    SMALL,
    column,
    columns,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH

NOTICE = (
    "Released are all pages of this sheet, so that a recruiter of MMEP can call the family. It "
    "comes from a student's record: whoever receives it may use it for that purpose only, and may "
    "not show it or pass it on unless the parent, or the student who has that right, agrees in "
    "writing first (FERPA, 34 CFR 99.33)."
)
"""The duty of 34 CFR 99.33(d): a recipient is told that it may not disclose further."""

RELEASER = (("Released by (name)", 2.2), ("Position", 1.7), ("Signature", 2.2), ("Date", 1))
RECEIVER = (("Received by (name)", 2.2), ("Position", 1.7), ("Affiliation", 2.2), ("Date", 1))
_LINE_AT = 18.0


def release_section() -> Group:
    """Return the notice and the entries that 603 CMR 23.07(1) asks for with each release."""
    notice = Strip((column(0, TEXT_WIDTH, (NOTICE, SMALL)),), below=2)
    return section("Release and receipt", notice, to_sign(RELEASER), to_sign(RECEIVER))


def to_sign(entries: tuple[tuple[str, float], ...]) -> Strip:
    """Return a line to write on for each of *entries*, a label and a share of the width."""
    places = columns(*(share for _, share in entries))
    cells = [
        Cell(left, width, column(left, width, (label, LABEL)).lines)
        for (label, _), (left, width) in zip(entries, places, strict=True)
    ]
    lines = tuple((left, _LINE_AT, width, 0.6) for left, width in places)
    return Strip(tuple(cells), above=_LINE_AT + 1, shapes=lines, least=_LINE_AT + 11)
