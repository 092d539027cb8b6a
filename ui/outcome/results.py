"""What came out of one screening as the page shows it: the family's part, and each one alone."""

from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.ages import may_be
from mmep_desktop.domain.dates import BadDate, has_turned, read_date
from mmep_desktop.domain.determination import ChildResult, Determination, Outcome, strongest
from mmep_desktop.domain.replies import Person
from mmep_desktop.domain.steps import ALONE_FROM
from mmep_desktop.services.interviewing import Sitting

_OLDEST = 130


@dataclass(frozen=True, slots=True)
class ChildShown:
    """One child's card; *may_be_alone* says whether this young person can be asked alone.

    *is_beside* is a card of what was said alone on the page of the family.
    """

    row: int
    person: Person
    result: ChildResult
    is_alone: bool = False
    may_be_alone: bool = False
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """The whole page: the family's outcome and a card for each child, then for each one alone."""

    outcome: Outcome
    children: tuple[ChildShown, ...]

    @property
    def open_points(self) -> int:
        """How many criteria are unclear, of any child."""
        return sum(
            finding.state == "unclear"
            for child in self.children
            for finding in child.result.findings
        )


def results_of(sitting: Sitting, beside: tuple[Sitting, ...]) -> Results:
    """Return what came out of *sitting* and of what young people answered alone *beside* it.

    A card of the family never shows what was said alone. Raises ``NotAnAnswer`` while a question
    of *sitting* is open.
    """
    alone = {one.screening.alone: one for one in beside if one.screening.is_finished}
    shown = (*_family(sitting, set(alone)), *_alone(sitting, tuple(alone.values())))
    outcome = strongest(tuple(child.result.outcome for child in shown))
    return Results(outcome, shown)


def age_of(person: Person, on: date) -> int | None:
    """Return the age in whole years where the birth date leaves no doubt."""
    try:
        born = read_date(person.born, on) if person.born else None
    except BadDate:
        return None
    if born is None:
        return None
    ages = {_years(day, on) for day in (born.earliest, born.latest)}
    return ages.pop() if len(ages) == 1 else None


def _family(sitting: Sitting, alone: set[int | None]) -> list[ChildShown]:
    asking = sitting.interview.asking
    fresh = sitting.interview.determination if sitting.is_settled else sitting.interview.finish()
    kept = (sitting.screening.determination if sitting.is_settled else None) or fresh
    day = asking.screened_on
    return [
        ChildShown(
            row,
            person,
            _result_at(fresh if row in alone else kept, row),
            is_alone=asking.alone,
            may_be_alone=not asking.alone and row not in alone and may_be(person, ALONE_FROM, day),
        )
        for row, person in enumerate(asking.people)
    ]


def _result_at(determination: Determination, row: int) -> ChildResult:
    return determination.children[row]


def _alone(sitting: Sitting, beside: tuple[Sitting, ...]) -> list[ChildShown]:
    people = sitting.interview.asking.people
    return [
        ChildShown(
            row,
            people[row],
            one.screening.determination.children[0],
            is_alone=True,
            is_beside=True,
        )
        for one in beside
        if (row := one.screening.alone or 0) < len(people) and one.screening.determination
    ]


def _years(born: date, on: date) -> int:
    return next(age for age in range(_OLDEST) if not has_turned(born, age + 1, on))
