"""The liaison's own list: families that have no home of their own, seen by a supervisor alone."""

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.housing import HousingLine, needs_liaison
from mmep_desktop.services.ports import OpenWork


class HousingList:
    """Reads the list anew at each look, and leaves a line in the trail for it."""

    def __init__(self, work: OpenWork) -> None:
        self._work = work

    def lines(self) -> tuple[HousingLine, ...]:
        """Return the families by when they answered last, the latest first."""
        with self._work() as work:
            answers = [one for one in work.housing.latest().values() if needs_liaison(one)]
            children = work.registrations.of_families(tuple(one.family_id for one in answers))
            lines = []
            for answer in sorted(answers, key=lambda one: one.noted_at, reverse=True):
                asked = work.screenings.get(answer.screening_id)
                family = children.get(answer.family_id, ())
                lines.append(HousingLine(answer, asked.number, asked.language, family))
            work.trail.note(Act.HOUSING_READ)
            work.commit()
        return tuple(lines)
