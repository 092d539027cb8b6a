"""People at schools, programs, add-ons and where families sleep, in memory."""

from collections.abc import Mapping
from dataclasses import replace

from mmep_desktop.domain.contacts import SchoolContact
from mmep_desktop.domain.housing import HousingAnswer
from mmep_desktop.domain.programs import Program
from tests.kept import Kept


class FakeSchools:
    """``SchoolRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def contacts(self) -> tuple[SchoolContact, ...]:
        people = self._kept.contacts.values()
        return tuple(sorted(people, key=lambda one: (one.school, one.name, one.id)))

    def keep_contact(self, contact: SchoolContact) -> None:
        self._kept.contacts[contact.id] = contact

    def forget_contact(self, id_: str) -> None:
        self._kept.contacts.pop(id_, None)

    def programs(self) -> tuple[Program, ...]:
        return tuple(sorted(self._kept.programs.values(), key=lambda one: one.id))

    def keep_program(self, program: Program) -> None:
        self._kept.programs[program.id] = program

    def forget_program(self, id_: str) -> None:
        self._kept.programs.pop(id_, None)

    def add_ons(self) -> frozenset[str]:
        return frozenset(self._kept.add_ons)

    def ask_add_on(self, key: str) -> None:
        self._kept.add_ons.add(key)

    def leave_add_on(self, key: str) -> None:
        self._kept.add_ons.discard(key)


class FakeHousing:
    """``HousingRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def keep(self, answer: HousingAnswer) -> None:
        self._kept.housing[answer.screening_id] = answer

    def forget(self, screening_id: str) -> None:
        self._kept.housing.pop(screening_id, None)

    def of_family(self, family_id: str) -> tuple[HousingAnswer, ...]:
        return tuple(one for one in self._in_order() if one.family_id == family_id)

    def latest(self) -> Mapping[str, HousingAnswer]:
        return {one.family_id: one for one in self._in_order()}

    def _in_order(self) -> list[HousingAnswer]:
        in_order = sorted(
            self._kept.housing.values(), key=lambda one: (one.noted_at, one.screening_id)
        )
        family = {id_: one.family_id for id_, one in self._kept.screenings.items()}
        return [replace(one, family_id=family[one.screening_id]) for one in in_order]
