"""The pages of the guide that offices print: what ships says and shows what the pages do."""

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from mmep_desktop.services.guide_sheets import GuidePage, GuideSheets
from resources import resource
from tests.documents.reading import flowing, letters, picture_of
from tests.fakes import Drawer, Tray
from tests.guide.pages import DOCS, GUIDE
from tests.source_tree import ROOT

LETTER = (612, 792)
EDGE = 24
"""The white at every edge, in points: no printer reaches there."""

SHARP = 150
"""Dots of a picture to the inch, at least."""

_PICTURE = re.compile(r"!\[([^]]*)\]\(\.\./(pictures/[\w-]+\.png)\)")
_LINK = re.compile(r"\[([^]]+)\]\([^)]+\)")
_MARKS = re.compile(r"\*\*|</?kbd>|`|^#+ |^- ", re.MULTILINE)
_NEXT = re.compile(r"\n\n|\n(?=- |\d+\. )")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the sheets were drawn into now."""
    folder = tmp_path_factory.mktemp("sheets")
    command = [sys.executable, str(DOCS / "guide/draw_pages.py"), str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


def ships(page: GuidePage) -> bytes:
    return GuideSheets(Tray(), Drawer()).drawn(page)


def said_on(page: GuidePage) -> Iterator[str]:
    """Yield what the page says, block by block, without the links from page to page."""
    _title, text = GUIDE[f"{page}.md"].split("\n\n", 1)
    _links, text = text.split("\n\n", 1)
    for block in _NEXT.split(text):
        yield letters(_MARKS.sub("", _LINK.sub(r"\1", _PICTURE.sub(r"\1", block))))


def pictures_in(pdf: bytes) -> list[bytes]:
    """Return the colours of every picture, dot by dot."""
    return [
        image.image.convert("RGB").tobytes()
        for page in PdfReader(BytesIO(pdf)).pages
        for image in page.images
        if image.image is not None
    ]


@pytest.mark.parametrize("page", GuidePage)
def test_the_sheet_that_ships_is_the_one_that_is_drawn(page: GuidePage, drawn: Path) -> None:
    """After a change: ``.venv/bin/python docs/guide/draw_pages.py``."""
    now = (drawn / f"{page}.pdf").read_bytes()
    assert flowing(ships(page)) == flowing(now)
    assert pictures_in(ships(page)) == pictures_in(now)
    assert {path.name for path in drawn.iterdir()} == {f"{each}.pdf" for each in GuidePage}


@pytest.mark.parametrize("page", GuidePage)
def test_it_says_and_shows_all_that_the_page_does(page: GuidePage) -> None:
    told = letters(flowing(ships(page)))
    assert [block for block in said_on(page) if block not in told] == []
    shown = [DOCS / file for _words, file in _PICTURE.findall(GUIDE[f"{page}.md"])]
    assert shown
    assert pictures_in(ships(page)) == [Image.open(file).convert("RGB").tobytes() for file in shown]


@pytest.mark.parametrize("page", GuidePage)
def test_it_is_one_sheet_of_letter_with_white_around(page: GuidePage) -> None:
    reader = PdfReader(BytesIO(ships(page)))
    assert 1 <= len(reader.pages) <= 2
    assert str(reader.root_object["/Lang"]) == "en"
    for number, side in enumerate(reader.pages, 1):
        assert (side.mediabox.width, side.mediabox.height) == LETTER
        grey = picture_of(ships(page), 72, number).convert("L")
        left, top, right, bottom = grey.point(lambda shade: 255 - shade).getbbox() or (0, 0, 0, 0)
        assert min(left, top, grey.width - right, grey.height - bottom) >= EDGE
    for image in (image for side in reader.pages for image in side.images):
        assert image.image is not None
        assert image.image.width / (LETTER[0] / 72) >= SHARP


def test_it_is_printed_and_saved_as_it_ships() -> None:
    tray, files = Tray(), Drawer()
    guide = GuideSheets(tray, files)
    guide.print(GuidePage.RECEIVE, "Front desk")
    guide.save(GuidePage.BATCHES, "/stick/batches.pdf")
    assert tray.pages == [
        (resource("guide", "receive.pdf").read_bytes(), "Front desk", "guide page")
    ]
    assert files.files == {"/stick/batches.pdf": ships(GuidePage.BATCHES)}
