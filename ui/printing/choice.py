"""Which way to the printer this computer has."""

import sys

from mmep_desktop.services.ports import Printer
from ui.printing.qt_printer import QtPrinter


def printer_for_this_computer(queue: Printer, platform: str = sys.platform) -> Printer:
    """Return Qt's printers on Windows, and *queue*, which is CUPS, everywhere else.

    Printing by Qt to CUPS would write the page in clear to the temporary folder.
    """
    return QtPrinter() if platform == "win32" else queue
