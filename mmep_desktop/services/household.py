"""The children on the center's list as the interview knows them."""

from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import Draft, Listed, Person


def persons(registrations: tuple[Registration, ...]) -> tuple[Person, ...]:
    """Return the registered children as the people of a household."""
    return tuple(
        Person(
            name=registration.name,
            born=registration.born or None,
            registration=registration.id,
            details=_details(registration),
        )
        for registration in registrations
    )


def people_of(draft: Draft, registered: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return who stands in the rows of the household: those told of, or those on the list."""
    listed = draft.get("household")
    return listed.people if isinstance(listed, Listed) else registered


def _details(registration: Registration) -> dict[str, str]:
    told = {"school": registration.school, "grade": registration.grade}
    return {key: value for key, value in told.items() if value}
