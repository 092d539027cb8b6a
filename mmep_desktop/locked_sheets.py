"""A workbook that opens with six words only, and is never a file before it is locked."""

from collections.abc import Sequence

from mmep_desktop.documents.workbooks import workbook
from mmep_desktop.domain.sheets import Sheet
from mmep_desktop.outbox import locked
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.storage.clear_files import ChosenFiles

_WORDS = 6


class LockedSheets:
    """Answers the ``LockedFiles`` port."""

    def new_words(self) -> str:
        """Return six words that open one file."""
        return Passphrases().suggest(_WORDS)

    def write_sheets(self, place: str, sheets: Sequence[Sheet], words: str) -> None:
        """Write *sheets* to the file *place*, locked. Raises ``DeskError(COPY_NOT_SAVED)``."""
        ChosenFiles().write(place, locked(workbook(sheets), words))
