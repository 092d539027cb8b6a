"""A copy of everything held of one family: what was told, decided, printed, shown, and by whom."""

from collections.abc import Iterator

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.disclosure_log import disclosures_section
from mmep_desktop.documents.disclosure_words import moment
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.held_acts import acts_section
from mmep_desktop.documents.held_screening import name_of, screening_groups
from mmep_desktop.documents.office_styles import (
    BODY,
    SMALL,
    column,
    columns,
    labelled,
    row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH, Layout, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.record_heading import (
    born_in_words,
    isolated,
    record_heading,
    registered_in_words,
)
from mmep_desktop.domain.counted import NotYet
from mmep_desktop.domain.coverage_words import reason_words
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.destruction import HoldReason
from mmep_desktop.domain.held import EverythingHeld
from mmep_desktop.domain.households import Child
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.rostering import FromList

TITLE = "Everything held"
NOTICE = (
    "This is all that the registration center's desk holds about this family: the registration, "
    "every screening with each change of its answers, consents, papers printed, what was shown to "
    "whom, and who did what. What a young person answered alone is that person's own, and is in a "
    "copy for others only if the young person agreed."
)
_HOLDS = {
    HoldReason.RECORDS_REQUEST: "somebody asked for these records",
    HoldReason.COURT: "a court wants them",
    HoldReason.OTHER: "another reason",
}
_FOUR = columns(1, 1, 1, 1)


def everything_held(held: EverythingHeld) -> bytes:
    """Return the copy as PDF."""
    furniture = Furniture(
        number=held.number,
        draft="",
        practice=held.center.practice,
        note=TITLE,
        page_of="Page {page} of {pages}",
    )
    layout = Layout(furniture.top)
    for group in _groups(held):
        layout.add(group)
    return draw_pages(Pen(TITLE, "en"), layout.pages, furniture)


def _groups(held: EverythingHeld) -> Iterator[Group]:
    reader = held.reader or "the parents or guardians"
    facts = (("Copy for", reader), ("Number", held.number or "none given yet"))
    names = ", ".join(isolated(child.name.shown) for child in held.children)
    yield record_heading(TITLE, names, facts, held.center, held.made_on, held.clerk)
    yield Group((Strip((column(0, TEXT_WIDTH, (NOTICE, SMALL)),), above=4, below=4),))
    rows = (strip for child in held.children for strip in _child(child, held))
    yield section("Registration", *rows, apart=True)
    if held.given_up:
        entries = (strip for each in held.given_up for strip in _entry(each, held))
        yield section("Entered twice: entries given up for those above", *entries, apart=True)
    if held.not_yet is not None:
        why = column(0, TEXT_WIDTH, (_why_not_asked(held.not_yet, held), BODY))
        yield section("Why not asked", row(why))
    for one in held.screenings:
        yield from screening_groups(one, held.clerks)
    yield disclosures_section(held.disclosures, "What was shown to whom", to_sign=False)
    yield section("Hold", row(column(0, TEXT_WIDTH, (_hold(held), BODY))))
    yield acts_section(held.acts, held.clerks)


def _hold(held: EverythingHeld) -> str:
    hold = held.hold
    if hold is None:
        return "Nothing keeps this record from being destroyed when its time is over."
    by = name_of(hold.set_by, held.clerks)
    return f"Kept beyond its time: {_HOLDS[hold.reason]}. Set on {moment(hold.set_at)}, by {by}."


def _why_not_asked(why: NotYet, held: EverythingHeld) -> str:
    by = name_of(why.noted_by, held.clerks)
    return f"{reason_words(why.reason)}. Noted on {moment(why.noted_at)}, by {by}."


def _child(child: Registration, held: EverythingHeld) -> Iterator[Strip]:
    first, second, third, fourth = _FOUR
    name = child.name
    yield row(
        labelled(*first, "Name", name.shown),
        labelled(*second, "Called", name.used),
        labelled(*third, "Born", born_in_words(child.born)),
        labelled(*fourth, "Local id", child.local_id),
    )
    yield row(
        labelled(*first, "School", child.school),
        labelled(*second, "Grade", child.grade),
        labelled(*third, "Phone", child.phone),
        labelled(*fourth, "Registered on", registered_in_words(child)),
        rule=False,
    )
    told = held.from_lists.get(child.id)
    if told is not None:
        yield from _from_list(child, told)


def _entry(entry: Child, held: EverythingHeld) -> Iterator[Strip]:
    """Yield a second entry of a child, with what a list told of it."""
    child = entry.registration
    yield from _child(child, held)
    if child.source or entry.address or entry.guardians:
        told = FromList(child.source, child.source_id, entry.address, guardians=entry.guardians)
        yield from _from_list(child, told)


def _from_list(child: Registration, told: FromList) -> Iterator[Strip]:
    """Yield what a school's list told of *child* beyond that."""
    first, second, third, fourth = _FOUR
    yield row(
        labelled(*first, "State id", child.state_id),
        labelled(*second, "Language", told.language),
        labelled(*third, "Address", told.address),
        labelled(*fourth, "From the list of", f"{told.source}, {told.source_id}"),
        rule=False,
    )
    if told.withdrawn_on is not None:
        left = f"The list said on {day_in_words(told.withdrawn_on)} that the child left."
        yield row(column(0, TEXT_WIDTH, (left, BODY)), rule=False)
    for guardian in told.guardians:
        yield row(
            labelled(*first, "Guardian", guardian.name),
            labelled(*second, "Relation", guardian.relation),
            labelled(*third, "Phone", guardian.phone),
            rule=False,
        )
