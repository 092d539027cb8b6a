"""The office's referral sheet, in English: everything a recruiter needs to call, nothing more."""

from collections.abc import Iterator

from mmep_desktop.documents.blocks import Group
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.pages import Layout, Page, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.sheet_alone import alone_groups
from mmep_desktop.documents.sheet_children import children_section
from mmep_desktop.documents.sheet_contact import contact_section
from mmep_desktop.documents.sheet_events import moves_section, work_section
from mmep_desktop.documents.sheet_heading import sheet_heading
from mmep_desktop.documents.sheet_questions import questions_section
from mmep_desktop.documents.sheet_release import release_section
from mmep_desktop.documents.sheet_schools import schools_groups
from mmep_desktop.domain.referral import Referral


def referral_sheet(referral: Referral) -> bytes:
    """Return the sheet as PDF."""
    pages, furniture = sheet_pages(referral)
    return draw_pages(Pen(referral.number, "en"), pages, furniture)


def sheet_pages(referral: Referral) -> tuple[list[Page], Furniture]:
    """Return the sheet laid out, and what stands on each of its pages; nothing is drawn yet."""
    furniture = Furniture(
        number=referral.number,
        draft=_draft(referral),
        practice=referral.center.practice,
        note=_note(referral),
        page_of="Page {page} of {pages}",
    )
    layout = Layout(furniture.top)
    for group in _groups(referral):
        layout.add(group)
    return layout.pages, furniture


def _groups(referral: Referral) -> Iterator[Group]:
    words = referral.screener.wording("en")
    yield sheet_heading(referral)
    yield contact_section(referral)
    yield children_section(referral)
    yield from schools_groups(referral)
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


def _note(referral: Referral) -> str:
    """Return what stands at the foot of each page, so that no page is taken for an older one."""
    revision = f"Revision {referral.revision} \u00b7 " if referral.revision > 1 else ""
    return f"{revision}For MMEP only"
