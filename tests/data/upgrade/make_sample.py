"""Makes the sample store of this version, which every later version must open.

Run it once, before a release, from the checkout: ``python -m tests.data.upgrade.make_sample``.
A sample that was released is never made again.
"""

import json
from dataclasses import replace
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.determination import Determination, Outcome, strongest
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.screening import Screening
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from mmep_desktop.storage.store import create_store
from tests.data.upgrade.contents import contents_of
from tests.storage.fake_key import KEY_HEX, FakeKey
from tests.storage.invented import (
    CENTER,
    CLERK,
    DETERMINATION,
    NOW,
    SCREENER,
    TODAY,
    consent,
    printing,
    screening,
)

NAMES = {
    "not_asked": Name("Zoé", last_1="Nulle"),
    "begun": Name("Xóchitl", last_1="Pérez", last_2="Tzoc"),
    "no_referral": Name("Anh", "Ngọc", "Trần"),
    "declined": Name("Siobhán", last_1="O’Sample"),
    "consent_missing": Name("محمد", last_1="نمونه"),
    "consent_refused": Name("राम", last_1="नमुना"),
    "to_print": Name("Jean-Luc", last_1="d’Exemple", used="Jeannot"),
    "to_send": Name("Maria", last_1="da Amostra", suffix="Jr."),
}
"""Nobody: invented, one for each state of the day's list."""

OUTCOMES = {"no_referral": Outcome.NO_REFERRAL, "declined": Outcome.DECLINED}
CONSENTS = {
    "consent_missing": (ConsentState.LATER,),
    "consent_refused": (ConsentState.SIGNED, ConsentState.WITHDRAWN),
    "to_print": (ConsentState.SIGNED,),
    "to_send": (ConsentState.LATER, ConsentState.SIGNED),
}


def make_sample(folder: Path) -> None:
    """Make the store in *folder*, with its key and its expected contents beside it."""
    store = create_store(folder, FakeKey(), CENTER, (CLERK,))
    fill(store.work())
    contents = contents_of(store.work())
    store.close()
    (folder / "key.txt").write_text(KEY_HEX + "\n", encoding="ascii", newline="\n")
    text = json.dumps(contents, ensure_ascii=False, indent=2) + "\n"
    (folder / "contents.json").write_text(text, encoding="utf-8", newline="\n")


def fill(begin: OpenWork) -> None:
    """Write one family for each state, and a young person who answered alone."""
    with begin() as work:
        work.packs.keep(SCREENER, {"screener.toml": b"# invented\n"}, NOW)
        for number, (state, name) in enumerate(NAMES.items(), 1):
            work.registrations.add(child(number, name))
            if state != "not_asked":
                keep_interview(work, number, state)
        work.screenings.add(
            replace(screening("s-alone", family_screening_id="s2", alone=1), family_id="f2")
        )
        work.commit()


def child(number: int, name: Name) -> Registration:
    born = (str(date(2014, 3, number)), f"201{number}", "2012-21", "")[number % 4]
    day = TODAY - timedelta(days=number % 3)
    return Registration(
        *(f"r{number}", f"f{number}", name, born, "02010001", "6", f"LASID-{number:04}"),
        *(f"508-555-01{number:02}", day),
    )


def keep_interview(work: UnitOfWork, number: int, state: str) -> None:
    interview = replace(screening(f"s{number}"), family_id=f"f{number}")
    work.screenings.add(interview)
    if state != "begun":
        finish(work, work.screenings.get(interview.id), OUTCOMES.get(state, Outcome.REFER))
    for consent_state in CONSENTS.get(state, ()):
        given: Consent = consent(consent_state)
        work.papers.keep_consent(interview.id, given)
    if state == "to_send":
        for copy, paper in enumerate((Paper.REFERRAL_SHEET, Paper.FAMILY_PAGE), 1):
            printed = printing(f"p{copy}", screening_id=interview.id, copy=1)
            work.papers.add_printing(replace(printed, paper=paper))


def finish(work: UnitOfWork, interview: Screening, outcome: Outcome) -> None:
    count = work.center.next_number("0201-A-26")
    finished = replace(
        interview,
        finished_at=NOW + timedelta(minutes=7),
        determination=determination(outcome),
        number=f"0201-A-26-{count:05}",
    )
    work.screenings.save(finished)


def determination(outcome: Outcome) -> Determination:
    children = (replace(DETERMINATION.children[0], outcome=outcome),)
    return replace(DETERMINATION, outcome=strongest((outcome,)), children=children)


if __name__ == "__main__":
    make_sample(Path(__file__).parent / version("mmep-desktop"))
