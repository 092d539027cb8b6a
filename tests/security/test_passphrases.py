"""A new passphrase is long, unknown and not made of names; the desk can make one."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.security.passphrases import (
    Passphrases,
    bits,
    fault_alone,
    fault_of,
    refused_list,
    word_list,
)
from mmep_desktop.services.keys import PassphraseFault, PassphraseRules
from tests.security.desk import PASSPHRASE, SIX_WORDS

NOT_SIX = PassphraseFault.NOT_SIX_WORDS
NAMES = ["Springfield Family Center", "Holyoke", "Ana Delacruz", "Li"]


@pytest.mark.parametrize(
    ("passphrase", "fault"),
    [
        ("", PassphraseFault.TOO_SHORT),
        ("fourteen chars", PassphraseFault.TOO_SHORT),
        ("Tr0ub4dor&3", PassphraseFault.TOO_SHORT),
        ("w" * 257, PassphraseFault.TOO_LONG),
        ("Correct Horse Battery Staple", PassphraseFault.WELL_KNOWN),
        ("correct-horse-battery-staple-1999", PassphraseFault.WELL_KNOWN),
        ("mary had a little lamb!", PassphraseFault.WELL_KNOWN),
        ("aaaaaaaaaaaaaaaa", PassphraseFault.REPEATED),
        ("abababababababab", PassphraseFault.REPEATED),
        ("kettle kettle kettle", PassphraseFault.REPEATED),
        ("!!!!!!!!!!!!!!!!!", PassphraseFault.REPEATED),
        ("abcdefghijklmnopq", PassphraseFault.IN_ORDER),
        ("qwertyuiopasdfghjkl", PassphraseFault.IN_ORDER),
        ("987654321 zyxwvuts", PassphraseFault.IN_ORDER),
        ("password 12-98-77", PassphraseFault.MADE_OF_NAMES),
        ("MMEP screener desktop", PassphraseFault.MADE_OF_NAMES),
        ("springfield2027!", PassphraseFault.MADE_OF_NAMES),
        ("Ana Delacruz Holyoke", PassphraseFault.MADE_OF_NAMES),
        ("Springfield family center 7", PassphraseFault.MADE_OF_NAMES),
        (PASSPHRASE, None),
        (SIX_WORDS, None),
        ("my cat in holyoke likes warm milk", None),
        ("all lower case is fine here", None),
        ("el perro de mi vecina duerme", None),
        ("नमस्ते मेरो घर पहाडमा छ है", None),
        ("limber lilies linger", None),  # "Li" is too short a name to count
    ],
)
def test_a_passphrase_is_judged(passphrase: str, fault: PassphraseFault | None) -> None:
    assert Passphrases().fault(passphrase, NAMES) is fault


def test_without_names_of_a_center_its_names_count() -> None:
    assert fault_of("springfield holyoke") is None


@pytest.mark.parametrize("passphrase", ["mixed Case needs none", "no digit needed at all"])
def test_no_rule_asks_for_digits_or_signs(passphrase: str) -> None:
    assert fault_of(passphrase) is None


def test_every_refusal_says_what_to_do() -> None:
    sentences = [fault.sentence for fault in PassphraseFault]
    assert len(set(sentences)) == len(PassphraseFault)
    assert all(sentence.endswith(".") for sentence in sentences)


@given(st.integers(4, 8))
def test_a_suggestion_is_words_of_the_list_and_passes_the_rules(words: int) -> None:
    rules: PassphraseRules = Passphrases()
    made = rules.suggest(words)
    assert len(made.split(" ")) == words
    assert set(made.split(" ")) <= set(word_list())
    assert rules.fault(made) is None


def test_suggestions_draw_from_the_whole_list() -> None:
    rules = Passphrases()
    drawn = {word for _each in range(2_000) for word in rules.suggest(10).split(" ")}
    # Of n words in 20,000 draws about n * (1 - e**(-20,000/n)) are met: 7,067 of 7,619.
    assert 6_900 < len(drawn) < 7_250


def test_a_passphrase_that_stands_alone_must_be_six_words_of_the_list() -> None:
    rules = Passphrases()
    assert rules.fault(SIX_WORDS, stands_alone=True) is None
    assert rules.fault("my cat in holyoke likes milk", stands_alone=True) is NOT_SIX


def test_a_suggestion_without_keyring_is_accepted_there() -> None:
    assert fault_alone(Passphrases().suggest(6)) is None


@pytest.mark.parametrize(
    ("passphrase", "fault"),
    [
        (PASSPHRASE, PassphraseFault.NOT_SIX_WORDS),
        ("my own six words are zzyzx", PassphraseFault.NOT_SIX_WORDS),
        ("kettle kettle kettle kettle kettle kettle", PassphraseFault.REPEATED),
        (SIX_WORDS, None),
    ],
)
def test_alone_a_passphrase_needs_six_listed_words(
    passphrase: str, fault: PassphraseFault | None
) -> None:
    assert fault_alone(passphrase) is fault


def test_the_word_list_is_plain_and_as_long_as_stated() -> None:
    words = word_list()
    assert len(words) == len(set(words)) == 7_619
    assert list(words) == sorted(words)
    assert all(word.isascii() and word.islower() and word.isalpha() for word in words)
    assert all(3 <= len(word) <= 9 for word in words)


def test_the_chance_in_a_suggestion_is_as_stated() -> None:
    assert math.isclose(bits(4), 51.6, abs_tol=0.05)
    assert math.isclose(bits(6), 77.4, abs_tol=0.05)


def test_refused_passphrases_are_long_enough_to_matter() -> None:
    assert len(refused_list()) > 150
    assert fault_of("The quick brown fox jumps over the lazy dog 2027") is (
        PassphraseFault.WELL_KNOWN
    )
