"""What the papers say of schools and programs: names, hours, place and phone, and no more."""

from dataclasses import replace
from datetime import date

import pytest

from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.contacts import ContactKind, SchoolContact
from mmep_desktop.domain.programs import Program, ProgramKind
from mmep_desktop.domain.screener import Wording
from tests.documents.families import LONG, ORDINARY, family_paper, longest, ordinary, referral_of
from tests.documents.reading import flowing, letters, words_of

PROGRAMS = (
    Program(
        "1",
        "Créditos de noche",
        ProgramKind.EVENING,
        hours="Tue and Thu, 6 to 8:30 pm",
        place="Harborfield High, room 12",
        phone="508-555-0140",
        first_day=date(2026, 9, 15),
        last_day=date(2026, 12, 17),
        has_ride=True,
    ),
    Program("2", "Ready for kindergarten at home", ProgramKind.AT_HOME, phone="508-555-0141"),
    Program("3", "Full-day summer", ProgramKind.SUMMER, months=(7, 8), place="Elm School"),
    Program("4", "Vaccines", ProgramKind.CLINIC, first_day=date(2026, 10, 3), hours="9 to noon"),
    Program("5", "Teen club", ProgramKind.AFTER_SCHOOL, hours="3 to 6 pm", has_ride=True),
    Program("6", "One too many", ProgramKind.EVENT),
)
STAFF = SchoolContact(
    "c1",
    "Zoila Tum",
    ContactKind.MIGRATORY_STAFF,
    "Hayden-McFadden School",
    ("es", "quc"),
    "508-555-0150",
    "zoila@example.org",
)


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_a_family_reads_what_it_may_ask_about(language: str) -> None:
    paper = replace(family_paper(language), programs=(PROGRAMS[0], PROGRAMS[2]))
    page = DeskPapers().family_page(paper)
    text = letters(flowing(page))
    for told in (paper.wording["page.programs.title"], "Créditos de noche", "508-555-0140"):
        assert letters(told) in text
    for told in ("Harborfield High, room 12", "Elm School", paper.wording["page.programs.ride"]):
        assert letters(told) in text
    assert letters(paper.wording["date.month.7"]) in text
    assert "page.programs" not in flowing(page)


def test_no_more_is_named_than_is_read() -> None:
    page = DeskPapers().family_page(replace(family_paper("en"), programs=PROGRAMS))
    assert {word.page for word in words_of(page)} == {1}
    text = flowing(page)
    assert "From 15 September to 17 December 2026" in text
    assert "Ready for kindergarten" in text
    assert "One too many" not in text


def test_the_page_stays_whole_with_the_longest_of_programs_and_families() -> None:
    long = tuple(replace(one, name=f"{LONG} " * 6, place=LONG * 4, hours=LONG) for one in PROGRAMS)
    determination = longest().determination
    paper = replace(family_paper("es"), programs=long, determination=determination)
    words = words_of(DeskPapers().family_page(paper))
    assert max(word.page for word in words) == 2
    assert all(word.left > 0 and word.right < 612 and word.bottom < 792 for word in words)


def test_a_screener_from_before_has_no_words_for_programs_and_the_page_is_as_it_was() -> None:
    paper = family_paper("en")
    older = {k: text for k, text in paper.wording.texts.items() if "page.programs" not in k}
    before = replace(paper, wording=Wording("en", "", older))
    page = DeskPapers().family_page(replace(before, programs=PROGRAMS))
    assert flowing(page) == flowing(DeskPapers().family_page(before))


def test_the_sheet_names_whom_it_goes_to_at_the_school() -> None:
    text = flowing(DeskPapers().referral_sheet(replace(ordinary(), routed_to=(STAFF,))))
    for told in ("Staff for migratory families", "Zoila Tum", "508-555-0150", "zoila@example.org"):
        assert told in text
    assert "Zoila" not in flowing(DeskPapers().referral_sheet(ordinary()))


@pytest.mark.parametrize(("told", "is_there"), [("yes", True), ("no", False), ("", False)])
def test_where_the_family_sleeps_is_on_the_sheet_only_if_it_agreed(
    told: str, is_there: bool
) -> None:
    more = {"housing": "shelter"} | ({"housing_told": told} if told else {})
    text = flowing(DeskPapers().referral_sheet(referral_of({**ORDINARY, **more})))
    assert ("A shelter" in text) is is_there


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_the_consent_says_so_where_housing_is_told(language: str) -> None:
    paper = family_paper(language)
    line = letters(paper.wording["consent_page.records.housing"])
    assert line in letters(flowing(DeskPapers().consent_page(replace(paper, is_housing_told=True))))
    assert line not in letters(flowing(DeskPapers().consent_page(paper)))
