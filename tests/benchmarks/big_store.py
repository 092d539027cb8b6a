"""A store of many invented families, filled through the store's own records in few transactions.

Three families in four never moved; the others moved and worked, would not say, or have only begun,
as a center meets them. Who was referred has a consent and papers as the desk leaves them.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import islice

from mmep_desktop.domain.center import Center, Clerk, number_series, numbered
from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.printing import Paper, Printing
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import Chosen, Listed, Person
from mmep_desktop.domain.school_year import school_year_of
from mmep_desktop.domain.screening import Screening
from mmep_desktop.services.household import persons
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from mmep_desktop.storage.ids import TimedIdentifiers
from tests.builders import a_person, an_interview, replies_of_a_referral, told

IN_ONE_GESTURE = 1_000
"""Families kept by one commit; a session that holds more of them gets slower."""

KINDS = ("never moved",) * 75 + ("declined",) * 4 + ("referred",) * 20 + ("begun",)
CONSENTS = (*(ConsentState.SIGNED,) * 7, ConsentState.REFUSED, *(ConsentState.LATER,) * 2)
LANGUAGES = ("es", "es", "pt", "en", "en", "ht")
SIZES = (1, 1, 1, 2, 2, 3)
FIRST = (
    *("José", "María", "Ana", "Luis", "Xóchitl", "Thanh", "Jean", "Fatuma", "João", "Ngọc"),
    *("Carlos", "Rosa", "Pedro", "Inês", "Mateo", "Sol", "Juan", "Lucía", "Tomás", "Xuncax"),
)
LAST = (
    *("Pérez", "Tzoc", "García", "López", "Nguyễn", "Trần", "Silva", "Medeiros", "O’Brien"),
    *("Cruz", "Santos", "Méndez", "Díaz", "Barros", "Lima", "Ixcoy", "Lux", "Cabral", "Ramos"),
)
ENDINGS = ("", "", "", "as", "ez", "inho", "ova", "ado", "ina", "ero")


@dataclass(frozen=True, slots=True)
class Family:
    """One family as the store keeps it."""

    children: tuple[Registration, ...]
    screening: Screening
    consent: Consent | None
    printed: tuple[Printing, ...]


def fill(
    work: OpenWork,
    center: Center,
    clerk: Clerk,
    families: int,
    now: datetime,
    *,
    only_referred: bool = False,
) -> None:
    """Add *families* families who registered from the start of this school year until yesterday.

    All lie in one school year, the hardest case for the day's list, which tells its coverage. Where
    *only_referred*, each is referred and signed the consent.
    """
    made = _Counter(center, clerk, families, now, only_referred=only_referred).families()
    while some := tuple(islice(made, IN_ONE_GESTURE)):
        with work() as gesture:
            for family in some:
                _keep(gesture, family)
            gesture.commit()


def _keep(gesture: UnitOfWork, family: Family) -> None:
    """Keep the screening first: its number is then among the words that the children get."""
    gesture.screenings.add(family.screening)
    for child in family.children:
        gesture.registrations.add(child)
    if family.consent is not None:
        gesture.papers.keep_consent(family.screening.id, family.consent)
    for printing in family.printed:
        gesture.papers.add_printing(printing)


class _Counter:
    """The counter at which the invented families stood, one after the other."""

    def __init__(
        self, center: Center, clerk: Clerk, families: int, now: datetime, *, only_referred: bool
    ) -> None:
        self._series = number_series(center, now.date())
        self._clerk = clerk
        self._count = families
        self._kinds = ("referred",) if only_referred else KINDS
        self._consents = (ConsentState.SIGNED,) if only_referred else CONSENTS
        self._now = now
        self._ids = TimedIdentifiers()
        self._chance = random.Random(families)

    def families(self) -> Iterator[Family]:
        """Yield every family, the earliest first."""
        first = _first_morning(self._now)
        span = max(self._now - first - timedelta(days=1), timedelta(0))
        for place in range(self._count):
            yield self._family(place, first + span * place / self._count)

    def _family(self, place: int, at: datetime) -> Family:
        kind = self._chance.choice(self._kinds)
        children = self._children(place, at.date())
        screening = self._screening(kind, children, at)
        number = numbered(self._series, place + 1) if screening.is_finished else ""
        screening = replace(screening, number=number)
        consent = self._consent(screening, at.date()) if kind == "referred" else None
        printed = self._printed(screening, consent) if consent else ()
        return Family(children, screening, consent, tuple(printed))

    def _children(self, place: int, on: date) -> tuple[Registration, ...]:
        family, last = self._ids.new(), (self._last(), self._last())
        return tuple(
            Registration(
                id=self._ids.new(),
                family_id=family,
                name=Name(self._chance.choice(FIRST), "", *last),
                born=str(on - timedelta(days=self._chance.randrange(1_500, 7_500))),
                school="Example Elementary",
                grade="03",
                local_id=f"LASID-{place:06}-{number}",
                phone=f"508-{self._chance.randrange(10**7):07}",
                registered_on=on,
            )
            for number in range(self._chance.choice(SIZES))
        )

    def _last(self) -> str:
        return self._chance.choice(LAST) + self._chance.choice(ENDINGS)

    def _screening(self, kind: str, children: tuple[Registration, ...], at: datetime) -> Screening:
        people = persons(children)
        walked, determination = _walked(kind, len(children)), _determined(kind, len(children))
        draft = dict(walked.asking.draft)
        if "household" in draft:
            draft["household"] = Listed(people)
        screener = walked.asking.screener
        return Screening(
            id=self._ids.new(),
            family_id=children[0].family_id,
            pack=screener.id,
            version=screener.version,
            language=self._chance.choice(LANGUAGES),
            screened_on=at.date(),
            draft=draft,
            at=walked.at,
            begun_by=self._clerk.id,
            begun_at=at,
            saved_at=at + timedelta(minutes=6),
            finished_at=at + timedelta(minutes=6) if determination else None,
            determination=_named(determination, people) if determination else None,
        )

    def _consent(self, screening: Screening, on: date) -> Consent:
        state = self._chance.choice(self._consents)
        return Consent(state, "Ana López", on, screening.language, "J. Silva")

    def _printed(self, screening: Screening, consent: Consent) -> Iterator[Printing]:
        papers = (Paper.CONSENT_PAGE, Paper.FAMILY_PAGE)
        for paper in (*papers, Paper.REFERRAL_SHEET) if consent.allows_sending else papers:
            at = screening.saved_at
            yield Printing(self._ids.new(), screening.id, paper, 1, at, self._clerk.id, "Office")


def _first_morning(now: datetime) -> datetime:
    """Return the first morning of the school year in which *now* is."""
    begins = school_year_of(now.date())
    return datetime.combine(begins, time(8, 30), now.tzinfo)


@cache
def _walked(kind: str, children: int) -> Interview:
    """Return where a family of *kind* with so many children came to; the replies are shared."""
    people = tuple(a_person(f"Child {row}") for row in range(children))
    interview = an_interview(*people)
    if kind == "referred":
        return told(interview, *replies_of_a_referral(*people))
    if kind == "never moved":
        return told(interview, Chosen("no"))
    if kind == "begun":
        return told(interview, Chosen("yes"))
    interview = told(interview, Chosen("declined"), Chosen("declined"))
    while interview.current is not None:
        interview = interview.skip()
    return interview


@cache
def _determined(kind: str, children: int) -> Determination | None:
    walked = _walked(kind, children)
    return None if walked.current else walked.finish()


def _named(determination: Determination, people: tuple[Person, ...]) -> Determination:
    """Return the determination of other children with the same answers."""
    results = zip(determination.children, people, strict=True)
    children = tuple(replace(result, name=person.name.shown) for result, person in results)
    return replace(determination, children=children)
