"""The transmittal sheet of a batch, in English: what went, on which ground, and who signs."""

from collections.abc import Iterator, Sequence

from mmep_desktop.documents.batch_workbook import REDISCLOSURE
from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.disclosure_words import BASES
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.office_styles import (
    BODY,
    OVERLINE,
    QUIET,
    SMALL,
    STRONG,
    column,
    columns,
    labelled,
    row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH, Layout, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.sheet_release import RECEIVER, RELEASER, to_sign
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.batches import BESIDE, Item, News
from mmep_desktop.domain.center import Role
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.disclosure import ONWARD, TO_CALL
from mmep_desktop.domain.transmittal import Transmittal

TITLE = "Transmittal sheet"
_TITLE = Style(15, 21, Weight.SEMI_BOLD)
_ACROSS = 4
"""Referral numbers beside each other."""

_NEWS = {News.NEW: "New", News.CHANGED: "Changed", News.WITHDRAWN: "Withdrawn"}
_RECEIPT = (("Receipt code read by phone on", 2.2), ("Noted by", 2.2), ("Signature", 1.7))
_OF_A_REFERRAL = (
    "Of each referral that is new or changed: the columns of the referral for each child who is "
    "referred, and the answers to the screener, those of a young person asked alone included."
)
_PARTS = (
    _OF_A_REFERRAL,
    "Of each referral that is withdrawn: its number and nothing else.",
    "Of all other families: counts of the school year, and no name.",
)
_POSITIONS = {
    Role.CLERK: "Registration clerk",
    Role.EXPORTER: "Registration clerk who may export",
    Role.SUPERVISOR: "Supervisor of the registration center",
}


def transmittal_sheet(told: Transmittal) -> bytes:
    """Return the sheet as PDF."""
    title = f"Batch {told.batch.number}"
    furniture = Furniture(
        number=title,
        draft="",
        practice=told.center.practice,
        note=f"{TITLE} \u00b7 Names no family",
        page_of="Page {page} of {pages}",
    )
    layout = Layout(furniture.top)
    for group in _groups(told):
        layout.add(group)
    return draw_pages(Pen(f"{TITLE}, {title.lower()}", "en"), layout.pages, furniture)


def _groups(told: Transmittal) -> Iterator[Group]:
    yield Group((_heading(told),))
    yield _what(told)
    yield section("Released parts", *(_line(text) for text in _PARTS))
    yield section("Why it may be sent", *(_line(text) for text in _why(told)))
    yield _who(told)
    yield section("Notice against redisclosure", _line(REDISCLOSURE))
    yield section("Release and receipt", to_sign(RELEASER), to_sign(RECEIVER), to_sign(_RECEIPT))
    yield _numbers(told.batch.items)


def _heading(told: Transmittal) -> Strip:
    center, (left, right) = told.center, columns(3, 2)
    title = column(*left, (TITLE.upper(), OVERLINE), (f"Batch {told.batch.number}", _TITLE))
    origin = column(
        *right,
        (center.name, STRONG),
        (f"{center.district}, district {center.district_code}, desk {center.desk}", SMALL),
        (f"Phone {center.phone}" if center.phone else "", SMALL),
        (f"Drawn on {day_in_words(told.made_on)}", SMALL),
    )
    return Strip((title, origin), above=2, gap=6)


def _what(told: Transmittal) -> Group:
    batch = told.batch
    facts = (
        ("Made on", day_in_words(batch.made_at.date())),
        ("Referrals", str(len(batch.items))),
        *((_NEWS[news], str(batch.count(news))) for news in News),
    )
    places = columns(2, 1, 1, 1, 1)
    counts = row(*(labelled(*at, *fact) for at, fact in zip(places, facts, strict=True)))
    digest = column(
        0,
        TEXT_WIDTH,
        ("SHA-256 of the manifest, which the next batch names", QUIET),
        (batch.digest, SMALL),
    )
    return section("The batch", counts, row(digest, rule=False))


def _why(told: Transmittal) -> Iterator[str]:
    yield f"{TO_CALL}."
    for base, ground in BASES.items():
        if base.citation in told.basis.split(BESIDE):
            yield f"{ground} ({base.citation})."
    yield f"It may be shown further to: {'; '.join(ONWARD)}."


def _who(told: Transmittal) -> Group:
    to = told.batch.recipient
    left, right = columns(1, 1)
    position = _POSITIONS.get(told.position, "") if told.position else ""
    return section(
        "From and to",
        row(
            column(
                *left,
                ("Released by", QUIET),
                (told.released_by, STRONG),
                (position, BODY),
                (f"With {told.seconded_by}" if told.seconded_by else "", BODY),
                (told.center.name, BODY),
            ),
            column(
                *right,
                ("Received by", QUIET),
                (to.name, STRONG),
                (to.position, BODY),
                (to.affiliation, BODY),
            ),
        ),
    )


def _numbers(items: Sequence[Item]) -> Group:
    """Return every referral by its number, to be ticked off; there may be several pages of them."""
    places = columns(*[1] * _ACROSS)
    rows = (items[begin : begin + _ACROSS] for begin in range(0, len(items), _ACROSS))
    strips = (
        Strip(
            tuple(
                column(*at, (one.number, BODY), (_news(one), QUIET))
                for at, one in zip(places, some, strict=False)
            ),
            above=2,
            below=2,
        )
        for some in rows
    )
    return section("The referrals by their numbers", *strips, apart=True)


def _news(one: Item) -> str:
    revision = f", revision {one.revision}" if one.revision > 1 else ""
    return f"{_NEWS[one.news]}{revision}"


def _line(text: str) -> Strip:
    return Strip((column(0, TEXT_WIDTH, (text, BODY)),), below=1.5)
