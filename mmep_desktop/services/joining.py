"""A brother or sister found at the door: joins the family's interview, and nothing is asked twice.

What the family said holds for all of its children. Asked is only what is told child by child: who
moved, who worked, who finished school.
"""

from dataclasses import replace

from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import Listed
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.domain.together import said_alone, together
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.correcting import Correcting
from mmep_desktop.services.household import persons
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.ports import Clock, OpenWork
from mmep_desktop.services.registering import NewChild, Registering
from mmep_desktop.services.revising import revised
from mmep_desktop.services.taking_over import is_held

_HOUSEHOLD = "household"
_JOINED = Reason(Cause.NEW_FACT)


class Joining:
    """Puts further children into a family that is on the list already."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        clerk: Clerk,
        registering: Registering,
        interviewing: Interviewing,
        correcting: Correcting,
    ) -> None:
        self._work = work
        self._clock = clock
        self._clerk = clerk
        self._registering = registering
        self._interviewing = interviewing
        self._correcting = correcting

    def join(
        self, family_id: str, children: tuple[NewChild, ...], phone: str = ""
    ) -> tuple[Registration, ...]:
        """Register *children* today in the family, and count them in where it was asked already.

        Without a *phone* they get the family's.
        Where something must be asked of them, the interview is open at that question afterwards.
        Raises what ``Registering.register`` raises, and ``DeskError(FAMILY_HELD)`` before anything
        is kept.
        """
        with self._work() as work:
            work.only_read()
            state = work.screenings.states_of((family_id,)).get(family_id)
            phones = (known.phone for known in work.registrations.of_family(family_id))
            phone = phone or next(filter(None, phones), "")
        if state is not None and is_held(state, self._clerk):
            raise DeskError(Problem.FAMILY_HELD)
        joined = self._registering.register(children, phone, family_id=family_id)
        if state is not None:
            self.count_in(state.id, joined)
        return joined

    def count_in(self, screening_id: str, joined: tuple[Registration, ...]) -> None:
        """Count children in who are of the family by now that the interview is of.

        Where something must be asked of them, it is open at that question afterwards.
        """
        sitting = self._interviewing.open(screening_id)
        if _HOUSEHOLD not in sitting.interview.asking.draft:
            self._count_as_all(sitting)
            return
        if sitting.is_settled:
            sitting = self._to_be_corrected(sitting)
        new = {each.id for each in joined}
        people = (one for one in sitting.interview.asking.people if one.registration not in new)
        at_household = self._interviewing.jump(sitting, _HOUSEHOLD)
        told = self._interviewing.answer(at_household, Listed((*people, *persons(joined))))
        if told.correction is not None and told.interview.current is None:
            self._correcting.finish(told)

    def _to_be_corrected(self, sitting: Sitting) -> Sitting:
        if self._correcting.begun(sitting):
            return self._correcting.resume(sitting)
        return self._correcting.begin(sitting, _HOUSEHOLD, _JOINED)

    def _count_as_all(self, sitting: Sitting) -> None:
        """Let the outcome hold for the new children too: what decided it was said of everybody."""
        if not sitting.is_settled:
            return
        with self._work() as work:
            newest = work.screenings.get(sitting.screening.id)
            alone = said_alone(work.screenings.alone_with(newest.id))
            whole = together(sitting.interview.determination, alone)
            counted = replace(newest, determination=whole)
            revised(work, counted, self._clerk.id, self._clock.now(), _JOINED)
            work.commit()
