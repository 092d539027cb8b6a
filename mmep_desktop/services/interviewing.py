"""The interview at the desk: every reply is in the store before the next question is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, number_series, numbered
from mmep_desktop.domain.half_typed import HalfTyped, Typed
from mmep_desktop.domain.interview import Interview, NotAnAnswer
from mmep_desktop.domain.replies import Person, Reply
from mmep_desktop.domain.revision import Correction
from mmep_desktop.domain.rows import row_now
from mmep_desktop.domain.screening import Screening, ScreeningState
from mmep_desktop.domain.steps import Asking
from mmep_desktop.domain.together import said_alone, together
from mmep_desktop.services.household import persons
from mmep_desktop.services.noting import noted
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.registering import register_known
from mmep_desktop.services.revising import count_in
from mmep_desktop.services.screeners import Screeners
from mmep_desktop.services.setting_apart import keep_apart
from mmep_desktop.services.taking_over import HeldByAnother, is_held
from mmep_desktop.services.today import today_of


@dataclass(frozen=True, slots=True)
class Sitting:
    """One screening on the desk: what is kept of it, and the interview that goes on.

    While a *correction* goes on, the interview is the corrected one, and *screening* is what
    counts until the correction is finished.
    """

    screening: Screening
    interview: Interview
    correction: Correction | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the interview was finished and is not being corrected."""
        return self.screening.is_finished and self.correction is None

    @property
    def saved_at(self) -> datetime:
        """When the last answer was kept."""
        return (self.correction or self.screening).saved_at


class Interviewing:
    """Begins, saves, resumes and finishes interviews."""

    def __init__(
        self, work: OpenWork, clock: Clock, ids: Identifiers, screeners: Screeners, clerk: Clerk
    ) -> None:
        self._work = work
        self._clock = clock
        self._ids = ids
        self._screeners = screeners
        self._clerk = clerk
        self._seen = ""

    def sit_down(self, family_id: str, language: str) -> Sitting:
        """Return the family's latest interview where it was left, or begin one in *language*.

        Whoever only stood in a school's list is here, and registers. An interview ends under the
        version of the screener that it began with. Raises
        ``HeldByAnother`` for one that another clerk has begun.
        """
        with self._work() as work:
            state = work.screenings.states_of((family_id,)).get(family_id)
            if state is not None:
                self._refuse_held(state)
            latest = work.screenings.get(state.id) if state else None
            children = work.registrations.of_family(family_id)
            register_known(work, children, self._clock)
        if latest is not None:
            self._note_view(latest.id)
            return self._sitting(latest, persons(children))
        return self._begin(family_id, persons(children), language)

    def open(self, screening_id: str) -> Sitting:
        """Return the interview of *screening_id*, begun or finished: what counts of it.

        Raises ``HeldByAnother`` for one that another clerk has begun.
        """
        with self._work() as work:
            work.only_read()
            self._refuse_held(work.screenings.state(screening_id))
        self._note_view(screening_id)
        return self._open(screening_id)

    def _note_view(self, screening_id: str) -> None:
        """Note whose answers are opened, once until another family's are."""
        if screening_id != self._seen:
            noted(self._work, Act.VIEWED, screening_id)
            self._seen = screening_id

    def _open(self, screening_id: str) -> Sitting:
        with self._work() as work:
            work.only_read()
            screening = work.screenings.get(screening_id)
            children = persons(work.registrations.of_family(screening.family_id))
            family = (
                work.screenings.get(screening.family_screening_id) if screening.is_alone else None
            )
        if family is None:
            return self._sitting(screening, children)
        people = self._sitting(family, children).interview.asking.people
        return self._sitting(screening, _row(people, screening.alone))

    def ask_again(self, family_id: str, language: str) -> Sitting:
        """Begin a new interview of a family that was asked before; the old one stays."""
        with self._work() as work:
            children = work.registrations.of_family(family_id)
        return self._begin(family_id, persons(children), language)

    def ask_alone(self, sitting: Sitting, row: int, language: str) -> Sitting:
        """Begin, or take up again, what one young person of the household answers alone."""
        with self._work() as work:
            beside = work.screenings.alone_with(sitting.screening.id)
        begun = next((screening for screening in beside if screening.alone == row), None)
        person = sitting.interview.asking.people[row]
        if begun is not None:
            self._refuse_held(begun.state)
            return self._sitting(begun, (person,))
        return self._begin(
            sitting.screening.family_id,
            (person,),
            language,
            family_screening_id=sitting.screening.id,
            alone=row,
        )

    def answer(self, sitting: Sitting, reply: Reply) -> Sitting:
        """Keep *reply* and go on.

        Raises ``NotAnAnswer`` or ``Refused`` when it cannot be one, and ``DeskError`` when the
        store cannot take it; the sitting is then as before.
        """
        return self._save(sitting, sitting.interview.answer(reply))

    def skip(self, sitting: Sitting) -> Sitting:
        """Pass over the question; the rules read it as not known."""
        return self._save(sitting, sitting.interview.skip())

    def back(self, sitting: Sitting) -> Sitting:
        """Show the question before."""
        return self._save(sitting, sitting.interview.back())

    def jump(self, sitting: Sitting, key: str) -> Sitting:
        """Show the question *key*."""
        return self._save(sitting, sitting.interview.jump(key))

    def speak(self, sitting: Sitting, language: str) -> Sitting:
        """Go on in *language* with every reply kept."""
        return self._save(sitting, sitting.interview.speak(language))

    def keep_half_typed(self, sitting: Sitting, typed: Typed | None) -> None:
        """Keep what stands in the form of the question that is shown, until it is answered.

        None means that nothing is half typed there, or nothing any more.
        """
        current = sitting.interview.current
        half = None
        if typed is not None and current is not None:
            half = HalfTyped(self._clerk.id, current.key, typed)
        if half == (sitting.correction or sitting.screening).half_typed:
            return
        with self._work() as work:
            if sitting.correction is None:
                work.screenings.save(replace(sitting.screening, half_typed=half))
            else:
                work.revisions.keep(replace(sitting.correction, half_typed=half))
            work.commit()

    def half_typed(self, sitting: Sitting) -> Typed | None:
        """Return what this clerk had typed at the question that is shown, if anything is kept."""
        half = (sitting.correction or sitting.screening).half_typed
        current = sitting.interview.current
        if half is None or current is None or sitting.is_settled:
            return None
        return half.parts if (half.by, half.at) == (self._clerk.id, current.key) else None

    def finish(self, sitting: Sitting) -> Sitting:
        """Close the interview: the outcome and the number the family sees are kept with it.

        What a young person answered alone changes the family's outcome on the center's lists, and
        nowhere that the family looks. Finishing twice changes nothing. Raises ``NotAnAnswer``
        while a question is open.
        """
        if sitting.screening.is_finished:
            return sitting
        determination = sitting.interview.finish()
        told = sitting.interview.told()
        now = self._clock.now()
        finished = replace(
            sitting.screening,
            draft=told.draft,
            half_typed=None,
            saved_at=now,
            finished_at=now,
            finished_by=self._clerk.id,
            determination=determination,
        )
        family = self._open(finished.family_screening_id) if finished.is_alone else None
        with self._work() as work:
            if family is not None:
                saved = work.screenings.save(finished)
                count_in(work, family.screening, family.interview, self._clerk.id, now)
            else:
                number = finished.number or self._next_number(work)
                beside = work.screenings.alone_with(finished.id)
                whole = together(determination, said_alone(beside))
                kept = keep_apart(work, finished, told.draft, now)
                ended = replace(finished, draft=kept, number=number, determination=whole)
                saved = work.screenings.save(ended)
            work.trail.note(Act.FINISHED, finished.id)
            work.commit()
        asking = replace(told, draft=saved.draft)
        return Sitting(saved, replace(sitting.interview, asking=asking))

    def alone_beside(self, sitting: Sitting) -> tuple[Sitting, ...]:
        """Return what young people of this household answered alone, in its rows as they are.

        Of what another clerk has begun no answer is told.
        """
        with self._work() as work:
            work.only_read()
            beside = tuple(map(self._closed, work.screenings.alone_with(sitting.screening.id)))
        moved = sitting.correction.rows if sitting.correction else {}
        people = sitting.interview.asking.people
        here = (replace(one, alone=moved.get(one.id, one.alone)) for one in beside)
        return tuple(self._sitting(one, _row(people, one.alone)) for one in here)

    def _refuse_held(self, state: ScreeningState) -> None:
        if is_held(state, self._clerk):
            raise HeldByAnother(state.id)

    def _closed(self, screening: Screening) -> Screening:
        is_anothers = is_held(screening.state, self._clerk)
        return replace(screening, draft={}, half_typed=None) if is_anothers else screening

    def _begin(
        self,
        family_id: str,
        people: tuple[Person, ...],
        language: str,
        *,
        family_screening_id: str = "",
        alone: int | None = None,
    ) -> Sitting:
        screened_on, now = today_of(self._clock), self._clock.now()
        screener = self._screeners.current()
        screening = Screening(
            id=self._ids.new(),
            family_id=family_id,
            pack=screener.id,
            version=screener.version,
            language=language,
            screened_on=screened_on,
            draft={},
            at="",
            begun_by=self._clerk.id,
            begun_at=now,
            saved_at=now,
            family_screening_id=family_screening_id,
            alone=alone,
        )
        with self._work() as work:
            work.screenings.add(screening)
            kept = work.screenings.get(screening.id)
            work.commit()
        return self._sitting(kept, people)

    def _sitting(self, screening: Screening, people: tuple[Person, ...]) -> Sitting:
        screener = self._screeners.version(screening.pack, screening.version)
        asking = Asking(
            screener,
            screening.screened_on,
            screening.draft,
            people,
            alone=screening.is_alone,
            add_ons=frozenset() if _has_referred(screening) else self._add_ons(),
        )
        return Sitting(screening, Interview(asking, screening.language, screening.at))

    def _add_ons(self) -> frozenset[str]:
        """Return what the center asks too, as it is switched on now."""
        with self._work() as work:
            work.only_read()
            return work.schools.add_ons()

    def _save(self, sitting: Sitting, interview: Interview) -> Sitting:
        with self._work() as work:
            if sitting.correction is None:
                saved = self._saved(work, sitting, interview)
            else:
                saved = self._saved_aside(work, sitting, sitting.correction, interview)
            work.commit()
        return saved

    def _saved(self, work: UnitOfWork, sitting: Sitting, interview: Interview) -> Sitting:
        screening = work.screenings.save(
            replace(
                sitting.screening,
                draft=interview.asking.draft,
                language=interview.language,
                at=_at(interview),
                saved_at=self._clock.now(),
                half_typed=None,
            )
        )
        follow_rows(work, screening, _rows_after(work, sitting, interview, {}))
        return Sitting(screening, interview)

    def _saved_aside(
        self, work: UnitOfWork, sitting: Sitting, correction: Correction, interview: Interview
    ) -> Sitting:
        """Keep a correction that goes on; nothing of what counts is touched."""
        kept = work.revisions.keep(
            replace(
                correction,
                draft=interview.asking.draft,
                language=interview.language,
                at=_at(interview),
                rows=_rows_after(work, sitting, interview, correction.rows),
                saved_at=self._clock.now(),
                half_typed=None,
            )
        )
        return replace(sitting, interview=interview, correction=kept)

    def _next_number(self, work: UnitOfWork) -> str:
        series = number_series(work.center.center(), self._clock.now().date())
        return numbered(series, work.center.next_number(series))


def follow_rows(work: UnitOfWork, family: Screening, rows: Mapping[str, int]) -> None:
    """Put each section asked alone beside *family* in its row of *rows*, by the section's id."""
    for own in work.screenings.alone_with(family.id) if rows else ():
        if rows.get(own.id, own.alone) != own.alone:
            work.screenings.save(replace(own, alone=rows[own.id]))


def _rows_after(
    work: UnitOfWork, before: Sitting, now: Interview, moved: Mapping[str, int]
) -> Mapping[str, int]:
    """Return in which row each section asked alone has its person *now*; *moved* is since when.

    Raises ``NotAnAnswer`` when that person is no longer in the household: what was said alone
    must neither be lost nor be taken for somebody else's.
    """
    old, new = before.interview.asking.people, now.asking.people
    if before.screening.is_alone or old == new:
        return moved
    rows = {}
    for own in work.screenings.alone_with(before.screening.id):
        row = row_now(old, new, moved.get(own.id, own.alone or 0))
        if row is None:
            raise NotAnAnswer
        rows[own.id] = row
    return rows


def _has_referred(screening: Screening) -> bool:
    """Whether all was asked of a referred family: what is switched on later is no gap in it."""
    determination = screening.determination
    return determination is not None and determination.outcome.is_referral


def _at(interview: Interview) -> str:
    current = interview.current
    return current.key if current else interview.at


def _row(people: tuple[Person, ...], row: int | None) -> tuple[Person, ...]:
    """Return the one young person who stands in *row*."""
    return people[row : (row or 0) + 1]
