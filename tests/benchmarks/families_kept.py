"""Fills a store with invented families, most of whom were asked, with interviews and papers."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from itertools import islice

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.printing import Paper, Printing
from mmep_desktop.domain.replies import Chosen, Reply
from mmep_desktop.domain.screening import Screening
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from tests.benchmarks.invented_people import Family
from tests.builders import a_clerk, an_interview, replies_of_a_referral, told

IN_ONE_GESTURE = 500
EASTERN = timezone(timedelta(hours=-4))

REFERRED_EVERY, NOT_ASKED_EVERY = 5, 40
"""One family in so many is referred; of so many, one was never asked. The others never moved."""


def keep_families(work: OpenWork, families: Iterable[Family]) -> None:
    """Keep *families* in few transactions."""
    remaining = iter(families)
    while some := tuple(islice(remaining, IN_ONE_GESTURE)):
        with work() as gesture:
            for family in some:
                _keep(gesture, family)
            gesture.commit()


def _keep(gesture: UnitOfWork, family: Family) -> None:
    number = int(family[0].family_id.rpartition("-")[2])
    if number % NOT_ASKED_EVERY:
        screening = _screening(number, family)
        gesture.screenings.add(screening)
        if number % REFERRED_EVERY == 0:
            _keep_papers(gesture, screening)
    for child in family:
        gesture.registrations.add(child)


def _screening(number: int, family: Family) -> Screening:
    walked = _REFERRED if number % REFERRED_EVERY == 0 else _NEVER_MOVED
    at = datetime.combine(family[0].registered_on or date.min, datetime.min.time(), EASTERN)
    return Screening(
        id=f"screening-{number:07}",
        family_id=family[0].family_id,
        pack=walked.asking.screener.id,
        version=walked.asking.screener.version,
        language="es",
        screened_on=at.date(),
        draft=dict(walked.asking.draft),
        at=walked.at,
        begun_by=a_clerk().id,
        begun_at=at + timedelta(hours=9),
        saved_at=at + timedelta(hours=10),
        finished_at=at + timedelta(hours=10),
        determination=walked.finish(),
        number=f"0201-A-{at:%y}-{number:05}",
    )


def _keep_papers(gesture: UnitOfWork, screening: Screening) -> None:
    on = screening.screened_on
    gesture.papers.keep_consent(screening.id, Consent(ConsentState.SIGNED, "", on, "es", ""))
    for paper in (Paper.REFERRAL_SHEET, Paper.FAMILY_PAGE):
        id_, at = f"{screening.id}-{paper}", screening.saved_at
        gesture.papers.add_printing(
            Printing(id_, screening.id, paper, 1, at, a_clerk().id, "Office")
        )


def _told(*replies: Reply) -> Interview:
    return told(an_interview(), *replies)


_NEVER_MOVED, _REFERRED = _told(Chosen("no")), _told(*replies_of_a_referral())
