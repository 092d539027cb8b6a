"""What the services need of the world about schools, programs and where families sleep."""

from collections.abc import Mapping
from typing import Protocol

from mmep_desktop.domain.contacts import SchoolContact
from mmep_desktop.domain.housing import HousingAnswer
from mmep_desktop.domain.programs import Program


class SchoolRecords(Protocol):
    """The people at schools, the programs near the center, and what is asked for their sake."""

    def contacts(self) -> tuple[SchoolContact, ...]:
        """Return everybody, by school and name; those for all schools first."""

    def keep_contact(self, contact: SchoolContact) -> None: ...
    def forget_contact(self, id_: str) -> None: ...
    def programs(self) -> tuple[Program, ...]:
        """Return every program, in the order in which they were added."""

    def keep_program(self, program: Program) -> None: ...
    def forget_program(self, id_: str) -> None: ...
    def add_ons(self) -> frozenset[str]:
        """Return the keys of the add-ons that are asked here."""

    def ask_add_on(self, key: str) -> None: ...
    def leave_add_on(self, key: str) -> None: ...


class HousingRecords(Protocol):
    """What families answered about where they sleep."""

    def keep(self, answer: HousingAnswer) -> None: ...
    def forget(self, screening_id: str) -> None:
        """Take back what was answered in an interview, if anything was."""

    def of_family(self, family_id: str) -> tuple[HousingAnswer, ...]:
        """Return a family's answers, the first one first."""

    def latest(self) -> Mapping[str, HousingAnswer]:
        """Return the last answer of each family, by its id."""
