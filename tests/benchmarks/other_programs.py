"""The same sheet drawn by others: a bare ReportLab canvas, fpdf2, WeasyPrint and LibreOffice."""

import importlib
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from mmep_desktop.documents.pen import PAGE_HEIGHT, PAGE_WIDTH
from resources import resource
from tests.benchmarks.drawn import DrawnPage, from_below

Draw = Callable[[list[DrawnPage]], bytes]

_CODE_INK = "#17212B"


def bare_canvas(pages: list[DrawnPage]) -> bytes:
    """Draw *pages* as ReportLab draws them when nothing stands between: words, boxes and code."""
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1)
    for page in pages:
        for box in page.boxes:
            if box.fill:
                canvas.setFillColor(HexColor(box.fill))
            if box.edge:
                canvas.setStrokeColor(HexColor(box.edge))
            place = (box.left, from_below(box.top + box.height), box.width, box.height)
            canvas.rect(*place, stroke=int(bool(box.edge)), fill=int(bool(box.fill)))
        for words in page.words:
            canvas.setFillColor(HexColor(words.ink))
            canvas.setFont(words.font, words.size)
            canvas.drawString(words.left, from_below(words.baseline), words.text)
        canvas.setFillColor(HexColor(_CODE_INK))
        path = canvas.beginPath()
        for left, top, width, height in page.code:
            path.rect(left, from_below(top + height), width, height)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return paper.getvalue()


def with_fpdf2(pages: list[DrawnPage]) -> bytes:
    """Draw *pages* by fpdf2, each word at its place."""
    fpdf = importlib.import_module("fpdf")
    paper = fpdf.FPDF(unit="pt", format=(PAGE_WIDTH, PAGE_HEIGHT))
    for font in _fonts_of(pages):
        paper.add_font(font, "", str(resource("fonts", f"{font}.ttf")))
    for page in pages:
        paper.add_page()
        for box in page.boxes:
            if box.fill:
                paper.set_fill_color(box.fill)
            if box.edge:
                paper.set_draw_color(box.edge)
            style = ("D" if box.edge else "") + ("F" if box.fill else "")
            paper.rect(box.left, box.top, box.width, box.height, style=style)
        for words in page.words:
            paper.set_text_color(words.ink)
            paper.set_font(words.font, size=words.size)
            paper.text(words.left, words.baseline, words.text)
        paper.set_fill_color(_CODE_INK)
        for block in page.code:
            paper.rect(*block, style="F")
    return bytes(paper.output())


def with_weasyprint(pages: list[DrawnPage]) -> bytes:
    """Draw *pages* by WeasyPrint, each word in a box of its own at its place."""
    weasyprint = importlib.import_module("weasyprint")
    return bytes(weasyprint.HTML(string=as_html(pages)).write_pdf())


def with_libreoffice(pages: list[DrawnPage]) -> bytes:
    """Let LibreOffice turn the words, in their order, into a PDF; it starts anew each time."""
    words = "".join(
        f'<p style="font: {each.size}pt {_family(each.font)}; color: {each.ink}; margin: 0">'
        f"{escape(each.text)}</p>"
        for page in pages
        for each in page.words
    )
    with TemporaryDirectory(prefix="mmep-bench-") as folder:
        source = Path(folder) / "sheet.html"
        source.write_text(f'<meta charset="utf-8">{words}', "utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf:writer_web_pdf_Export"]
        subprocess.run(
            [*command, "--outdir", folder, str(source)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
        )
        return (Path(folder) / "sheet.pdf").read_bytes()


def installed(module: str) -> bool:
    """Whether the Python package *module* is here, with the system libraries that it needs.

    What such a package says about its own future is not this project's.
    """
    try:
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            importlib.import_module(module)
    except (ImportError, OSError):
        return False
    return True


OTHERS: dict[str, tuple[Callable[[], bool], Draw]] = {
    "fpdf2": (lambda: installed("fpdf"), with_fpdf2),
    "WeasyPrint": (lambda: installed("weasyprint"), with_weasyprint),
    "LibreOffice, started for each sheet": (
        lambda: shutil.which("soffice") is not None,
        with_libreoffice,
    ),
}
"""Whether each is installed here, and how it draws."""


def as_html(pages: list[DrawnPage]) -> str:
    """Write *pages* as HTML in which everything has its place."""
    faces = "".join(
        f"@font-face {{font-family: {font}; src: url(file://{resource('fonts', f'{font}.ttf')})}}"
        for font in _fonts_of(pages)
    )
    body = "".join(f"<section>{''.join(_marks(page))}</section>" for page in pages)
    return f"""<!doctype html><meta charset="utf-8"><style>
        @page {{ size: {PAGE_WIDTH}pt {PAGE_HEIGHT}pt; margin: 0 }}
        section {{ position: relative; height: {PAGE_HEIGHT}pt; break-after: page }}
        i, b {{ position: absolute; font-style: normal; font-weight: normal; white-space: pre;
                line-height: 1 }}
        {faces}</style>{body}"""


def _marks(page: DrawnPage) -> Iterator[str]:
    for box in page.boxes:
        ground = f"background: {box.fill};" if box.fill else f"border: 1pt solid {box.edge};"
        yield _placed(box.left, box.top, f"width: {box.width}pt; height: {box.height}pt; {ground}")
    for left, top, width, height in page.code:
        size = f"width: {width}pt; height: {height}pt;"
        yield _placed(left, top, f"{size} background: {_CODE_INK}")
    for words in page.words:
        look = f"font: {words.size}pt {words.font}; color: {words.ink}"
        top = words.baseline - words.size
        place = f"left: {words.left:.2f}pt; top: {top:.2f}pt"
        yield f'<b style="{place}; {look}">{escape(words.text)}</b>'


def _placed(left: float, top: float, look: str) -> str:
    return f'<i style="left: {left:.2f}pt; top: {top:.2f}pt; {look}"></i>'


def _fonts_of(pages: list[DrawnPage]) -> list[str]:
    return sorted({words.font for page in pages for words in page.words})


def _family(font: str) -> str:
    return f"'{font.partition('-')[0]}'"
