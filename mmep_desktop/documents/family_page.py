"""The page that every family takes home, in its language: what was asked and what happens next."""

from collections.abc import Iterator
from dataclasses import replace

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.family_heading import family_furniture, family_heading
from mmep_desktop.documents.family_programs import (
    FEW_PROGRAMS,
    MOST_PROGRAMS,
    has_words_for_programs,
    programs_group,
)
from mmep_desktop.documents.family_styles import (
    BODY,
    HEAD,
    STRONG,
    Setting,
    filled,
    setting_of,
)
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import PRIMARY, PRIMARY_TINT
from mmep_desktop.documents.pages import TEXT_WIDTH, Layout, Page, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.center import MmepContact
from mmep_desktop.domain.referral import FamilyPaper

_PAD = 14.0
_OUTCOME = Style(15, 22, Weight.SEMI_BOLD, PRIMARY)
_RIGHTS = ("free", "voluntary", "school", "no_papers")


def family_page(paper: FamilyPaper) -> bytes:
    """Return the family's page as PDF; no answer stands on it."""
    setting, furniture = setting_of(paper.wording.language), family_furniture(paper)
    pages = _pages(paper, setting, furniture.top)
    return draw_pages(Pen(paper.number, paper.wording.language), pages, furniture)


def _pages(paper: FamilyPaper, setting: Setting, top: float) -> list[Page]:
    """Return the pages with as many programs as fit on those that there are in any case.

    Where not even a few fit, they stand on a page of their own.
    """
    first, last = tuple(_first(paper, setting)), tuple(_last(paper, setting))
    without = _laid_out((*first, *last), top)
    programs = paper.programs if has_words_for_programs(paper.wording) else ()
    if not programs:
        return without
    most = min(len(programs), MOST_PROGRAMS)
    for count in range(most, min(most, FEW_PROGRAMS) - 1, -1):
        group = programs_group(programs[:count], paper.wording, setting)
        pages = _laid_out((*first, group, *last), top)
        if len(pages) == len(without):
            return pages
    return _laid_out((*first, *last, programs_group(programs[:most], paper.wording, setting)), top)


def _laid_out(groups: tuple[Group, ...], top: float) -> list[Page]:
    layout = Layout(top)
    for group in groups:
        layout.add(group)
    return layout.pages


def _first(paper: FamilyPaper, setting: Setting) -> Iterator[Group]:
    words, outcome = paper.wording, paper.determination.outcome
    yield family_heading(paper, setting, words["page.title"])
    yield Group((_outcome(setting, words[f"page.{outcome}.title"], words[f"page.{outcome}.body"]),))
    yield _part(setting, words["page.asked.title"], words["page.asked.body"])
    yield _part(setting, words["page.next.title"], words[f"page.next.{outcome}"], *_caller(paper))


def _last(paper: FamilyPaper, setting: Setting) -> Iterator[Group]:
    words = paper.wording
    rights = (words[f"page.rights.{key}"] for key in _RIGHTS)
    yield Group(
        (setting.text((words["page.rights.title"], HEAD), above=8), *setting.points(*rights))
    )
    yield Group(tuple(_reach(paper, setting)))


def _outcome(setting: Setting, title: str, body: str) -> Strip:
    cell = setting.cell(_PAD, TEXT_WIDTH - 2 * _PAD, (title, _OUTCOME), (body, BODY))
    framed = replace(cell, ground=PRIMARY_TINT, pad=_PAD)
    return Strip((framed,), above=10, below=12, gap=4)


def _part(setting: Setting, title: str, *texts: str) -> Group:
    body = [(text, BODY) for text in texts]
    return Group((setting.text((title, HEAD), *body, above=8),))


def _caller(paper: FamilyPaper) -> Iterator[str]:
    """Yield who will call: the person whom MMEP named to the center, or somebody of MMEP."""
    if not paper.determination.outcome.is_referral:
        return
    mmep = paper.center.mmep
    if mmep.name and mmep.phone:
        yield filled(paper.wording["page.caller"], name=mmep.name, phone=mmep.phone)
    else:
        yield paper.wording["page.caller_unnamed"]


def _reach(paper: FamilyPaper, setting: Setting) -> Iterator[Strip]:
    """Yield how to reach MMEP, where that is known, and the center in any case."""
    words, center = paper.wording, paper.center
    asked = filled(words["page.questions"], center=center.name, phone=center.phone)
    lines = [(asked, STRONG)]
    if center.mmep.is_known:
        lines.insert(0, (_mmep(center.mmep), STRONG))
    lines.append((words["page.keep"], BODY))
    yield setting.text(*lines, above=14)


def _mmep(mmep: MmepContact) -> str:
    told = (mmep.name, mmep.phone, mmep.email)
    return filled("MMEP: {told}", told=", ".join(part for part in told if part))
