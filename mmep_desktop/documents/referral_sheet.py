"""The office's referral sheet, in English: everything a recruiter needs to call, nothing more."""

from collections.abc import Iterator

from mmep_desktop.documents.blocks import Group
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.pages import Layout, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.sheet_alone import alone_groups
from mmep_desktop.documents.sheet_children import children_section
from mmep_desktop.documents.sheet_contact import contact_section
from mmep_desktop.documents.sheet_events import moves_section, work_section
from mmep_desktop.documents.sheet_heading import sheet_heading
from mmep_desktop.documents.sheet_questions import questions_section
from mmep_desktop.documents.sheet_release import release_section
from mmep_desktop.domain.referral import Referral


def referral_sheet(referral: Referral) -> bytes:
    """Return the sheet as PDF."""
    furniture = Furniture(
        number=referral.number,
        draft=_draft(referral),
        practice=referral.center.practice,
        note="For MMEP only",
        page_of="Page {page} of {pages}",
    )
    layout = Layout(furniture.top)
    for group in _groups(referral):
        layout.add(group)
    return draw_pages(Pen(referral.number, "en"), layout.pages, furniture)


def _groups(referral: Referral) -> Iterator[Group]:
    words = referral.screener.wording("en")
    yield sheet_heading(referral)
    yield contact_section(referral)
    yield children_section(referral)
    yield moves_section(referral.answers)
    yield work_section(referral.answers, words)
    yield questions_section(referral)
    for own in referral.alone:
        yield from alone_groups(own, referral)
    yield release_section()


def _draft(referral: Referral) -> str:
    if not referral.screener.is_draft:
        return ""
    return f"DRAFT. {referral.screener.wording('en').get('draft.notice')}"
