"""What somebody may have meant who made a slip or two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.finding import Part, readings_of
from mmep_desktop.storage.near_words import slips_allowed, terms_near

NAMES = ("ajanel", "ana", "garcia", "medeiros", "jimenez", "tzoc", "ximenez", "yojcom", "yolanda")


def part_of(typed: str) -> Part:
    return readings_of(typed)[0][0]


def near(typed: str, slips: int = 2) -> set[str]:
    return {term.text for term in terms_near(part_of(typed), slips, NAMES)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ajnael", "ajanel"),
        ("ajane1l", ""),
        ("ajaneel", "ajanel"),
        ("ajnel", "ajanel"),
        ("ajamel", "ajanel"),
        ("yojc", ""),
        ("yojk", "yojc"),
        ("tsoc", "tzoc"),
        ("medieros", "medeiros"),
        ("mediero", "medeiro"),
        ("medierso", "medeiros"),
        ("garzias", ""),
        ("ama", ""),
        ("mzna", ""),
    ],
)
def test_is_near(typed: str, meant: str) -> None:
    assert (meant in near(typed)) if meant else not near(typed)


def test_two_slips_are_forgiven_in_long_words_only_and_after_one() -> None:
    assert "medeiros" in near("medierso", 2)
    assert "medeiros" not in near("medierso", 1)
    assert near("ahamel") == set()


@pytest.mark.parametrize(
    ("word", "slips"),
    [
        ("ana", 0),
        ("tzoc", 1),
        ("ximenez", 1),
        ("medeiros", 2),
        ("lasid4471", 0),
        ("700123", 0),
        ("5550199", 1),
        ("5085550199", 1),
    ],
)
def test_how_many_slips_are_forgiven(word: str, slips: int) -> None:
    assert slips_allowed(word) == slips


@pytest.mark.parametrize(
    "typed", ["5550919", "555019", "55550199", "5551199", "4550199", "50855501990"]
)
def test_the_figures_of_a_phone_are_near_after_a_slip(typed: str) -> None:
    meant = {"5550199", "5085550199"}
    assert bool(near(typed) & meant) == (len(typed) >= 7)


def test_a_birth_date_is_near_after_a_slip() -> None:
    assert "03142015" in near("3/15/2015") & near("3/14/2051")
    assert "14032015" in near("14.4.2015")


@given(st.text("abcno", min_size=4, max_size=12), st.text("abcno", min_size=4, max_size=12))
def test_what_is_near_is_never_what_was_typed(typed: str, kept: str) -> None:
    for term in terms_near(part_of(typed), 2, [kept]):
        assert not term.text.startswith(typed)
        assert kept.startswith(term.text)
