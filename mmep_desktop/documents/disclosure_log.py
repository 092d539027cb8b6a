"""The register of disclosures of one child, as 603 CMR 23.07(1) and 34 CFR 99.32 ask for it."""

from collections.abc import Iterator
from dataclasses import replace

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.disclosure_words import (
    moment,
    what_was_shown,
    which_referral,
    why,
)
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.inks import LINE
from mmep_desktop.documents.office_styles import (
    BODY,
    LABEL,
    NOT_TOLD,
    QUIET,
    SMALL,
    STRONG,
    Text,
    column,
    columns,
    row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH, Layout, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.record_heading import (
    born_in_words,
    record_heading,
    registered_in_words,
    table,
)
from mmep_desktop.domain.disclosure import Disclosure
from mmep_desktop.domain.held import DisclosureLog

TITLE = "Disclosure log"
NOTICE = (
    "Every showing of this child's record to somebody outside the center, kept as long as the "
    "record (603 CMR 23.07(1), 34 CFR 99.32). Those who work with the record at the center are not "
    "listed. The parent, or a student of 14 or older or in grade 9 or above, may see this page."
)
_COLUMNS = columns(1.35, 2.1, 1.8, 2.5, 2.25)
_HEADS = ("When", "Given to", "What", "Why", "Released by")
_ABOVE, _BELOW = 2.5, 4.0
_SIGNED = 18.0
"""Points of room for a signature."""


def disclosure_log(log: DisclosureLog) -> bytes:
    """Return the register as PDF."""
    furniture = Furniture(
        number=log.child.name.shown,
        draft="",
        practice=log.center.practice,
        note=TITLE,
        page_of="Page {page} of {pages}",
    )
    layout = Layout(furniture.top)
    for group in _groups(log):
        layout.add(group)
    return draw_pages(Pen(TITLE, "en"), layout.pages, furniture)


def disclosures_section(disclosures: tuple[Disclosure, ...], title: str, *, to_sign: bool) -> Group:
    """Return a table of *disclosures*; with a line to sign on beside each where it is *to_sign*."""
    if not disclosures:
        return section(title, row(column(0, TEXT_WIDTH, ("Nothing was shown to anybody.", BODY))))
    rows = (_row(one, to_sign=to_sign) for one in disclosures)
    return table(title, _COLUMNS, _HEADS, rows)


def _groups(log: DisclosureLog) -> Iterator[Group]:
    child = log.child
    about = (
        ("Born", born_in_words(child.born)),
        ("School, grade", ", ".join(part for part in (child.school, child.grade) if part)),
        ("Local id", child.local_id),
        ("Registered", registered_in_words(child)),
    )
    yield record_heading(TITLE, child.name.shown, about, log.center, log.made_on)
    yield Group((Strip((column(0, TEXT_WIDTH, (NOTICE, SMALL)),), above=4, below=4),))
    yield disclosures_section(log.disclosures, "Disclosures", to_sign=True)


def _row(one: Disclosure, *, to_sign: bool) -> Strip:
    when, given, what, reasons, released = _COLUMNS
    recipient, by = one.recipient, column(*_COLUMNS[4], *_releaser(one))
    onward = f"May be shown further to: {'; '.join(one.onward)}." if one.onward else ""
    line_at = _ABOVE + by.height + _SIGNED
    cells = (
        column(*when, (moment(one.at), BODY), (f"Batch {one.batch}" if one.batch else "", QUIET)),
        column(
            *given,
            (recipient.name or NOT_TOLD, STRONG),
            (recipient.position, BODY),
            (recipient.affiliation, BODY),
        ),
        column(*what, (what_was_shown(one), BODY), (which_referral(one), QUIET)),
        column(
            *reasons,
            (one.ground.purpose, BODY),
            *((text, SMALL) for text in why(one)),
            (onward, SMALL),
        ),
    )
    if not to_sign:
        return Strip((*cells, by), above=_ABOVE, below=_BELOW, rule=LINE)
    signature = replace(column(*released, ("Signature", LABEL)), down=by.height + _SIGNED + 1)
    return Strip(
        (*cells, by, signature),
        above=_ABOVE,
        below=_BELOW,
        rule=LINE,
        shapes=((released[0], line_at, released[1], 0.6),),
    )


def _releaser(one: Disclosure) -> tuple[Text, ...]:
    return (one.by.name, STRONG), (one.by.position, QUIET)
