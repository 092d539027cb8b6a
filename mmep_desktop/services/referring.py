"""One referral as the office's sheet and a batch say it, made of the answers that count."""

from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.center import Center
from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.contacts import SchoolContact, routed_to
from mmep_desktop.domain.facts import contact_of
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.printing import Printing
from mmep_desktop.domain.referral import AskedAlone, Referral
from mmep_desktop.domain.replies import Person
from mmep_desktop.domain.screening import Screening
from mmep_desktop.domain.together import together


@dataclass(frozen=True, slots=True)
class Office:
    """Who refers, and when: the same for every referral of a day. *clerk* is a name."""

    center: Center
    clerk: str
    contacts: tuple[SchoolContact, ...]
    made_on: date


def referral_of(
    office: Office,
    screening: Screening,
    interview: Interview,
    alone: tuple[AskedAlone, ...],
    consent: Consent | None,
    replaces: Printing | None = None,
) -> Referral:
    """Return what *office* tells MMEP of a family, with what young people answered *alone*."""
    asking = interview.asking
    people = asking.people
    return Referral(
        number=screening.number,
        made_on=office.made_on,
        center=office.center,
        clerk=office.clerk,
        screener=asking.screener,
        language=interview.language,
        answers=interview.answers,
        determination=together(
            interview.determination, {own.child: own.determination for own in alone}
        ),
        contact={key: str(value) for key, value in contact_of(asking).items()},
        schools=_detail(people, "school"),
        grades=_detail(people, "grade"),
        twins=tuple(twin == "yes" for twin in _detail(people, "twin")),
        alone=alone,
        consent=consent,
        revision=screening.revision,
        replaces=replaces,
        routed_to=routed_to(office.contacts, schools_of(people, office.center), interview.language),
    )


def asked_alone(screening: Screening, interview: Interview) -> AskedAlone:
    """Return what a young person said alone, as the sheet shows it."""
    asking = interview.asking
    return AskedAlone(
        child=screening.alone or 0,
        answers=interview.answers,
        determination=interview.determination,
        may_be_shown=asking.chosen("alone_shown") == "yes",
        phone=asking.filled("alone_phone").get("own_phone", ""),
        best_time=asking.filled("alone_phone").get("own_best_time", ""),
    )


def schools_of(people: tuple[Person, ...], center: Center) -> tuple[str, ...]:
    """Return the children's schools by name, each once; a list may tell the code instead."""
    names = {school.code: school.name for school in center.schools if school.code}
    told = (names.get(school, school) for school in _detail(people, "school"))
    return tuple(dict.fromkeys(school for school in told if school))


def _detail(people: tuple[Person, ...], key: str) -> tuple[str, ...]:
    return tuple((person.details or {}).get(key, "") for person in people)
