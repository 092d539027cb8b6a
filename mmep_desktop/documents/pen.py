"""The narrow surface of ReportLab that our pages are drawn with: text, lines, boxes, bytes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from reportlab import rl_config
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mmep_desktop.documents.fonts import LATIN, Weight, typeface
from mmep_desktop.documents.runs import Run
from mmep_desktop.documents.text import Line

PAGE_WIDTH: Final = 612.0
PAGE_HEIGHT: Final = 792.0
"""US Letter, in points."""

# Nothing on our pages is ever fetched; this closes the doors that we do not use.
rl_config.trustedHosts = []
rl_config.trustedSchemes = ["data"]
rl_config.useA85 = 0  # the bytes go to a printer, not through old mail


class Pen:
    """Draws on pages of US Letter; places are points from the top left corner."""

    def __init__(self, title: str, language: str) -> None:
        font = typeface(LATIN, Weight.REGULAR).name
        self._paper = BytesIO()
        self._canvas = Canvas(
            self._paper,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,  # the same sheet is the same file, and no clock time is in it
            initialFontName=font,
            initialFontSize=10,
            lang=language,
        )
        self._canvas.setTitle(title)
        for blank in (
            self._canvas.setAuthor,
            self._canvas.setSubject,
            self._canvas.setCreator,
            self._canvas.setKeywords,
        ):
            blank("")

    def line(self, left: float, baseline: float, line: Line) -> None:
        """Draw a line of text whose letters stand on *baseline*."""
        self._canvas.setFillColor(HexColor(line.style.ink))
        for run in line.runs:
            self._run(left, PAGE_HEIGHT - baseline, run, line.style.size)
            left += run.width

    def _run(self, left: float, baseline: float, run: Run, size: float) -> None:
        if run.spoken:
            spoken = run.spoken.encode("utf-16-be").hex()
            self._canvas.addLiteral(f"/Span <</ActualText <FEFF{spoken}>>> BDC")
        text = self._canvas.beginText(left, baseline)
        text.setFont(run.font, size)
        text.textOut(run.glyphs)
        self._canvas.drawText(text)
        if run.spoken:
            self._canvas.addLiteral("EMC")

    def rule(self, left: float, right: float, at: float, ink: str, thickness: float = 0.5) -> None:
        """Draw a level line."""
        self._canvas.setStrokeColor(HexColor(ink))
        self._canvas.setLineWidth(thickness)
        self._canvas.line(left, PAGE_HEIGHT - at, right, PAGE_HEIGHT - at)

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        edge: str = "",
        radius: float = 0,
    ) -> None:
        """Draw a rectangle, filled, edged or both, its corners as round as *radius*."""
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        if edge:
            self._canvas.setStrokeColor(HexColor(edge))
            self._canvas.setLineWidth(1)
        corner = (left, PAGE_HEIGHT - top - height, width, height)
        shape = {"stroke": int(bool(edge)), "fill": int(bool(fill))}
        if radius:
            self._canvas.roundRect(*corner, radius, **shape)
        else:
            self._canvas.rect(*corner, **shape)

    def blocks(self, blocks: list[tuple[float, float, float, float]], ink: str) -> None:
        """Fill many rectangles (left, top, width, height) as one shape."""
        self._canvas.setFillColor(HexColor(ink))
        path = self._canvas.beginPath()
        for left, top, width, height in blocks:
            path.rect(left, PAGE_HEIGHT - top - height, width, height)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def polygon(self, corners: Sequence[tuple[float, float]], ink: str) -> None:
        """Fill the shape that has *corners*, each as left and top."""
        self._canvas.setFillColor(HexColor(ink))
        path = self._canvas.beginPath()
        (left, top), *others = corners
        path.moveTo(left, PAGE_HEIGHT - top)
        for left, top in others:
            path.lineTo(left, PAGE_HEIGHT - top)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def drawing(self, left: float, top: float, drawing: Drawing) -> None:
        """Draw shapes that were put together elsewhere."""
        renderPDF.draw(drawing, self._canvas, left, PAGE_HEIGHT - top - drawing.height)

    def picture(self, left: float, top: float, width: float, height: float, png: bytes) -> None:
        """Draw the pixels of *png*, stretched to *width* and *height*."""
        corner = (left, PAGE_HEIGHT - top - height)
        self._canvas.drawImage(ImageReader(BytesIO(png)), *corner, width, height)

    def next_page(self) -> None:
        self._canvas.showPage()

    def finished(self) -> bytes:
        """Return the pages as a PDF."""
        self._canvas.showPage()
        self._canvas.save()
        return self._paper.getvalue()
