"""The words under which a child is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.finding import LEVELS, Term, readings_of
from mmep_desktop.domain.names import Name, folded
from mmep_desktop.storage.search_words import column_of, fits, words_of, words_of_numbers
from tests.storage.invented import registration


def test_the_words_of_one_child() -> None:
    child = registration(name=Name("Ana", last_1="O'Brien", last_2="de la Cruz"), local_id="L-7")
    words = words_of(child)
    assert words.names == {"ana", "obrien", "de", "la", "cruz", "delacruz"}
    assert words.sounds == {"ana", "obrien", "de", "la", "krus", "delakrus"}
    assert words.figures == {
        *("l7", "7"),
        *("5085550199", "5550199", "0199", "15085550199"),
        *("20140309", "03092014", "030914", "09032014", "090314", "032014", "392014"),
    }


def test_the_words_of_a_number() -> None:
    assert words_of_numbers(["0201-A-26-00042", ""]).figures == {
        *("0201a2600042", "2600042", "00042"),
        *("0201a2642", "2642", "42"),
    }


def test_a_name_that_begins_another_is_kept_and_a_figure_is_not() -> None:
    words = words_of(registration(name=Name("Ana", last_1="Anaya"), phone="508 5085550199"))
    assert {"ana", "anaya"} <= words.names
    assert "508" not in words.figures


@pytest.mark.parametrize(
    ("term", "column"),
    [
        (Term("lasid"), "names"),
        (Term("lasid4"), "figures"),
        (Term("٣"), "figures"),
        (Term("sok", is_sound=True), "sounds"),
    ],
)
def test_each_term_looks_among_its_own(term: Term, column: str) -> None:
    assert column_of(term) == column


@pytest.mark.parametrize("typed", ["l", "la", "lasid"])
def test_the_letters_of_an_id_are_not_taken_for_a_name(typed: str) -> None:
    words = words_of(registration(name=Name("Zoé"), local_id="LASID-4471"))
    assert not fits(Term(typed), words)
    assert fits(Term("lasid4"), words)


@given(st.text(max_size=20), st.text(max_size=8), st.text(max_size=12))
def test_every_child_is_found_by_its_first_name(first: str, born: str, phone: str) -> None:
    words = words_of(registration(name=Name(first), born=born, phone=phone))
    assert "" not in words.names | words.sounds | words.figures
    if len(folded(first).split()) == 1:
        reading = readings_of(first)[0]
        assert all(any(fits(term, words) for term in part.levels[0]) for part in reading)


@given(st.text("abcxyzhlçñtq", min_size=1, max_size=9), st.integers(0, 9))
def test_every_beginning_of_a_name_finds_it_at_every_level(name: str, cut: int) -> None:
    words = words_of(registration(name=Name(name)))
    for reading in readings_of(name[: cut + 1])[:1]:
        for part in reading:
            found = [any(fits(term, words) for term in part.up_to(level)) for level in LEVELS]
            assert found[1:] == [True] * 3
