"""What the family takes home and signs: in its language, large, without anybody's answers."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.center import MmepContact
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.referral import FamilyPaper
from mmep_desktop.domain.screener import Wording
from tests.documents.families import CENTER, NUMBER, family_paper, longest, pack
from tests.documents.reading import (
    code_on,
    flowing,
    letters,
    lines_of,
    picture_of,
    text_of,
    words_of,
)

SHIPPED = sorted(pack().wordings)
Draw = Callable[[FamilyPaper], bytes]
LEAST_HEIGHT = 12 * 1.3
"""The height of a word's box in 12 point Noto Sans."""


def family_page(paper: FamilyPaper) -> bytes:
    return DeskPapers().family_page(paper)


def consent_page(paper: FamilyPaper) -> bytes:
    return DeskPapers().consent_page(paper)


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("outcome", Outcome)
def test_the_family_reads_its_outcome_in_its_language(language: str, outcome: Outcome) -> None:
    paper = family_paper(language, outcome)
    text = letters(lines_of(family_page(paper)))
    for key in ("title", "body"):
        assert letters(paper.wording[f"page.{outcome}.{key}"]) in text
    assert letters(paper.wording[f"page.next.{outcome}"]) in text
    assert NUMBER in text


@pytest.mark.parametrize("language", SHIPPED)
def test_the_consent_names_records_purpose_recipient_and_children(language: str) -> None:
    paper = family_paper(language)
    text = letters(lines_of(consent_page(paper)))
    for key in ("purpose.body", "recipient.body", "rights.law", "choice.yes", "choice.no"):
        assert letters(paper.wording[f"consent_page.{key}"]) in text
    assert letters("Xuncax Pérez Tzoc") in text
    assert "2026-09-01" in text


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("draw", [family_page, consent_page])
def test_each_page_of_an_ordinary_family_is_one_page_in_large_type(
    language: str, draw: Draw
) -> None:
    words = words_of(draw(family_paper(language)))
    assert {word.page for word in words} == {1}
    body = [word for word in words if 60 < word.top < 740]
    assert min(word.bottom - word.top for word in body) >= LEAST_HEIGHT


@pytest.mark.parametrize("draw", [family_page, consent_page])
def test_the_code_says_the_number_and_nothing_else(draw: Draw) -> None:
    assert code_on(picture_of(draw(family_paper("es")))) == NUMBER


def test_the_caller_is_named_when_mmep_told_the_center() -> None:
    text = flowing(family_page(family_paper("en")))
    assert "The person who calls is Ana Lima from MMEP, phone 413-555-0147." in text
    assert "MMEP: Ana Lima, 413-555-0147, ana.lima@example.org" in text


def test_without_a_contact_of_mmep_the_center_is_to_be_called() -> None:
    paper = replace(family_paper("en"), center=replace(CENTER, mmep=MmepContact()))
    text = flowing(family_page(paper))
    assert "A person from MMEP calls. They say their name" in text
    assert "Questions? New Bedford Registration Center, phone 508-555-0100" in text
    assert "MMEP:" not in text


def test_a_center_without_a_phone_leaves_a_line_to_write_it_on() -> None:
    paper = replace(family_paper("en"), center=replace(CENTER, phone=""))
    assert "Registration Center, phone ____________" in flowing(family_page(paper))


@pytest.mark.parametrize("outcome", [Outcome.DECLINED, Outcome.NO_REFERRAL])
def test_nobody_is_announced_when_nobody_calls(outcome: Outcome) -> None:
    assert "calls" not in flowing(family_page(family_paper("en", outcome)))


def test_no_answer_stands_on_the_familys_page() -> None:
    text = flowing(family_page(family_paper("en")))
    for answer in ("Xuncax", "Pérez", "Homestead", "Cutting", "2016", "Hayden"):
        assert answer not in text


@pytest.mark.parametrize("draw", [family_page, consent_page])
def test_draft_and_practice_are_marked(draw: Draw) -> None:
    paper = family_paper("es")
    practice = replace(paper, center=replace(CENTER, practice=True))
    assert "Borrador de trabajo" in flowing(draw(paper))
    assert "Borrador" not in flowing(draw(replace(paper, is_draft=False)))
    pages = text_of(draw(practice)).split("\f")[:-1]
    assert all(page.count("PRACTICE - not a real family") == 2 for page in pages)


def test_a_long_draft_mark_is_not_cut() -> None:
    paper = family_paper("en")
    notice = "Working draft, not reviewed. " * 12 + "Last word."
    texts = {**paper.wording.texts, "draft.notice": notice}
    words = words_of(family_page(replace(paper, wording=replace(paper.wording, texts=texts))))
    mark = [word for word in words if word.text in {"draft,", "word."}]
    title = next(word for word in words if word.text == "New")
    assert len(mark) == 13
    assert max(word.bottom for word in mark) <= title.top


def test_the_longest_names_all_stand_on_the_consent() -> None:
    determination = longest().determination
    paper = replace(family_paper("en"), determination=determination)
    text = letters(flowing(consent_page(paper)))
    assert text.count("Wenceslao") >= 12
    assert "Signature" in text


def test_a_page_in_arabic_begins_at_the_right() -> None:
    texts = {**pack().wording("en").texts, "page.title": "إجاباتكم اليوم"}
    paper = replace(family_paper("en"), wording=Wording("ar", "", texts))
    title = [
        word for word in words_of(family_page(paper)) if re.search("[\ufe70-\ufeff]", word.text)
    ]
    assert max(word.right for word in title) == pytest.approx(612 - 40, abs=2)


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("draw", [family_page, consent_page])
def test_no_page_sounds_like_a_decision(language: str, draw: Draw) -> None:
    assert not re.search(r"eligib|elegib|qualif|calific", flowing(draw(family_paper(language))))
