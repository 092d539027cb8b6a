"""Who on the list may be the child that a clerk is writing down, while she types."""

from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.likeness import Advice, Closeness, Likeness, Person, advice_on
from mmep_desktop.domain.registration import Registration
from mmep_desktop.services.ports import OpenWork, UnitOfWork

AT_MOST = 5
"""Lines of advice; whoever looks like more than that is found in the find box."""

_LOOKED_AT = 60
"""Children of one birth date, one number or one name that are looked at."""


class Advising:
    """Advises, and never stands in the way."""

    def __init__(self, work: OpenWork, closeness: Closeness) -> None:
        self._work = work
        self._closeness = closeness

    def advise(self, person: Person) -> tuple[Advice, ...]:
        """Return whom *person* may be or belong to, the likeliest first, one child of a kind.

        A brother or sister stands for the whole family: of those one is enough.
        """
        with self._work() as work:
            work.only_read()
            near = tuple(_near(work, person))
        return _one_of_each_family(advice_on(person, near, self._closeness))[:AT_MOST]


def _near(work: UnitOfWork, person: Person) -> dict[Registration, None]:
    """Return the children who share an id, a phone, a birth date or the sound of the name."""
    name = person.name
    asked = [person.local_id, person.phone, person.born]
    surnames = [part for part in (name.last_1, name.last_2) if part]
    asked += [f"{name.first} {surname}" for surname in surnames if name.first]
    near: dict[Registration, None] = {}
    for text in filter(None, asked):
        found = work.registrations.found(readings_of(text), _LOOKED_AT)
        near.update(dict.fromkeys(found))
    return near


def _one_of_each_family(advised: tuple[Advice, ...]) -> tuple[Advice, ...]:
    seen: set[str] = set()
    kept = []
    for advice in advised:
        family = advice.registration.family_id
        if advice.likeness is Likeness.SIBLING and family in seen:
            continue
        seen.add(family)
        kept.append(advice)
    return tuple(kept)
