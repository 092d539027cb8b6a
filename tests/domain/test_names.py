"""Names as they are kept, listed and found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.names import Name, cleaned, folded


def test_two_surnames_one_name_and_a_suffix_are_shown_and_listed() -> None:
    name = Name(first="Xuncax", last_1="Pérez", last_2="Tzoc")
    assert (name.shown, name.listed) == ("Xuncax Pérez Tzoc", "Pérez Tzoc, Xuncax")
    assert Name(first="Chumil").listed == "Chumil"
    assert Name(last_1="Silva", suffix="Jr.").listed == "Silva, Jr."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ana   Mar\u00eda ", "Ana María"),
        ("Ana\u202eairaM", "AnaairaM"),
        ("Ana\x00\x07", "Ana"),
        ("Jose\u0301", "José"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("O<Brien & <b>", "O<Brien & <b>"),
    ],
)
def test_a_name_is_kept_composed_and_without_invisible_marks(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    ("name", "found_by"),
    [
        ("Núñez-Ávila", "nunez avila"),
        ("K’iche’", "kiche"),
        ("O'Brien", "obrien"),
        ("Straße", "strasse"),
        ("सीता", "सीता"),
        ("Hương", "huong"),
    ],
)
def test_accents_and_apostrophes_do_not_matter_for_finding(name: str, found_by: str) -> None:
    assert folded(name) == found_by


@given(st.text())
def test_cleaning_and_folding_twice_change_nothing_more(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_what_has_no_accents_is_folded_as_what_has(text: str) -> None:
    accented = folded(f"{text} é")
    assert accented == f"{folded(text)} e".strip()
