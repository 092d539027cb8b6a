"""Gathers all that is held of one family, and leaves out what a young person said alone."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from mmep_desktop.domain.acts import Entry
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.disclosure import Disclosure, Part
from mmep_desktop.domain.heard import Said
from mmep_desktop.domain.held import EverythingHeld, HeldAnswers, HeldScreening
from mmep_desktop.domain.households import Child, Merge
from mmep_desktop.domain.housing import HousingAnswer
from mmep_desktop.domain.interview import END, Interview
from mmep_desktop.domain.one_child import OneChild
from mmep_desktop.domain.printing import Printing
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import Draft, Person
from mmep_desktop.domain.revision import Cause, Correction, Revision
from mmep_desktop.domain.screening import Screening
from mmep_desktop.domain.steps import Asking
from mmep_desktop.domain.together import together
from mmep_desktop.services.at_mmep import every_said_of
from mmep_desktop.services.household import persons
from mmep_desktop.services.ports import Clock, OpenWork, UnitOfWork
from mmep_desktop.services.screeners import Screeners

_MOST_ACTS = 5_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """One screening with what the store has beside it."""

    screening: Screening
    former: tuple[Revision, ...]
    correction: Correction | None
    consents: tuple[Consent, ...]
    printings: tuple[Printing, ...]
    housing: HousingAnswer | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class _Own:
    """What one young person answered alone, and whether this reader may see it."""

    kept: _Kept
    interview: Interview
    name: str
    may_be_seen: bool


class WholeRecord:
    """Reads everything of a family at once; a section asked alone is its young person's own."""

    def __init__(self, work: OpenWork, clock: Clock, clerk: Clerk, screeners: Screeners) -> None:
        self._work = work
        self._clock = clock
        self._clerk = clerk
        self._screeners = screeners

    def today(self) -> date:
        """Return the day on which a copy is made."""
        return self._clock.now().date()

    def of(self, family_id: str, student: str = "") -> EverythingHeld:
        """Return everything for the parents, or for the *student* of that registration id."""
        with self._work() as work:
            work.only_read()
            center, clerks = work.center.center(), work.center.clerks()
            children = work.registrations.of_family(family_id)
            kept = tuple(_kept(work, one) for one in work.screenings.of_family(family_id))
            disclosures = work.disclosures.of_family(family_id)
            hold = work.holds.all().get(family_id)
            not_yet = work.coverage.reason_of(family_id)
            from_lists = work.rosters.from_lists([one.id for one in children])
            merges = work.households.merges_of(family_id)
            given_up = tuple(_given_up(work, merges))
            beside = (*(one.id for one in disclosures), *(one.id for one in merges))
            acts = _acts(work, (*_ids(children, kept), *beside))
        also = {one.gone for one in _of_one_child(merges) if one.kept == student}
        owns = self._owns(kept, children, student, also)
        hidden = {id_ for own in owns if not own.may_be_seen for id_ in _ids_of(own.kept)}
        return EverythingHeld(
            center=center,
            made_on=self.today(),
            reader=next((one.name.shown for one in children if one.id == student), ""),
            clerk=self._clerk.name,
            children=children,
            screenings=tuple(self._held(kept, children, owns)),
            disclosures=tuple(_shown(one, hides=bool(hidden)) for one in disclosures),
            acts=tuple(entry for entry in acts if entry.about not in hidden),
            clerks={clerk.id: clerk.name for clerk in clerks},
            hold=hold,
            not_yet=not_yet,
            given_up=given_up,
            from_lists=from_lists,
        )

    def _owns(
        self,
        kept: tuple[_Kept, ...],
        children: tuple[Registration, ...],
        student: str,
        also: Collection[str],
    ) -> tuple[_Own, ...]:
        """Return every section asked alone with its young person."""
        families = {one.screening.id: one.screening for one in kept if not one.screening.is_alone}
        owns = []
        for one in kept:
            family = families.get(one.screening.family_screening_id)
            if family is not None:
                people = self._interview(family, family.draft, persons(children)).asking.people
                row = one.screening.alone or 0
                person = people[row] if row < len(people) else Person(children[0].name, None)
                interview = self._interview(one.screening, one.screening.draft, (person,))
                agreed = interview.asking.chosen("alone_shown") == "yes"
                is_theirs = bool(student) and person.registration in {student, *also}
                owns.append(_Own(one, interview, person.name.shown, agreed or is_theirs))
        return tuple(owns)

    def _held(
        self, kept: tuple[_Kept, ...], children: tuple[Registration, ...], owns: tuple[_Own, ...]
    ) -> Iterator[HeldScreening]:
        alone = {own.kept.screening.id: own for own in owns}
        for one in kept:
            own = alone.get(one.screening.id)
            if own is None:
                people = persons(children)
                beside = tuple(
                    each
                    for each in owns
                    if each.kept.screening.family_screening_id == one.screening.id
                )
                answers = tuple(self._answers(one, people, beside))
            elif own.may_be_seen:
                answers = tuple(self._answers(one, own.interview.asking.people, ()))
            else:
                continue
            name = own.name if own else ""
            yield HeldScreening(
                one.screening,
                name,
                answers,
                one.consents,
                one.printings,
                one.housing,
                _said(one, owns),
            )

    def _answers(
        self, kept: _Kept, people: tuple[Person, ...], beside: tuple[_Own, ...]
    ) -> Iterator[HeldAnswers]:
        """Yield the answers as they stood, the first first, then what was begun and not finished.

        A revision that came about only because somebody was asked alone is told to nobody from
        whom that is kept.
        """
        screening = kept.screening
        hides = any(not own.may_be_seen for own in beside)
        every = (*kept.former, *_counting(screening))
        finished = [one for one in every if not (hides and _is_asked_alone(one))]
        for revision in finished:
            interview = self._interview(screening, revision.draft, people, revision.language)
            yield HeldAnswers(
                what="counts" if revision is finished[-1] else "former",
                interview=interview,
                by=revision.finished_by,
                at=revision.finished_at,
                determination=_seen(interview, beside),
                reason=revision.reason,
            )
        if not screening.is_finished:
            interview = self._interview(screening, screening.draft, people)
            yield HeldAnswers(
                "begun",
                interview,
                screening.state.held_by,
                screening.saved_at,
                half_typed=screening.half_typed,
            )
        if (begun := kept.correction) is not None:
            interview = self._interview(screening, begun.draft, people, begun.language)
            yield HeldAnswers(
                "correction",
                interview,
                begun.begun_by,
                begun.saved_at,
                reason=begun.reason,
                half_typed=begun.half_typed,
            )

    def _interview(
        self, screening: Screening, draft: Draft, people: tuple[Person, ...], language: str = ""
    ) -> Interview:
        screener = self._screeners.version(screening.pack, screening.version)
        asking = Asking(screener, screening.screened_on, draft, people, alone=screening.is_alone)
        return Interview(asking, language or screening.language, END)


def _given_up(work: UnitOfWork, merges: Iterable[Merge]) -> Iterator[Child]:
    """Yield the entries that were given up for another, and are so still."""
    for merge in merges:
        gone = work.households.given_up(merge.id)
        if gone is not None and not merge.is_undone:
            yield gone


def _of_one_child(merges: Iterable[Merge]) -> Iterator[OneChild]:
    """Yield which entries were found to be one child, and are so still."""
    return (one.one for one in merges if one.one is not None and not one.is_undone)


def _kept(work: UnitOfWork, screening: Screening) -> _Kept:
    id_ = screening.id
    housing = work.housing.of_family(screening.family_id)
    return _Kept(
        screening,
        work.revisions.former_of(id_),
        work.revisions.begun(id_),
        work.papers.every_consent_of(id_),
        work.papers.printings_of((id_,)).get(id_, ()),
        next((one for one in housing if one.screening_id == id_), None),
        every_said_of(work, screening),
    )


def _said(kept: _Kept, owns: Iterable[_Own]) -> tuple[Said, ...]:
    """Return what MMEP answered, but of nobody who may have been sent for what was said alone."""
    hidden = {
        own.kept.screening.alone
        for own in owns
        if own.kept.screening.family_screening_id == kept.screening.id and not own.may_be_seen
    }
    return tuple(one for one in kept.said if one.heard.answer.child not in hidden)


def _counting(screening: Screening) -> tuple[Revision, ...]:
    has_ended = screening.is_finished and screening.determination is not None
    return (screening.as_revision(),) if has_ended else ()


def _is_asked_alone(revision: Revision) -> bool:
    return revision.reason is not None and revision.reason.cause is Cause.ASKED_ALONE


def _seen(interview: Interview, beside: tuple[_Own, ...]) -> Determination:
    """Return what came out of *interview*, with what may be seen of what was said alone."""
    seen = {
        own.kept.screening.alone or 0: own.interview.determination
        for own in beside
        if own.may_be_seen and own.kept.screening.is_finished
    }
    family = interview.determination
    return together(family, {row: one for row, one in seen.items() if row < len(family.children)})


def _shown(disclosure: Disclosure, *, hides: bool) -> Disclosure:
    if not hides:
        return disclosure
    parts = tuple(part for part in disclosure.parts if part is not Part.SECTION_ALONE)
    return replace(disclosure, parts=parts)


def _ids(children: tuple[Registration, ...], kept: tuple[_Kept, ...]) -> Iterator[str]:
    yield from (child.id for child in children)
    for one in kept:
        yield from _ids_of(one)


def _ids_of(kept: _Kept) -> Iterator[str]:
    yield kept.screening.id
    yield from (printing.id for printing in kept.printings)


def _acts(work: UnitOfWork, ids: Iterable[str]) -> tuple[Entry, ...]:
    """Return what was done with each of *ids*, in the order in which it was done."""
    found = {
        entry.seq: entry for id_ in ids for entry in work.trail.entries(about=id_, most=_MOST_ACTS)
    }
    return tuple(found[seq] for seq in sorted(found))
