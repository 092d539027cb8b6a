"""The quick card: one side of paper in every language of the window, and nothing of it cut off."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from mmep_desktop.commands.quick_card import run
from mmep_desktop.documents.card_words import (
    KeyLine,
    doubts,
    four_keys,
    heading,
    interview_keys,
    other_keys,
    outcomes,
)
from mmep_desktop.documents.key_caps import cap_width
from mmep_desktop.documents.quick_card import CardTooFull, quick_card
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.words import LANGUAGES, PSEUDO, speak, spoken
from tests.documents.reading import flowing, picture_of
from tests.source_tree import ROOT

LETTER = (612, 792)
EDGE = 24
"""The white at every edge, in points: no printer reaches there."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = spoken()
    speak(request.param)
    yield request.param
    speak(before)


def said() -> Iterator[str]:
    """Yield every text of the card."""
    yield from heading()
    keyed: tuple[KeyLine, ...] = (*four_keys(), *interview_keys()[1], *other_keys()[1])
    yield from (line.words for line in keyed)
    for _outcome, name, to_do in outcomes()[1]:
        yield from (name, to_do)
    yield from doubts()[1]


def test_it_is_one_side_of_letter(language: str) -> None:
    reader = PdfReader(BytesIO(quick_card()))
    (page,) = reader.pages
    assert (page.mediabox.width, page.mediabox.height) == LETTER
    assert str(reader.root_object["/Lang"]) == language


def test_everything_that_it_says_is_on_it(language: str) -> None:
    told = "".join(flowing(quick_card()).split())
    assert [text for text in said() if "".join(text.split()) not in told] == []


def test_every_font_is_in_the_file(language: str) -> None:
    fonts = list(fonts_of(quick_card()))
    assert len(fonts) >= 2
    assert all("/FontFile2" in descriptor for descriptor in fonts)


def fonts_of(pdf: bytes) -> Iterator[DictionaryObject]:
    resources = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"].get_object()
    assert isinstance(fonts, DictionaryObject)
    for font in fonts.values():
        described = font.get_object()
        assert isinstance(described, DictionaryObject)
        descriptor = described["/FontDescriptor"].get_object()
        assert isinstance(descriptor, DictionaryObject)
        yield descriptor


def test_nothing_reaches_the_edge(language: str) -> None:
    page = picture_of(quick_card(), 72).convert("L")
    left, top, right, bottom = page.point(lambda grey: 255 - grey).getbbox() or (0, 0, 0, 0)
    assert min(left, top, page.width - right, page.height - bottom) >= EDGE


def test_words_that_are_too_long_are_refused_and_not_cut() -> None:
    before = spoken()
    speak(PSEUDO)
    try:
        with pytest.raises(CardTooFull):
            quick_card()
    finally:
        speak(before)


def test_each_outcome_is_on_it_once() -> None:
    assert sorted(outcome for outcome, _name, _to_do in outcomes()[1]) == sorted(Outcome)


def test_a_cap_is_as_wide_as_what_stands_on_it() -> None:
    assert cap_width("U") < cap_width("F11") < cap_width("Ctrl+F11")
    assert cap_width("Alt+Left") < cap_width("Alt+Left+Right")


def test_the_card_that_ships_is_the_one_that_is_drawn(language: str) -> None:
    """After a change: ``mmep-desktop quick-card docs/quick-card-es.pdf --language es``."""
    ships = ROOT / "docs" / ("quick-card.pdf" if language == "en" else f"quick-card-{language}.pdf")
    assert flowing(ships.read_bytes()) == flowing(quick_card())


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "card.pdf"
    assert run([str(file)]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert file.read_bytes() == quick_card()


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([f"{tmp_path}/no/card.pdf"]) == 1
    assert "could not be written" in capsys.readouterr().err
