"""The top of what a family takes home: the number, its code, the center and the day."""

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.family_styles import OVERLINE, SMALL, TITLE, Setting, filled
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.number_code import code_of
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.domain.referral import FamilyPaper

_CODE_SIDE = 108.0
_WHITE = 13.0
"""The white around the code, which may reach into the margin."""


def family_heading(paper: FamilyPaper, setting: Setting, title: str) -> Group:
    """Return the heading with *title*; the code stands where the language's lines end."""
    words, center = paper.wording, paper.center
    width = TEXT_WIDTH - _CODE_SIDE
    # A version of the screener from before pages were replaced has no words for it.
    replaces = words.get("page.replaces") if paper.replaces else ""
    texts = setting.cell(
        0,
        width,
        (filled("{center}", center=center.name), OVERLINE),
        (title, TITLE),
        (filled(words["page.number"], number=paper.number), SMALL),
        (filled(words["page.date"], date=paper.made_on.isoformat()), SMALL),
        (filled(replaces, date=str(paper.replaces)), SMALL),
    )
    left = -_WHITE if setting.rtl else TEXT_WIDTH - _CODE_SIDE + _WHITE
    code = code_of(paper.number, left, -_WHITE, _CODE_SIDE)
    return Group((Strip((texts,), shapes=tuple(code), least=_CODE_SIDE - 2 * _WHITE, gap=10),))


def family_furniture(paper: FamilyPaper) -> Furniture:
    """Return the marks of a family's page: figures only at the foot, so no language is mixed in."""
    return Furniture(
        number=paper.number,
        draft=paper.wording["draft.notice"] if paper.is_draft else "",
        practice=paper.center.practice,
        note="",
        page_of="{page} / {pages}",
    )
