"""The words of the draft say what must be said, and nothing that must not."""

import re

import pytest

from mmep_desktop.domain.screener import Wording
from tests.builders import shipped_screener

NEVER = re.compile(
    r"\bvisa\b|social security|seguro social|\bincome\b|ingresos|citizen|ciudadan|employer|patrón",
    re.IGNORECASE,
)
WHY = re.compile(r"\bwhy\b|in order to|to look for (farm )?work|por qué|para buscar", re.IGNORECASE)


@pytest.fixture(params=["en", "es"])
def wording(request: pytest.FixtureRequest) -> Wording:
    return shipped_screener().wording(request.param)


def test_nobody_has_reviewed_the_draft_yet(wording: Wording) -> None:
    assert wording.reviewed_by == ""


def test_the_question_on_moves_counts_short_stays_and_coming_back() -> None:
    english = shipped_screener().wording("en")["moved.ask"]
    spanish = shipped_screener().wording("es")["moved.ask"]
    assert "even for a season or a few weeks, even if they came back" in english
    assert "aunque fuera por una temporada o unas semanas, aunque después regresara" in spanish
    assert "22" in english
    assert "22" in spanish


def test_no_question_asks_why_the_family_moved(wording: Wording) -> None:
    asked = [text for key, text in wording.texts.items() if key.endswith((".ask", ".say"))]
    assert [text for text in asked if WHY.search(text)] == []


def test_nothing_asks_what_is_never_asked(wording: Wording) -> None:
    assert [text for text in wording.texts.values() if NEVER.search(text)] == []


def test_every_question_has_a_line_to_read_aloud(wording: Wording) -> None:
    silent = [q.id for q in shipped_screener().questions if not wording.get(f"{q.id}.say")]
    assert silent == []


def test_the_page_says_what_families_fear_to_ask(wording: Wording) -> None:
    assert "immigra" in wording["page.rights.no_papers"].replace("inmigra", "immigra")
    assert "34 CFR 99.30" in wording["consent_page.rights.law"]


def test_both_languages_say_everything_and_differ() -> None:
    english, spanish = shipped_screener().wording("en"), shipped_screener().wording("es")
    assert english.texts.keys() == spanish.texts.keys()
    same = {key for key in english.texts if english[key] == spanish[key]}
    assert {spanish[key] for key in same} == {"No"}


def test_no_line_is_too_long_to_be_read_aloud(wording: Wording) -> None:
    asked = {key: text for key, text in wording.texts.items() if key.endswith((".ask", ".say"))}
    assert [key for key, text in asked.items() if len(text.split()) > 40] == []
