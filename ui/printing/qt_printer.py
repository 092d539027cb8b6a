"""Prints through Qt (Windows): each page is drawn at the printer's own resolution, from memory.

The spooler of Windows keeps the drawn pages while a job lasts; that copy is outside our promise.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from mmep_desktop.errors import DeskError, Problem

DRAWN_DPI = 400
"""Sharp for small type and codes; a page at a printer's full 1200 would take half a gigabyte."""


class QtPrinter:
    """Answers the ``Printer`` port with the printers that the system shows to Qt."""

    def printers(self) -> tuple[str, ...]:
        """Return the names of the printers, the default one first."""
        names = QPrinterInfo.availablePrinterNames()
        default = QPrinterInfo.defaultPrinterName()
        return tuple(sorted(names, key=lambda name: (name != default, name.casefold())))

    def print(self, pdf: bytes, printer: str, title: str) -> None:
        """Draw *pdf* on *printer*; *title* names no person.

        Raises ``DeskError`` with ``NO_PRINTER`` or ``PRINTER_REFUSED``.
        """
        found = QPrinterInfo.printerInfo(printer)
        if found.isNull():
            raise DeskError(Problem.NO_PRINTER)
        paper = QPrinter(found, QPrinter.PrinterMode.HighResolution)
        paper.setDocName(title)
        if not paper.isValid():
            raise DeskError(Problem.PRINTER_REFUSED)
        draw(pdf, paper)


def draw(pdf: bytes, paper: QPrinter) -> None:
    """Draw every page of *pdf* on *paper*, to its edges. Raises ``DeskError(PRINTER_REFUSED)``."""
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    paper.setPageOrientation(QPageLayout.Orientation.Portrait)
    paper.setFullPage(True)
    content = QBuffer()
    content.setData(QByteArray(pdf))
    content.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    try:
        document.load(content)
        _draw_pages(document, paper)
    finally:
        document.close()


def _draw_pages(document: QPdfDocument, paper: QPrinter) -> None:
    painter = QPainter()
    if not painter.begin(paper):
        raise DeskError(Problem.PRINTER_REFUSED)
    try:
        for page in range(document.pageCount()):
            if page and not paper.newPage():
                raise DeskError(Problem.PRINTER_REFUSED)
            _draw_page(document, page, paper, painter)
    finally:
        painter.end()


def _draw_page(document: QPdfDocument, page: int, paper: QPrinter, painter: QPainter) -> None:
    points = document.pagePointSize(page)
    picture = document.render(page, (points * (DRAWN_DPI / 72)).toSize())
    painter.drawImage(QRectF(QPointF(0, 0), points * (paper.resolution() / 72)), picture)
