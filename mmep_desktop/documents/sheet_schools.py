"""The sheet's way to the children's schools: the staff for migratory families there."""

from collections.abc import Iterator

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.languages import language_name
from mmep_desktop.documents.office_styles import (
    LABEL,
    QUIET,
    STRONG,
    column,
    columns,
    labelled,
    row,
    section,
)
from mmep_desktop.documents.record_heading import isolated
from mmep_desktop.domain.contacts import SchoolContact
from mmep_desktop.domain.referral import Referral

_NAME, _PHONE, _EMAIL, _LANGUAGES = columns(1.4, 1, 1.4, 1)


def schools_groups(referral: Referral) -> Iterator[Group]:
    """Yield whom at the schools the referral goes to, if anybody is known."""
    if referral.routed_to:
        yield section("At the school", *map(_contact, referral.routed_to))


def _contact(contact: SchoolContact) -> Strip:
    where = contact.school or "all schools"
    languages = ", ".join(map(language_name, contact.languages))
    name = (isolated(contact.name), STRONG)
    return row(
        column(*_NAME, ("Staff for migratory families", LABEL), name, (isolated(where), QUIET)),
        labelled(*_PHONE, "Phone", contact.phone),
        labelled(*_EMAIL, "Email", contact.email),
        labelled(*_LANGUAGES, "Speaks", languages),
    )
