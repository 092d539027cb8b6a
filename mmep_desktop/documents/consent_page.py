"""The consent that a family signs or does not: which records, what for, to whom (34 CFR 99.30)."""

from collections.abc import Iterator

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.family_heading import family_furniture, family_heading
from mmep_desktop.documents.family_styles import (
    BODY,
    HEAD,
    STRONG,
    Setting,
    filled,
    setting_of,
)
from mmep_desktop.documents.pages import TEXT_WIDTH, Layout, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.referral import FamilyPaper

_PARTS = ("records", "purpose", "recipient")
_RIGHTS = ("voluntary", "withdraw", "copy", "law")
_BOX = Style(15, 20)
_BOX_WIDTH = 24.0
_BETWEEN = 12.0
_ENTRIES = (
    (("signature", 3.0), ("date", 1.2)),
    (("printed_name", 2.1), ("relation", 2.1)),
    (("interpreter", 2.1), ("witness", 2.1)),
)


def consent_page(paper: FamilyPaper) -> bytes:
    """Return the consent page as PDF; nothing on it is ticked or filled in."""
    setting, furniture = setting_of(paper.wording.language), family_furniture(paper)
    layout = Layout(furniture.top)
    for group in _groups(paper, setting):
        layout.add(group)
    return draw_pages(Pen(paper.number, paper.wording.language), layout.pages, furniture)


def _groups(paper: FamilyPaper, setting: Setting) -> Iterator[Group]:
    words = paper.wording
    yield family_heading(paper, setting, words["consent_page.title"])
    yield Group(tuple(_children(paper, setting)), stays_together=False)
    for part in _PARTS:
        title, body = (words[f"consent_page.{part}.{text}"] for text in ("title", "body"))
        text = filled(body, number=paper.number, date=paper.made_on.isoformat())
        more = _agreed(paper) if part == "records" else ""
        yield Group((setting.text((title, HEAD), (text, BODY), (more, BODY), above=5),))
    yield Group(
        (
            setting.text((words["consent_page.rights.title"], HEAD), above=5),
            *_rights(paper, setting),
        )
    )
    yield Group(tuple(_signing(paper, setting)))


def _agreed(paper: FamilyPaper) -> str:
    """Return what is told to MMEP only because the family agreed to it."""
    return paper.wording.get("consent_page.records.housing") if paper.is_housing_told else ""


def _children(paper: FamilyPaper, setting: Setting) -> Iterator[Strip]:
    """Yield the names, two side by side."""
    names = [child.name for child in paper.determination.children if child.name]
    yield setting.text((paper.wording["consent_page.children"], HEAD))
    for place in range(0, len(names), 2):
        pair = enumerate(names[place : place + 2])
        yield Strip(tuple(_name(setting, name, column) for column, name in pair))


def _name(setting: Setting, name: str, column: int) -> Cell:
    half = TEXT_WIDTH / 2
    return setting.value(column * half, half - _BETWEEN, name, STRONG)


def _rights(paper: FamilyPaper, setting: Setting) -> tuple[Strip, ...]:
    center = paper.center
    return setting.points(
        *(
            filled(
                paper.wording[f"consent_page.rights.{key}"], center=center.name, phone=center.phone
            )
            for key in _RIGHTS
        )
    )


def _signing(paper: FamilyPaper, setting: Setting) -> Iterator[Strip]:
    words = paper.wording
    yield setting.text((words["consent_page.who_signs"], BODY), above=6, gap=6)
    for answer in ("yes", "no"):
        yield _choice(setting, words[f"consent_page.choice.{answer}"])
    for entries in _ENTRIES:
        yield setting.to_write_in(
            *((words[f"consent_page.{key}"], share) for key, share in entries)
        )


def _choice(setting: Setting, text: str) -> Strip:
    box = setting.cell(0, _BOX_WIDTH, ("\u2610", _BOX))
    return Strip((box, setting.cell(_BOX_WIDTH, TEXT_WIDTH - _BOX_WIDTH, (text, STRONG))))
