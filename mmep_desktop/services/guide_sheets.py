"""Pages of the guide as sheets of paper: they come with the program, and name nobody."""

from enum import StrEnum
from typing import Final

from mmep_desktop.services.ports import ClearFiles, Printer
from resources import resource

TITLE: Final = "guide page"
"""What the print queue shows."""


class GuidePage(StrEnum):
    """The pages that there are as sheets, by their names in the guide."""

    BATCHES = "batches"
    RECEIVE = "receive"


class GuideSheets:
    """Shows, prints and saves them; nothing of the records is in them, so nothing is noted."""

    def __init__(self, printer: Printer, files: ClearFiles) -> None:
        self._printer = printer
        self._files = files

    def drawn(self, page: GuidePage) -> bytes:
        """Return the sheet as PDF."""
        return resource("guide", f"{page}.pdf").read_bytes()

    def print(self, page: GuidePage, printer: str) -> None:
        """Put the sheet on *printer*. Raises ``DeskError``; see ``Printer``."""
        self._printer.print(self.drawn(page), printer, TITLE)

    def save(self, page: GuidePage, place: str) -> None:
        """Write the sheet to the file *place*. Raises ``DeskError(COPY_NOT_SAVED)``."""
        self._files.write(place, self.drawn(page))
