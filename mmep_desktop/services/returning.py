"""A child who comes back: what was answered last time, beside the new answers and never before."""

from mmep_desktop.domain.screening import Screening
from mmep_desktop.services.correcting import Correcting, Shown
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.ports import OpenWork, UnitOfWork


class Returning:
    """Finds the interview before the one that has ended, of the same family or the same child."""

    def __init__(self, work: OpenWork, interviewing: Interviewing, correcting: Correcting) -> None:
        self._work = work
        self._interviewing = interviewing
        self._correcting = correcting

    def was_asked_before(self, sitting: Sitting) -> bool:
        """Whether there are answers of an earlier interview; none of them is told."""
        with self._work() as work:
            work.only_read()
            return _earlier(work, sitting.screening) is not None

    def beside(self, sitting: Sitting) -> tuple[Shown, Shown] | None:
        """Return the last answers of an earlier interview, and those of *sitting*.

        Raises ``ValueError`` before its end: nobody answers by what was said last time.
        """
        if not sitting.screening.is_finished:
            raise ValueError("the last answers are shown after the new ones")
        with self._work() as work:
            work.only_read()
            earlier = _earlier(work, sitting.screening)
        if earlier is None:
            return None
        (*_, before) = self._correcting.revisions(self._interviewing.open(earlier.id))
        (*_, now) = self._correcting.revisions(sitting)
        return before, now


def _earlier(work: UnitOfWork, screening: Screening) -> Screening | None:
    """Return the last interview that ended before *screening* was begun."""
    children = work.registrations.of_family(screening.family_id)
    families = (screening.family_id, *work.households.former_families(children))
    ended = [
        one
        for family_id in families
        for one in work.screenings.of_family(family_id)
        if one.is_finished and not one.is_alone and one.begun_at < screening.begun_at
    ]
    return max(ended, key=lambda one: one.begun_at, default=None)
