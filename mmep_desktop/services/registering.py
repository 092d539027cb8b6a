"""A family on no list: the clerk writes down the children by hand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mmep_desktop.domain.dates import BadDate, read_date
from mmep_desktop.domain.names import Name, cleaned
from mmep_desktop.domain.registration import Registration
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.today import today_of


@dataclass(frozen=True, slots=True)
class NewChild:
    """What the clerk typed of one child; only the name is needed. *born* is EDTF or empty."""

    name: Name
    born: str = ""
    school: str = ""
    grade: str = ""
    local_id: str = ""


class NameMissing(Exception):
    """A child without any name cannot be found again."""


class Registering:
    """Puts children on the center's list."""

    def __init__(self, work: OpenWork, clock: Clock, ids: Identifiers) -> None:
        self._work = work
        self._clock = clock
        self._ids = ids

    def register(
        self, children: tuple[NewChild, ...], phone: str = "", *, family_id: str = ""
    ) -> tuple[Registration, ...]:
        """Register *children* today as one family, or as further children of *family_id*.

        Raises ``NameMissing`` for a child without a name and ``BadDate`` for a birth date that
        cannot be one, and ``DeskError``; nothing is kept then.
        """
        today = today_of(self._clock)
        family_id = family_id or self._ids.new()
        registrations = []
        for child in children:
            name = tidy(child.name)
            if not name.shown:
                raise NameMissing
            if child.born:
                read_date(child.born, today)
            registrations.append(
                Registration(
                    id=self._ids.new(),
                    family_id=family_id,
                    name=name,
                    born=child.born,
                    school=cleaned(child.school),
                    grade=cleaned(child.grade),
                    local_id=cleaned(child.local_id),
                    phone=cleaned(phone),
                    registered_on=today,
                )
            )
        with self._work() as work:
            for registration in registrations:
                work.registrations.add(registration)
            work.commit()
        return tuple(registrations)


def register_known(work: UnitOfWork, children: Iterable[Registration], clock: Clock) -> None:
    """Register those of *children* who only stand in a school's list, today, and end *work*."""
    known = [child for child in children if not child.is_registered]
    if known:
        today = today_of(clock)
        for child in known:
            work.registrations.keep(replace(child, registered_on=today))
        work.commit()


def tidy(name: Name) -> Name:
    """Return *name* with every part as it is kept."""
    return Name(**{key: cleaned(part) for key, part in name.parts})


__all__ = ["BadDate", "NameMissing", "NewChild", "Registering", "register_known", "tidy"]
