"""One process speaks one language; English stands in the code."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.errors import Problem
from mmep_desktop.pseudo_language import pseudo
from mmep_desktop.words import LANGUAGES, PSEUDO, _, nearest, ngettext, speak, spoken


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak("en")


def test_english_is_spoken_until_somebody_chooses() -> None:
    assert spoken() == "en"
    assert _("Today") == "Today"
    assert ngettext("{count} child found", "{count} children found", 1) == "{count} child found"


@pytest.mark.parametrize(
    ("language", "today", "one", "two"),
    [
        ("es", "Hoy", "{count} inscripción hoy", "{count} inscripciones hoy"),
        ("pt", "Hoje", "{count} matrícula hoje", "{count} matrículas hoje"),
    ],
)
def test_another_language_is_spoken_at_once(language: str, today: str, one: str, two: str) -> None:
    speak(language)
    assert (spoken(), _("Today")) == (language, today)
    counted = "{count} registration today", "{count} registrations today"
    assert [ngettext(*counted, count) for count in (0, 1, 2)] == [two, one, two]
    speak("en")
    assert _("Today") == "Today"


def test_the_sentence_of_a_problem_follows_the_language() -> None:
    speak("es")
    assert Problem.STORE_FULL.sentence.startswith("El disco está lleno.")
    speak("pt")
    assert Problem.STORE_FULL.sentence.startswith("O disco está cheio.")


@pytest.mark.parametrize("language", [*LANGUAGES, PSEUDO])
def test_nothing_is_said_where_there_is_nothing_to_say(language: str) -> None:
    speak(language)
    assert _("") == ""


def test_a_text_that_has_no_translation_is_said_in_english() -> None:
    speak("es")
    assert _("No catalogue holds this.") == "No catalogue holds this."


@pytest.mark.parametrize("unknown", [" ", "fr", "es_MX", "../es"])
def test_a_language_that_is_not_known_is_refused_and_changes_nothing(unknown: str) -> None:
    speak("pt")
    with pytest.raises(ValueError, match=unknown):
        speak(unknown)
    assert spoken() == "pt"
    assert _("Today") == "Hoje"


@pytest.mark.parametrize(
    ("system", "language"),
    [
        ("es_MX", "es"),
        ("es-419", "es"),
        ("pt_BR", "pt"),
        ("PT_PT", "pt"),
        ("en_US", "en"),
        ("ht_HT", "en"),
        ("C", "en"),
        ("", "en"),
        ("qps_PLOC", "en"),
    ],
)
def test_the_language_of_a_computer_is_the_nearest_one_offered(system: str, language: str) -> None:
    assert nearest(system) == language


def test_no_clerk_is_offered_the_pseudo_language() -> None:
    assert PSEUDO not in LANGUAGES
    assert list(LANGUAGES.values()) == ["English", "Español", "Português"]


def test_the_pseudo_language_is_longer_accented_and_in_brackets() -> None:
    speak(PSEUDO)
    said = _("Find a child, parent, phone or number")
    assert said.startswith("[Fîñđ å çĥîļđ, ")
    assert said.endswith("]")
    assert 1.35 < len(said) / len("Find a child, parent, phone or number") < 1.45
    assert ngettext("{count} child found", "{count} children found", 2).startswith("[{count} ")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("{count} of {total}", ["{count}", "{total}"]),
        ("Press Ctrl+F11 or F2 to go on", ["Ctrl+F11", "F2"]),
        ("One line\nand another", ["\n"]),
        ("<b>Never</b> &amp; ever", ["<b>", "</b>", "&amp;"]),
    ],
)
def test_the_pseudo_language_keeps_gaps_keys_and_markup(text: str, kept: list[str]) -> None:
    said = pseudo(text)
    assert [part for part in kept if part not in said] == []
    assert said.format(count=1, total=2) if "{" in text else said


@given(st.text(alphabet=st.characters(exclude_characters="{}<>&"), min_size=1, max_size=200))
def test_the_pseudo_language_is_never_shorter(text: str) -> None:
    assert len(pseudo(text)) >= len(text)
