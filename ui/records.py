"""The pages around whole records: the referrals of the center, one family's record, its papers."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mmep_desktop.services.desk import Desk
from mmep_desktop.services.disclosing import OnRecord
from mmep_desktop.services.permissions import MAY, Deed
from mmep_desktop.settings import Settings
from ui.preview.page import Sheet
from ui.record.note_page import NotePage
from ui.record.page import RecordPage
from ui.referrals.page import ReferralsPage

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Ways:
    """What the pages here need of the others: opening one, catching failures, looking at paper."""

    show: Callable[[str], None]
    attempt: Callable[[Act], None]
    preview: Callable[[Sheet, Act], None]


class Records(QObject):
    """Leads from a list to a record, on to what is noted or printed of it, and back."""

    def __init__(self, desk: Desk, settings: Settings, ways: Ways, parent: QObject) -> None:
        super().__init__(parent)
        self._ways = ways
        may_copy = desk.clerk.role in MAY[Deed.COPY_RECORDS]
        self._record = RecordPage(desk.disclosing, desk.releasing, may_copy=may_copy)
        self._note = NotePage(desk.disclosing)
        self._referrals = ReferralsPage(desk.printing_many, settings)
        self._family_id = ""
        self._back: Act = self.show_referrals
        self._record.back_asked.connect(self._go_back)
        self._record.sheet_asked.connect(self._preview)
        self._record.note_asked.connect(self._ask_note)
        self._note.left.connect(self._show_again)
        self._referrals.record_asked.connect(self._open_from_list)

    def pages(self) -> dict[str, QWidget]:
        """Return the pages by their codes."""
        return {"record": self._record, "note": self._note, "referrals": self._referrals}

    def show_referrals(self) -> None:
        """Open the list of referrals."""
        self._ways.show("referrals")
        self._referrals.show_referrals()

    def open(self, family_id: str, back: Act, *, hands_over: bool = False) -> None:
        """Open the record of a family; *back* leads to where the clerk came from."""
        self._family_id, self._back = family_id, back
        self._ways.attempt(lambda: self._open(hands_over=hands_over))

    def _open(self, *, hands_over: bool = False) -> None:
        self._record.show_record(self._family_id)
        self._ways.show("record")
        if hands_over:
            self._record.focus_hand_over()

    def _open_from_list(self, family_id: str) -> None:
        self.open(family_id, self.show_referrals)

    def _go_back(self) -> None:
        self._back()

    def _show_again(self) -> None:
        self._ways.attempt(self._open)

    def _preview(self, sheet: Sheet) -> None:
        self._ways.preview(sheet, self._show_again)

    def _ask_note(self, record: OnRecord) -> None:
        self._ways.show("note")
        self._note.ask(record)
