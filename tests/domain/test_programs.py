"""Programs that a family may ask about: cases for a counselor to check, and what always holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.add_ons import REFUSING
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.programs import (
    INTEREST,
    Program,
    ProgramKind,
    programs_for,
    runs_of_months,
)
from mmep_desktop.domain.replies import Person

TODAY = date(2026, 9, 1)


def a_child(born: str | None, grade: str = "") -> Person:
    return Person(Name("Lucía"), born, details={"grade": grade} if grade else None)


YOUTH, PUPIL, SMALL = a_child("2009-05-04", "10"), a_child("2017-05-04", "03"), a_child("2022-08")
NOT_KNOWN = a_child(None)

EVENING = Program(
    "1",
    "Evening credits",
    ProgramKind.EVENING,
    from_age=14,
    to_age=21,
    grades=("09", "10", "11", "12"),
    needs={"credit_gaps": ("yes", "unsure"), INTEREST: ("evening", "several")},
    has_ride=True,
)
AT_HOME = Program(
    "2", "Ready at home", ProgramKind.AT_HOME, 3, 5, needs={"not_in_preschool": ("yes",)}
)
CLUB = Program("3", "After-school club", ProgramKind.AFTER_SCHOOL, 6, 13)
SUMMER = Program(
    "4", "Summer school", ProgramKind.SUMMER, 3, 13, months=(7, 8), needs={INTEREST: ("summer",)}
)
FAIR = Program("5", "Back to school", ProgramKind.EVENT, first_day=date(2026, 8, 29))
CLINIC = Program("6", "Vaccines", ProgramKind.CLINIC, last_day=TODAY)
SHELTER = Program("7", "For shelters", ProgramKind.EVENT, needs={"housing": ("shelter",)})
EVERY = (EVENING, AT_HOME, CLUB, SUMMER, FAIR, CLINIC, SHELTER)


@pytest.mark.parametrize(
    ("told", "people", "expected"),
    [
        # nothing asked: what is for anybody of that age, and today's clinic; the fair is over
        ({}, (PUPIL,), "36"),
        # a student of 17 who is short of credits
        ({"credit_gaps": "yes"}, (YOUTH,), "16"),
        ({"credit_gaps": "unsure"}, (YOUTH,), "16"),
        ({INTEREST: "evening"}, (YOUTH,), "16"),
        # short of nothing: not the evening classes, even if evenings would suit
        ({"credit_gaps": "no", INTEREST: "evening"}, (YOUTH,), "6"),
        # the need is there, and nobody of that age
        ({"credit_gaps": "yes"}, (PUPIL,), "36"),
        # a small child at home
        ({"not_in_preschool": "yes"}, (SMALL,), "26"),
        ({"not_in_preschool": "declined"}, (SMALL,), "6"),
        # summer comes each year
        ({INTEREST: "summer"}, (PUPIL, SMALL), "346"),
        # who would like no program is told of the clinic, not of the club
        ({INTEREST: "none"}, (PUPIL,), "6"),
        ({INTEREST: "declined"}, (PUPIL,), "6"),
        # a birth date that is not known may be any
        ({"credit_gaps": "yes", "not_in_preschool": "yes"}, (NOT_KNOWN,), "1236"),
        # where the family sleeps is for the liaison
        ({"housing": "shelter"}, (PUPIL,), "36"),
        # a ride is needed: what has one comes first
        ({"credit_gaps": "yes", "transport_needed": "yes"}, (PUPIL, YOUTH), "136"),
        # of nobody nothing is known to fit
        ({"credit_gaps": "yes"}, (), ""),
    ],
)
def test_what_a_family_may_ask_about(
    told: dict[str, str], people: tuple[Person, ...], expected: str
) -> None:
    assert "".join(one.id for one in programs_for(told, people, TODAY, EVERY)) == expected


def test_who_needs_a_ride_reads_first_what_has_one() -> None:
    told = {INTEREST: "several", "transport_needed": "yes"}
    walking = Program("0", "Evening talk", ProgramKind.EVENING)
    found = programs_for(told, (YOUTH,), TODAY, (walking, EVENING))
    assert [one.id for one in found] == ["1", "0"]


@pytest.mark.parametrize(
    ("months", "runs"),
    [
        ((), ()),
        ((7, 8), ((7, 8),)),
        ((1, 3, 4), ((1, 1), (3, 4))),
        ((1, 2, 3, 4, 5, 9, 10, 11, 12), ((9, 5),)),
        (tuple(range(1, 13)), ((1, 12),)),
    ],
)
def test_months_are_told_from_the_first_to_the_last(
    months: tuple[int, ...], runs: tuple[tuple[int, int], ...]
) -> None:
    assert runs_of_months(months) == runs


KEYS = ("credit_gaps", "not_in_preschool", "interrupted_schooling", "unaccompanied", INTEREST)
ANSWERS = ("yes", "no", "unsure", "declined", "none", "evening", "summer", "several")
told_answers = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(ANSWERS))
some_days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
any_program = st.builds(
    Program,
    id=st.just("p"),
    name=st.just("Program"),
    kind=st.sampled_from(ProgramKind),
    from_age=st.none() | st.integers(0, 21),
    to_age=st.none() | st.integers(0, 21),
    first_day=some_days,
    last_day=some_days,
    needs=st.dictionaries(
        st.sampled_from(KEYS), st.lists(st.sampled_from(ANSWERS), min_size=1).map(tuple)
    ),
)


@given(told=told_answers, program=any_program, born=st.none() | st.dates(max_value=TODAY))
def test_no_refusal_ever_proposes_what_it_refused_and_nothing_past_is_proposed(
    told: dict[str, str], program: Program, born: date | None
) -> None:
    child = a_child(born.isoformat() if born else None)
    proposed = programs_for(told, (child,), TODAY, (program,))
    refused = {key for key, answer in told.items() if answer in REFUSING}
    if refused & program.needs.keys() or (INTEREST in refused and program.kind.is_taken_part_in):
        assert proposed == ()
    if program.last_day and program.last_day < TODAY:
        assert proposed == ()
    if proposed:
        assert not program.needs or any(
            told.get(key) in values for key, values in program.needs.items()
        )
