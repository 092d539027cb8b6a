"""The print queue that pages go to (Linux, macOS): is there one, does it take jobs, on Letter."""

import shutil
from collections.abc import Iterator

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.documents.cups_queue import CupsQueue
from mmep_desktop.errors import Problem
from mmep_desktop.paths import settings_file
from mmep_desktop.settings import read_settings

NAME = "Printer"


def look() -> Iterator[Finding]:
    """Ask the print service of this computer."""
    if shutil.which("lpstat") is None or shutil.which("lp") is None:
        told = "The programs lpstat and lp, which printing needs, are not installed."
        yield bad(NAME, told, "Install CUPS's client (cups-client).", Problem.NO_PRINTER)
        return
    yield from look_at(CupsQueue(), read_settings(settings_file()).printer)


def look_at(queue: CupsQueue, wanted: str) -> Iterator[Finding]:
    """Look at the queues, and closely at *wanted*, the one chosen at this computer."""
    queues = queue.printers()
    if not queues:
        told = "There is no printer, or the print service does not run."
        to_do = "Start the print service (CUPS) and set a printer up in the system's settings."
        yield bad(NAME, told, to_do, Problem.NO_PRINTER)
        return
    yield ok(NAME, f"{len(queues)} set up on this computer.")
    if wanted and wanted not in queues:
        told = "The one chosen at the desk, {printer}, is not there any more."
        to_do = "Open Settings at the desk and choose another."
        yield warning(NAME, told, to_do, printer=wanted)
    yield from _closely(queue, wanted if wanted in queues else queues[0])


def _closely(queue: CupsQueue, printer: str) -> Iterator[Finding]:
    if queue.takes_jobs(printer):
        yield ok(NAME, "{printer}, where pages go, takes jobs.", printer=printer)
    else:
        told = "{printer}, where pages go, is stopped or takes no jobs."
        to_do = "cupsenable {printer} and cupsaccept {printer}, or the system's printer settings."
        yield bad(NAME, told, to_do, Problem.PRINTER_REFUSED, printer=printer)
    papers = queue.papers(printer)
    if papers and "Letter" not in papers:
        told = "{printer} does not offer US Letter paper; pages would be cut."
        yield warning(NAME, told, "Choose a driver that knows Letter.", printer=printer)
    elif papers:
        yield ok(NAME, "{printer} prints on US Letter.", printer=printer)
