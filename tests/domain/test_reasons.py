"""Every reason is said in a sentence, and everything unclear is also asked as a question."""

import string
from datetime import date

import pytest
from hypothesis import given

from mmep_desktop.domain import reasons
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.determination import State
from mmep_desktop.domain.reasons import question_for_recruiter, sentence, when
from tests.domain.generated_answers import screening, seeds
from tests.domain.screened import Plain, a_child, a_family, a_job, a_move, determined, finding


@pytest.mark.parametrize(
    ("criterion", "changed", "said"),
    [
        ("age", {}, "Under 22 on the screening day."),
        (
            "child_move",
            {},
            "This child moved between 1 May and 31 May 2026, to another school district.",
        ),
        (
            "child_move",
            {"moves": [a_move(when="2023-09-01")]},
            "At the latest, the move on 1 September 2023 was just before the time asked about.",
        ),
        ("work", {"work": [a_job(who="guardian")]}, "This work was done by a guardian."),
        (
            "age",
            {"children": [a_child(born="2004-09")]},
            "Born between 1 September and 30 September 2004: may be 22 already.",
        ),
    ],
)
def test_a_finding_is_said_in_one_sentence(criterion: str, changed: Plain, said: str) -> None:
    assert sentence(finding(criterion, a_family(**changed))) == said


def test_everything_open_is_asked_of_the_recruiter() -> None:
    found = finding("child_move", a_family(moves=[a_move(when=None, across_district="unknown")]))
    asked = question_for_recruiter(found)
    assert asked == "From which school district to which was the move? When was the move?"


def test_words_come_through_the_translation_that_is_handed_in() -> None:
    found = finding("child_move", a_family(moves=[a_move(when="2023-09-01")]))
    assert (
        sentence(found, upper)
        == "AT THE LATEST, THE MOVE ON 1 SEPTEMBER 2023 WAS JUST BEFORE THE TIME ASKED ABOUT."
    )


def upper(text: str) -> str:
    """Translate into capitals, and leave the gaps as they are."""
    parts = string.Formatter().parse(text)
    return "".join(before.upper() + ("{" + gap + "}" if gap else "") for before, gap, _, _ in parts)


@given(seed=seeds)
def test_no_finding_is_without_words(seed: int) -> None:
    for child in determined(*screening(seed)).children:
        for found in child.findings:
            assert sentence(found).endswith(".")
            assert "{" not in sentence(found)
            if found.state is State.UNCLEAR:
                assert question_for_recruiter(found).endswith("?")


def test_a_finding_without_a_date_speaks_of_no_days() -> None:
    assert when(finding("work", a_family())) == ""
    assert day_in_words(date(2025, 6, 1)) == "1 June 2025"


def test_every_unclear_reason_has_a_sentence_too() -> None:
    assert set(reasons._QUESTIONS) <= set(reasons._SENTENCES)  # noqa: SLF001 - two tables, kept in step
