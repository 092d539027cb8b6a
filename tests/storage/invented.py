"""Invented families, screenings and papers for the store's tests."""

from datetime import UTC, date, datetime, timedelta, timezone

from mmep_desktop.domain.center import Center, Clerk, MmepContact, Role, School
from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.determination import (
    ChildResult,
    Determination,
    Finding,
    Outcome,
    State,
    Window,
)
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.printing import Paper, Printing
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import (
    Chosen,
    Dated,
    Draft,
    Filled,
    Listed,
    Person,
    Skipped,
    Ticked,
)
from mmep_desktop.domain.screener import Parameters, Screener
from mmep_desktop.domain.screening import Screening

TODAY = date(2026, 9, 1)
EASTERN = timezone(timedelta(hours=-4))
NOW = datetime(2026, 9, 1, 8, 30, 0, 123456, EASTERN)

CENTER = Center(
    store_id="store-1",
    district_code="02010000",
    district="New Bedford",
    name="Family Registration Center",
    desk="A",
    phone="508-555-0100",
    schools=(School("02010001", "Elm School"), School("", "Another school")),
    mmep=MmepContact("Ana", "413-555-0101", ""),
    practice=False,
)
CLERK = Clerk("clerk-1", "Dolores Medeiros", Role.SUPERVISOR)

DRAFT: Draft = {
    "moved": Chosen("yes"),
    "kinds": Ticked(("crops", "unsure")),
    "moves.0.when": Dated("2025-08~"),
    "moves.0.until": Dated(None),
    "contact": Filled({"phone_1": "508-555-0199", "best_time": ""}),
    "people": Listed(
        (
            Person(
                Name("Xóchitl", last_1="Pérez", last_2="Tzoc"), "2014-03-09", "r1", {"grade": "6"}
            ),
            Person(Name(first="李"), None),
        )
    ),
    "worked": Skipped(),
}

DETERMINATION = Determination(
    outcome=Outcome.REFER_ASK_MORE,
    pack="mmep-universal",
    version="2026.1",
    screened_on=TODAY,
    window=Window(date(2023, 9, 2), TODAY),
    children=(
        ChildResult(
            "Xóchitl Pérez Tzoc",
            Outcome.REFER_ASK_MORE,
            (Finding("work", State.UNCLEAR, "kind_unsure", (("kind", "x"),), "34 CFR 200.81"),),
        ),
        ChildResult("李", Outcome.NO_REFERRAL, ()),
    ),
)

SCREENER = Screener(
    id="mmep-universal",
    version="2026.1",
    applies_from=date(2026, 7, 1),
    approved_by="",
    parameters=Parameters(36, 1, 22, 16, True, frozenset(), frozenset(), frozenset()),
    rules=(),
    questions=(),
    contact=(),
    add_ons=(),
    child_fields=(),
    wordings={},
    fingerprint="f1",
)


def registration(
    id_: str = "r1",
    name: Name | None = None,
    *,
    family_id: str = "f1",
    born: str = "2014-03-09",
    phone: str = "(508) 555-0199",
    local_id: str = "",
    registered_on: date = TODAY,
) -> Registration:
    name = name or Name("Xóchitl", "", "Pérez", "Tzoc")
    return Registration(id_, family_id, name, born, "02010001", "6", local_id, phone, registered_on)


def screening(
    id_: str = "s1",
    *,
    family_id: str = "f1",
    begun_at: datetime = NOW,
    number: str = "",
    family_screening_id: str = "",
    alone: int | None = None,
) -> Screening:
    return Screening(
        id=id_,
        family_id=family_id,
        pack="mmep-universal",
        version="2026.1",
        language="es",
        screened_on=TODAY,
        draft=DRAFT,
        at="worked",
        begun_by=CLERK.id,
        begun_at=begun_at,
        saved_at=begun_at.astimezone(UTC),
        number=number,
        family_screening_id=family_screening_id,
        alone=alone,
    )


def consent(state: ConsentState = ConsentState.SIGNED) -> Consent:
    return Consent(state, "Marta Tzoc", TODAY, "es", "D. M.")


def printing(id_: str = "p1", *, screening_id: str = "s1", copy: int = 1) -> Printing:
    printed_at = NOW + timedelta(minutes=copy)
    return Printing(id_, screening_id, Paper.REFERRAL_SHEET, copy, printed_at, CLERK.id, "Office")
