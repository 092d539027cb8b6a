"""The lists of families to come back to, each with the names to look for."""

from collections.abc import Iterable
from dataclasses import replace

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.follow_ups import Followed, FollowUp, follow_ups
from mmep_desktop.services.household import persons
from mmep_desktop.services.ports import Clock, OpenWork, UnitOfWork
from mmep_desktop.services.today import today_of


class FollowingUp:
    """Reads the lists anew at each look: nothing is kept of them."""

    def __init__(self, work: OpenWork, clock: Clock) -> None:
        self._work = work
        self._clock = clock

    def lines(self) -> tuple[FollowUp, ...]:
        """Return every line, those with a day first, the earliest first.

        Call it off the window's thread.
        """
        today = today_of(self._clock)
        with self._work() as work:
            work.only_read()
            known = _with_people(work, work.follow_ups.followed())
        lines = (line for family in known for line in follow_ups(family, today))
        return tuple(sorted(lines, key=lambda line: (line.by is None, line.by or today)))


def _with_people(work: UnitOfWork, followed: Iterable[Followed]) -> tuple[Followed, ...]:
    """Return the families with the children on the center's list where it told of nobody."""
    asked = tuple(one for one in followed if one.outcome is not Outcome.DECLINED)
    bare = tuple(one.family_id for one in asked if not one.people)
    children = work.registrations.of_families(bare)
    return tuple(
        one if one.people else replace(one, people=persons(children.get(one.family_id, ())))
        for one in asked
    )
