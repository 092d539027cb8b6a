"""A paper that replaces another one says which, on the sheet and on the family's pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.printing import Content, Paper, Printing
from mmep_desktop.domain.referral import FamilyPaper, Referral
from mmep_desktop.domain.screener import Wording
from tests.documents.families import NUMBER, family_paper, longest, ordinary, pack
from tests.documents.reading import flowing, letters, lines_of, words_of

Draw = Callable[[DeskPapers, FamilyPaper], bytes]
PRINTED = Printing(
    "p",
    "s",
    Paper.REFERRAL_SHEET,
    1,
    datetime(2026, 11, 3, 10, 42, tzinfo=UTC),
    "c",
    "Front desk",
    Content(1, "may be sent"),
)


def sheet(referral: Referral) -> str:
    return flowing(DeskPapers().referral_sheet(referral))


def test_a_first_sheet_speaks_of_no_revision() -> None:
    said = sheet(ordinary())
    assert "Revision" not in said
    assert "Replaces" not in said


def test_a_corrected_sheet_says_which_one_it_replaces() -> None:
    said = sheet(replace(ordinary(), revision=2, replaces=PRINTED))
    assert "Revision 2. Replaces the sheet printed on 3 November 2026 at 10:42" in said
    assert "(same number, revision 1)" in said
    assert NUMBER in said


def test_a_corrected_sheet_that_replaces_none_says_its_revision_only() -> None:
    said = sheet(replace(ordinary(), revision=3))
    assert "Revision 3." in said
    assert "Replaces" not in said


def test_a_sheet_printed_before_the_signature_is_replaced_in_the_same_revision() -> None:
    said = sheet(replace(ordinary(), replaces=PRINTED))
    assert "Revision 1. Replaces the sheet printed on 3 November 2026" in said


def test_every_page_of_a_corrected_sheet_says_its_revision() -> None:
    pdf = DeskPapers().referral_sheet(replace(longest(12), revision=2, replaces=PRINTED))
    pages = {word.page for word in words_of(pdf)}
    assert len(pages) > 1
    assert flowing(pdf).count("Revision 2 · For MMEP only") == len(pages)


def test_an_ordinary_family_still_fits_on_one_page() -> None:
    pdf = DeskPapers().referral_sheet(replace(ordinary(), revision=2, replaces=PRINTED))
    assert {word.page for word in words_of(pdf)} == {1}


@pytest.mark.parametrize("language", sorted(pack().wordings))
@pytest.mark.parametrize("draw", [DeskPapers.family_page, DeskPapers.consent_page])
def test_a_family_reads_in_its_language_which_page_to_throw_away(language: str, draw: Draw) -> None:
    paper = family_paper(language)
    drawn = draw(DeskPapers(), replace(paper, replaces=date(2026, 8, 3)))
    before, _, after = paper.wording["page.replaces"].partition("{date}")
    said = letters(lines_of(drawn))
    assert letters(f"{before}2026-08-03{after}") in said
    assert letters(before) not in letters(lines_of(draw(DeskPapers(), paper)))


def test_a_screener_from_before_pages_were_replaced_still_gives_its_page() -> None:
    paper = family_paper("en")
    texts = {key: text for key, text in paper.wording.texts.items() if key != "page.replaces"}
    older = replace(paper, wording=Wording("en", "", texts), replaces=date(2026, 8, 3))
    assert "2026-08-03" not in lines_of(DeskPapers().family_page(older))
