"""Which way to the printer this computer has."""

import sys

from mmep_desktop.services.ports import Printer
from ui.printing.qt_printer import QtPrinter


def printer_beside_the_queue(platform: str = sys.platform) -> Printer | None:
    """Return Qt's printers on Windows, and nothing where the CUPS queue is the way to print.

    Printing by Qt to CUPS would write the page in clear to the temporary folder.
    """
    return QtPrinter() if platform == "win32" else None
