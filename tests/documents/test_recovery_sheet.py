"""The recovery sheet: one page, the key as it is typed back, and nobody's name."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from mmep_desktop.documents.recovery_sheet import recovery_sheet
from mmep_desktop.documents.recovery_words import keeping, using
from mmep_desktop.domain.recovery_sheet import RecoverySheet
from mmep_desktop.security.printed_keys import RECOVERY_KEY, new_printed, typed_in
from mmep_desktop.services.recovery import what_is_lost
from mmep_desktop.words import LANGUAGES, speak, spoken
from tests.documents.reading import flowing, lines_of, picture_of

EDGE = 24


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = spoken()
    speak(request.param)
    yield request.param
    speak(before)


def a_sheet() -> RecoverySheet:
    return RecoverySheet("0201-A", new_printed(RECOVERY_KEY), date(2026, 9, 1), what_is_lost())


def test_it_is_one_page_with_all_that_it_says(language: str) -> None:
    sheet = a_sheet()
    pdf = recovery_sheet(sheet)
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == 1
    assert str(reader.root_object["/Lang"]) == language
    told = "".join(flowing(pdf).split())
    said = (*keeping()[1], *using()[1], sheet.lost, sheet.desk, "2026-09-01")
    assert [text for text in said if "".join(text.split()) not in told] == []


def test_the_key_on_paper_is_the_key_that_is_typed() -> None:
    sheet = a_sheet()
    printed = "".join(lines_of(recovery_sheet(sheet)).split()).replace("-", "")
    assert sheet.key.replace("-", "") in printed
    assert typed_in(sheet.key.replace("-", "  "), RECOVERY_KEY) is not None


def test_nothing_reaches_the_edge(language: str) -> None:
    page = picture_of(recovery_sheet(a_sheet()), 72).convert("L")
    left, top, right, bottom = page.point(lambda grey: 255 - grey).getbbox() or (0, 0, 0, 0)
    assert min(left, top, page.width - right, page.height - bottom) >= EDGE


def test_the_file_says_neither_which_desk_nor_whose() -> None:
    assert "0201" not in str(PdfReader(BytesIO(recovery_sheet(a_sheet()))).metadata)
