"""People at schools whom a family or a referral is led to, and who of them comes first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mmep_desktop.domain.names import folded


class ContactKind(StrEnum):
    """What somebody at a school is there for."""

    MIGRATORY_STAFF = "migratory_staff"
    BILINGUAL = "bilingual"
    LIAISON = "liaison"
    COUNSELOR = "counselor"


@dataclass(frozen=True, slots=True)
class SchoolContact:
    """Somebody at a *school*, or for all schools where none is named.

    *languages* are codes of ``LANGUAGES``. Staff for migratory families are those to whom a
    referral is routed; a liaison is the one whom the McKinney-Vento Act names.
    """

    id: str
    name: str
    kind: ContactKind
    school: str = ""
    languages: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""

    @property
    def is_for_all(self) -> bool:
        """Whether no school is named."""
        return not self.school

    def is_at(self, school: str) -> bool:
        """Whether a child of *school* is theirs, however the name is written."""
        return self.is_for_all or folded(self.school) == folded(school)


def first_to_ask(
    contacts: Iterable[SchoolContact], school: str, language: str
) -> tuple[SchoolContact, ...]:
    """Return who is there for a child of *school*, whoever speaks the family's *language* first.

    Then those of the school before those for all schools, and staff for migratory families before
    the others; what is left keeps the order in which it came.
    """
    kinds = tuple(ContactKind)
    there = (contact for contact in contacts if contact.is_at(school))
    return tuple(
        sorted(
            there,
            key=lambda one: (language not in one.languages, one.is_for_all, kinds.index(one.kind)),
        )
    )


def named_to_family(
    contacts: Sequence[SchoolContact], schools: Iterable[str], language: str
) -> tuple[SchoolContact, ...]:
    """Return the few whom a family at *schools* is told of, who speaks its *language* first.

    To whom its referral goes is among them in any case.
    """
    schools = tuple(schools) or ("",)
    there = [one for school in schools for one in first_to_ask(contacts, school, language)]
    in_order = sorted(dict.fromkeys(there), key=lambda one: language not in one.languages)
    staff = routed_to(contacts, schools, language)
    others = [one for one in in_order if one not in staff][: max(_MOST_NAMED - len(staff), 0)]
    return tuple(one for one in in_order if one in staff or one in others)


_MOST_NAMED = 4
"""Names that a clerk reads aloud while the family listens."""


def routed_to(
    contacts: Iterable[SchoolContact], schools: Iterable[str], language: str
) -> tuple[SchoolContact, ...]:
    """Return the staff for migratory families, one for each of *schools*, each of them once."""
    staff = tuple(one for one in contacts if one.kind is ContactKind.MIGRATORY_STAFF)
    firsts = (first_to_ask(staff, school, language)[:1] for school in schools)
    return tuple(dict.fromkeys(one for some in firsts for one in some))
