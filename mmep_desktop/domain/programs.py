"""Programs near the center, and which of them a family may ask about.

A program is proposed for what the family said it needs, never for what it said no to. Housing is
not among it: that answer is for the liaison alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mmep_desktop.domain.add_ons import HOUSING, HOUSING_TOLD, REFUSING
from mmep_desktop.domain.ages import may_be_aged
from mmep_desktop.domain.replies import Person

INTEREST, RIDE = "program_interest", "transport_needed"
"""The add-ons that ask for the programs a family would like, and whether it needs a ride."""


class ProgramKind(StrEnum):
    """What is offered."""

    EVENING = "evening"
    AT_HOME = "at_home"
    AFTER_SCHOOL = "after_school"
    SUMMER = "summer"
    EVENT = "event"
    CLINIC = "clinic"

    @property
    def is_taken_part_in(self) -> bool:
        """Whether a family that would like no program is not told of it."""
        return self not in {ProgramKind.EVENT, ProgramKind.CLINIC}


@dataclass(frozen=True, slots=True)
class Program:
    """One program, as the center keeps it.

    Ages are whole years, both ends included; grades are those of the screener. It is offered
    from *first_day* to *last_day*, or each year in its *months*, or at any time. *needs* are the
    answers that it is for: by the key of an add-on, those of its choices that count.
    """

    id: str
    name: str
    kind: ProgramKind
    from_age: int | None = None
    to_age: int | None = None
    grades: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    hours: str = ""
    place: str = ""
    phone: str = ""
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    has_ride: bool = False

    def is_past(self, today: date) -> bool:
        """Whether it will not be offered any more."""
        last = self.last_day or (self.first_day if not self.months else None)
        return last is not None and last < today

    def is_for(self, person: Person, today: date) -> bool:
        """Whether *person* is, or may be, of its ages and grades; what is not known may be."""
        grade = (person.details or {}).get("grade", "")
        grade_fits = not self.grades or not grade or grade in self.grades
        return grade_fits and may_be_aged(person, self.from_age, self.to_age, today)

    def answers(self, told: Mapping[str, str]) -> bool:
        """Whether it answers what the family *told*, and nothing of it was said no to."""
        if self.kind.is_taken_part_in and told.get(INTEREST) in REFUSING:
            return False
        needs = {key: values for key, values in self.needs.items() if key not in _FOR_LIAISON}
        if any(told.get(key) in REFUSING for key in needs):
            return False
        if not self.needs:
            return True
        return any(told.get(key) in values for key, values in needs.items())


_FOR_LIAISON = frozenset({HOUSING, HOUSING_TOLD})


def programs_for(
    told: Mapping[str, str], people: Sequence[Person], today: date, programs: Iterable[Program]
) -> tuple[Program, ...]:
    """Return the *programs* that a family may ask about, in the center's order.

    *told* are its answers to the add-ons, *people* everyone under 22 of the household. Where the
    family needs a ride, those come first that have one.
    """
    fitting = _fitting(told, people, today, programs)
    needs_ride = told.get(RIDE) == "yes"
    return tuple(sorted(fitting, key=lambda program: needs_ride and not program.has_ride))


def runs_of_months(months: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return *months* as the first and last of each run; one may go on over the turn of a year."""
    given = set(months)
    if len(given) == _MONTHS:
        return ((1, _MONTHS),)
    firsts = [month for month in sorted(given) if _before(month) not in given]
    return tuple((first, _end_of_run(first, given)) for first in firsts)


def _before(month: int) -> int:
    return month - 1 or _MONTHS


def _end_of_run(first: int, months: set[int]) -> int:
    last = first
    while last % _MONTHS + 1 in months:
        last = last % _MONTHS + 1
    return last


_MONTHS = 12


def _fitting(
    told: Mapping[str, str], people: Sequence[Person], today: date, programs: Iterable[Program]
) -> Iterator[Program]:
    for program in programs:
        is_for_somebody = any(program.is_for(person, today) for person in people)
        if is_for_somebody and not program.is_past(today) and program.answers(told):
            yield program
