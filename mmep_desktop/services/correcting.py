"""Corrections of finished interviews: begun with a reason, finished as a revision, or dropped."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.add_ons import set_apart
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.interview import END, Interview
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.revision import Correction, Reason, Revision
from mmep_desktop.domain.screening import Screening
from mmep_desktop.domain.steps import Asking
from mmep_desktop.domain.together import said_alone, together
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.interviewing import Interviewing, Sitting, follow_rows
from mmep_desktop.services.ports import Clock, OpenWork, UnitOfWork
from mmep_desktop.services.revising import count_in, revised
from mmep_desktop.services.setting_apart import keep_apart


@dataclass(frozen=True, slots=True)
class Shown:
    """One revision as it can be read: who finished it, and its answers as an interview."""

    revision: Revision
    by: str
    interview: Interview


@dataclass(frozen=True, slots=True)
class Begun:
    """A correction that waits to be finished, and who began it."""

    correction: Correction
    by: str


class Correcting:
    """Until a correction is finished, the revision before it is the one that counts."""

    def __init__(
        self, work: OpenWork, clock: Clock, clerk: Clerk, interviewing: Interviewing
    ) -> None:
        self._work = work
        self._clock = clock
        self._clerk = clerk
        self._interviewing = interviewing

    def begun(self, sitting: Sitting) -> Begun | None:
        """Return the correction of *sitting*'s interview that was begun, if there is one."""
        with self._work() as work:
            correction = work.revisions.begun(sitting.screening.id)
            return Begun(correction, _clerks(work)(correction.begun_by)) if correction else None

    def begin(self, sitting: Sitting, key: str, reason: Reason) -> Sitting:
        """Open the finished interview of *sitting* at the question *key*.

        Raises ``DeskError(CHANGED_ELSEWHERE)`` when it was changed since it was opened, or a
        correction of it was begun.
        """
        counted, interview = sitting.screening, sitting.interview.jump(key)
        now = self._clock.now()
        with self._work() as work:
            _refuse_changed(work, counted)
            beside = work.screenings.alone_with(counted.id)
            correction = work.revisions.keep(
                Correction(
                    screening_id=counted.id,
                    reason=replace(reason, words=cleaned(reason.words)),
                    language=interview.language,
                    draft=interview.asking.draft,
                    at=interview.at,
                    rows={own.id: own.alone for own in beside if own.alone is not None},
                    begun_by=self._clerk.id,
                    begun_at=now,
                    saved_at=now,
                )
            )
            work.commit()
        return Sitting(counted, interview, correction)

    def resume(self, sitting: Sitting) -> Sitting:
        """Return the correction where it was left, or what counts where none was begun."""
        counted = self._interviewing.open(sitting.screening.id)
        begun = self.begun(counted)
        if begun is None:
            return counted
        correction = begun.correction
        asking = replace(counted.interview.asking, draft=correction.draft)
        interview = Interview(asking, correction.language, correction.at)
        return Sitting(counted.screening, interview, correction)

    def drop(self, sitting: Sitting) -> Sitting:
        """Keep the answers as they were: return what counts, with no correction of it begun."""
        with self._work() as work:
            correction = sitting.correction or work.revisions.begun(sitting.screening.id)
            if correction is not None:
                work.revisions.drop(correction)
                work.commit()
        return self._interviewing.open(sitting.screening.id)

    def finish(self, sitting: Sitting) -> Sitting:
        """Let the corrected answers count, as the next revision; the number stays.

        Answers that came out as they were make no revision. Raises ``NotAnAnswer`` while a
        question is open.
        """
        correction = sitting.correction
        if correction is None:
            return sitting
        own, told = sitting.interview.finish(), sitting.interview.told()
        corrected = replace(
            sitting.screening,
            draft=set_apart(told.draft).draft,
            language=sitting.interview.language,
            at=END,
            determination=own,
        )
        if not self.changes_something(sitting):
            self._keep_apart(sitting)
            return self.drop(sitting)
        family = self._family_of(sitting)
        with self._work() as work:
            work.revisions.drop(correction)
            keep_apart(work, corrected, told.draft, self._clock.now())
            if family is None:
                self._finish_family(work, corrected, correction)
            else:
                self._finish_alone(work, corrected, correction, family)
            work.trail.note(Act.CORRECTED, corrected.id)
            work.commit()
        return self._interviewing.open(corrected.id)

    def changes_something(self, sitting: Sitting) -> bool:
        """Whether finishing the correction of *sitting* would make a revision.

        What goes to the liaison alone makes none.
        """
        counted, corrected = sitting.screening, sitting.interview
        told = set_apart(corrected.told().draft).draft
        return (told, corrected.language) != (counted.draft, counted.language)

    def _keep_apart(self, sitting: Sitting) -> None:
        with self._work() as work:
            told = sitting.interview.told().draft
            keep_apart(work, sitting.screening, told, self._clock.now())
            work.commit()

    def revisions(self, sitting: Sitting) -> tuple[Shown, ...]:
        """Return every revision of *sitting*'s interview, the first one first."""
        counted = self._interviewing.open(sitting.screening.id)
        with self._work() as work:
            former = work.revisions.former_of(counted.screening.id)
            name_of = _clerks(work)
        return tuple(
            Shown(one, name_of(one.finished_by), _read(counted.interview.asking, one))
            for one in (*former, counted.screening.as_revision())
        )

    def _finish_family(
        self, work: UnitOfWork, corrected: Screening, correction: Correction
    ) -> None:
        follow_rows(work, corrected, correction.rows)
        newest = _on_what_counts(work, corrected)
        if newest.determination is not None:
            alone = said_alone(work.screenings.alone_with(newest.id))
            newest = replace(newest, determination=together(newest.determination, alone))
        revised(work, newest, self._clerk.id, self._clock.now(), correction.reason)

    def _finish_alone(
        self, work: UnitOfWork, corrected: Screening, correction: Correction, family: Sitting
    ) -> None:
        by, now = self._clerk.id, self._clock.now()
        revised(work, _on_what_counts(work, corrected), by, now, correction.reason)
        count_in(work, family.screening, family.interview, by, now)

    def _family_of(self, sitting: Sitting) -> Sitting | None:
        own = sitting.screening
        return self._interviewing.open(own.family_screening_id) if own.is_alone else None


def _read(asking: Asking, revision: Revision) -> Interview:
    return Interview(replace(asking, draft=revision.draft), revision.language, END)


def _refuse_changed(work: UnitOfWork, seen: Screening) -> None:
    if work.screenings.get(seen.id).savings != seen.savings:
        raise DeskError(Problem.CHANGED_ELSEWHERE)


def _on_what_counts(work: UnitOfWork, corrected: Screening) -> Screening:
    """Return *corrected* on top of what counts by now.

    While a correction is under way, what counts changes only by what others of the household said
    alone, or by the row in which one of them stands.
    """
    counted = work.screenings.get(corrected.id)
    return replace(corrected, alone=counted.alone, savings=counted.savings)


def _clerks(work: UnitOfWork) -> Callable[[str], str]:
    """Return how a clerk's id is turned into a name; one who is not known has none."""
    names = {clerk.id: clerk.name for clerk in work.center.clerks()}
    return lambda id_: names.get(id_, "")
