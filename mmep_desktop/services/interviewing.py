"""The interview at the desk: every reply is in the store before the next question is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mmep_desktop.domain.center import Clerk, number_series, numbered
from mmep_desktop.domain.determination import ChildResult, Determination, strongest
from mmep_desktop.domain.interview import Interview, NotAnAnswer, rows_stay
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import Person, Reply
from mmep_desktop.domain.screening import Screening
from mmep_desktop.domain.steps import Asking
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.screeners import Screeners


@dataclass(frozen=True, slots=True)
class Sitting:
    """One screening on the desk: what is kept of it, and the interview that goes on."""

    screening: Screening
    interview: Interview


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

    def sit_down(self, family_id: str, language: str) -> Sitting:
        """Return the family's latest interview where it was left, or begin one in *language*.

        An interview ends under the version of the screener that it began with.
        """
        with self._work() as work:
            latest = work.screenings.latest_of((family_id,)).get(family_id)
            children = work.registrations.of_family(family_id)
        if latest is not None:
            return self._sitting(latest, persons(children))
        return self._begin(family_id, persons(children), language)

    def open(self, screening_id: str) -> Sitting:
        """Return the interview of *screening_id*, begun or finished."""
        with self._work() as work:
            screening = work.screenings.get(screening_id)
            children = persons(work.registrations.of_family(screening.family_id))
            family = (
                work.screenings.get(screening.family_screening_id) if screening.is_alone else None
            )
        if family is None:
            return self._sitting(screening, children)
        people = self._sitting(family, children).interview.asking.people
        return self._sitting(screening, _row(people, screening))

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
            saved_at=now,
            finished_at=now,
            determination=determination,
        )
        with self._work() as work:
            if finished.is_alone:
                saved = work.screenings.save(finished)
                self._count_in(work, saved)
            else:
                number = finished.number or self._next_number(work)
                whole = together(determination, _own(work.screenings.alone_with(finished.id)))
                saved = work.screenings.save(replace(finished, number=number, determination=whole))
            work.commit()
        return Sitting(saved, replace(sitting.interview, asking=told))

    def alone_beside(self, sitting: Sitting) -> tuple[Sitting, ...]:
        """Return what young people of this household answered alone."""
        with self._work() as work:
            beside = work.screenings.alone_with(sitting.screening.id)
        people = sitting.interview.asking.people
        return tuple(self._sitting(one, _row(people, one)) for one in beside)

    def _begin(
        self,
        family_id: str,
        people: tuple[Person, ...],
        language: str,
        *,
        family_screening_id: str = "",
        alone: int | None = None,
    ) -> Sitting:
        now = self._clock.now()
        screener = self._screeners.current()
        screening = Screening(
            id=self._ids.new(),
            family_id=family_id,
            pack=screener.id,
            version=screener.version,
            language=language,
            screened_on=now.date(),
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
            screener, screening.screened_on, screening.draft, people, alone=screening.is_alone
        )
        return Sitting(screening, Interview(asking, screening.language, screening.at))

    def _save(self, sitting: Sitting, interview: Interview) -> Sitting:
        current = interview.current
        screening = replace(
            sitting.screening,
            draft=interview.asking.draft,
            language=interview.language,
            at=current.key if current else interview.at,
            saved_at=self._clock.now(),
        )
        with self._work() as work:
            saved = work.screenings.save(screening)
            _follow_rows(work, sitting, interview)
            work.commit()
        return Sitting(saved, interview)

    def _count_in(self, work: UnitOfWork, own: Screening) -> None:
        """Let a section answered alone count in the finished screening of its family."""
        family = work.screenings.get(own.family_screening_id)
        if family.determination is not None:
            whole = together(family.determination, _own((own,)))
            work.screenings.save(replace(family, determination=whole))

    def _next_number(self, work: UnitOfWork) -> str:
        series = number_series(work.center.center(), self._clock.now().date())
        return numbered(series, work.center.next_number(series))


def persons(registrations: tuple[Registration, ...]) -> tuple[Person, ...]:
    """Return the children on the center's list as the interview knows them."""
    return tuple(
        Person(
            name=registration.name,
            born=registration.born or None,
            registration=registration.id,
            details=_details(registration),
        )
        for registration in registrations
    )


def together(family: Determination, alone: Mapping[int, Determination]) -> Determination:
    """Return the family's determination with each child's own section taken into account.

    A child's outcome is the stronger of the two, and so are the findings shown for it.
    """
    children = tuple(
        _stronger(child, alone[row].children[0]) if row in alone else child
        for row, child in enumerate(family.children)
    )
    outcome = strongest(tuple(child.outcome for child in children))
    return replace(family, outcome=outcome, children=children)


def _stronger(family: ChildResult, own: ChildResult) -> ChildResult:
    if family.outcome == own.outcome:
        return family
    stronger = strongest((family.outcome, own.outcome))
    return family if stronger == family.outcome else replace(own, name=family.name)


def _follow_rows(work: UnitOfWork, before: Sitting, now: Interview) -> None:
    """Let each section asked alone keep its person when the rows of the household move.

    Raises ``NotAnAnswer`` when that person is no longer in the household: what was said alone
    must neither be lost nor be taken for somebody else's.
    """
    old, new = before.interview.asking.people, now.asking.people
    if before.screening.is_alone or rows_stay(old, new):
        return
    rows = {person.name: row for row, person in enumerate(new)}
    for own in work.screenings.alone_with(before.screening.id):
        row = rows.get(old[own.alone or 0].name)
        if row is None:
            raise NotAnAnswer
        if row != own.alone:
            work.screenings.save(replace(own, alone=row))


def _own(alone: tuple[Screening, ...]) -> dict[int, Determination]:
    return {
        one.alone: one.determination
        for one in alone
        if one.alone is not None and one.determination is not None
    }


def _details(registration: Registration) -> dict[str, str]:
    told = {"school": registration.school, "grade": registration.grade}
    return {key: value for key, value in told.items() if value}


def _row(people: tuple[Person, ...], screening: Screening) -> tuple[Person, ...]:
    """Return the one young person who answered *screening* alone."""
    return people[screening.alone : (screening.alone or 0) + 1]
