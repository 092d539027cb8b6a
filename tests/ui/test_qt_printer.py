"""Qt draws each page of a paper from memory, sharp enough for a camera to read its code."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.errors import DeskError, Problem
from tests.documents.families import NUMBER, longest, ordinary
from tests.documents.reading import code_on, picture_of
from ui.printing.choice import printer_beside_the_queue
from ui.printing.qt_printer import QtPrinter, draw

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(pdf: bytes, out: Path) -> PdfReader:
    """Draw *pdf* on paper that is a file of the test."""
    paper = QPrinter(QPrinter.PrinterMode.HighResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(out))
    draw(pdf, paper)
    return PdfReader(BytesIO(out.read_bytes()))


def test_a_sheet_is_drawn_whole_and_its_code_can_be_read(tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    (page,) = drawn(DeskPapers().referral_sheet(ordinary()), out).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [612, 792]
    assert code_on(picture_of(out.read_bytes())) == NUMBER


def test_the_drawn_page_is_the_page(tmp_path: Path) -> None:
    sheet, out = DeskPapers().referral_sheet(ordinary()), tmp_path / "paper.pdf"
    drawn(sheet, out)
    one, other = (from_afar(pdf) for pdf in (sheet, out.read_bytes()))
    assert one.size == other.size
    difference = ImageStat.Stat(ImageChops.difference(one, other)).mean[0]
    ink = ImageStat.Stat(ImageChops.invert(one)).mean[0]
    assert difference < ink / 5


def from_afar(pdf: bytes) -> Image.Image:
    """Return the first page so small that only the grey of each place is left."""
    return picture_of(pdf, 300).convert("L").reduce(25)


def test_every_page_is_drawn(tmp_path: Path) -> None:
    sheet = DeskPapers().referral_sheet(longest(5))
    pages = len(PdfReader(BytesIO(sheet)).pages)
    assert pages > 1
    assert len(drawn(sheet, tmp_path / "paper.pdf").pages) == pages


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_what_cannot_be_written_is_a_refusal(tmp_path: Path) -> None:
    paper = QPrinter(QPrinter.PrinterMode.HighResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(tmp_path / "no such folder" / "paper.pdf"))
    with pytest.raises(DeskError) as refused:
        draw(DeskPapers().referral_sheet(ordinary()), paper)
    assert refused.value.problem is Problem.PRINTER_REFUSED


def test_an_unknown_printer_is_no_printer() -> None:
    with pytest.raises(DeskError) as missing:
        QtPrinter().print(b"%PDF", "no such printer", NUMBER)
    assert missing.value.problem is Problem.NO_PRINTER


def test_windows_prints_through_qt() -> None:
    assert isinstance(printer_beside_the_queue("win32"), QtPrinter)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_where_there_is_cups_qt_does_not_print(platform: str) -> None:
    assert printer_beside_the_queue(platform) is None
