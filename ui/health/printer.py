"""The printers that Windows shows to Qt: is there one, is it ready, does it print on Letter."""

from collections.abc import Iterator

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.errors import Problem
from mmep_desktop.paths import settings_file
from mmep_desktop.settings import read_settings
from ui.printing.qt_printer import QtPrinter

NAME = "Printer"


def look() -> Iterator[Finding]:
    """Ask Qt, which asks Windows."""
    app = QApplication([])
    yield from look_at(read_settings(settings_file()).printer)
    app.shutdown()


def look_at(wanted: str) -> Iterator[Finding]:
    """Look at the printers, and closely at *wanted*, the one chosen at this computer."""
    names = QtPrinter().printers()
    if not names:
        to_do = "Set a printer up in the system's settings."
        yield bad(NAME, "There is no printer.", to_do, Problem.NO_PRINTER)
        return
    yield ok(NAME, f"{len(names)} set up on this computer.")
    if wanted and wanted not in names:
        told = "The one chosen at the desk, {printer}, is not there any more."
        to_do = "Open Settings at the desk and choose another."
        yield warning(NAME, told, to_do, printer=wanted)
    yield from closely(QPrinterInfo.printerInfo(wanted if wanted in names else names[0]))


def closely(printer: QPrinterInfo) -> Iterator[Finding]:
    """Look at the one that pages go to."""
    name = printer.printerName()
    if printer.state() is QPrinter.PrinterState.Error:
        to_do = "Switch it on, give it paper, and look at its queue."
        told = "{printer}, where pages go, reports an error."
        yield bad(NAME, told, to_do, Problem.PRINTER_REFUSED, printer=name)
    else:
        yield ok(NAME, "{printer}, where pages go, is ready.", printer=name)
    papers = {paper.id() for paper in printer.supportedPageSizes()}
    if papers and QPageSize.PageSizeId.Letter not in papers:
        told = "{printer} does not offer US Letter paper; pages would be cut."
        yield warning(NAME, told, "Choose a driver that knows Letter.", printer=name)
