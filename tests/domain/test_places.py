"""Two towns propose whether a move crossed a district line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.places import proposed_across

DISTRICTS = ("Amherst", "Amherst-Pelham", "Holyoke", "Hampden-Wilbraham", "New Bedford")


@pytest.mark.parametrize(
    ("from_place", "to_place", "proposed"),
    [
        ("", "Holyoke", ""),
        ("Holyoke", "", ""),
        ("  ", "Holyoke", ""),
        ("Holyoke", "Holyoke", "no"),
        ("holyoke ", "HOLYOKE", "no"),
        ("Holyoke, MA", "Holyoke", "no"),
        ("Holyoke, Massachusetts", "Holyoke, MA", "no"),
        ("Springfield, IL", "Springfield, MA", "yes"),
        ("Springfield, IL", "Springfield", "unknown"),
        ("Immokalee, FL", "New Bedford", "yes"),
        ("New Bedford", "Holyoke", "yes"),
        ("Amherst", "Pelham", "unknown"),
        ("Pelham, MA", "Amherst", "unknown"),
        ("Pelham, NH", "Amherst, MA", "yes"),
        ("Hampden", "Wilbraham", "unknown"),
        ("San Pedro Soloma, Guatemala", "New Bedford", "yes"),
    ],
)
def test_two_towns_propose(from_place: str, to_place: str, proposed: str) -> None:
    assert proposed_across(from_place, to_place, DISTRICTS) == proposed


TOWNS = st.sampled_from(("", "Amherst", "Pelham", "Pelham, NH", "Holyoke", "Nebaj, Guatemala"))


@given(TOWNS, TOWNS)
def test_there_and_back_propose_the_same(here: str, there: str) -> None:
    assert proposed_across(here, there, DISTRICTS) == proposed_across(there, here, DISTRICTS)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_propose_something_the_screener_knows(here: str, there: str) -> None:
    assert proposed_across(here, there, DISTRICTS) in {"", "yes", "no", "unknown"}
