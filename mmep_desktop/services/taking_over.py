"""An interview that another clerk began: she may be asked after, and it may be taken over."""

from dataclasses import dataclass, replace
from datetime import datetime

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.screening import ScreeningState
from mmep_desktop.services.ports import OpenWork


@dataclass(frozen=True, slots=True)
class Held:
    """Whose interview it is, by her initials, and since when it has been going on."""

    screening_id: str
    by: str
    since: datetime


class HeldByAnother(Exception):
    """Another clerk's interview goes on: its answers are not read until it is taken over."""

    def __init__(self, screening_id: str) -> None:
        super().__init__(screening_id)
        self.screening_id = screening_id


class TakingOver:
    """Lets *clerk* go on with what another one began."""

    def __init__(self, work: OpenWork, clerk: Clerk) -> None:
        self._work = work
        self._clerk = clerk

    def held(self, screening_id: str) -> Held:
        """Return who has the interview; its answers are not read."""
        with self._work() as work:
            state = work.screenings.state(screening_id)
            initials = {each.id: each.initials for each in work.center.clerks()}
        return Held(screening_id, initials.get(state.held_by, ""), state.begun_at)

    def take_over(self, screening_id: str) -> None:
        """Let the interview be this clerk's; one that has ended meanwhile is open to her anyway."""
        with self._work() as work:
            if is_held(work.screenings.state(screening_id), self._clerk):
                screening = work.screenings.get(screening_id)
                work.screenings.save(replace(screening, taken_over_by=self._clerk.id))
                work.trail.note(Act.TOOK_OVER, screening_id)
                work.commit()


def is_held(state: ScreeningState, clerk: Clerk) -> bool:
    """Whether the interview goes on and is another clerk's than *clerk*'s."""
    return state.outcome is None and state.held_by != clerk.id
