"""What of the record was shown to whom, and the logs of the children to print."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from mmep_desktop.services.disclosing import OnRecord
from mmep_desktop.words import _
from ui.record.words import shown_to, told
from ui.theme.measures import SPACE_1, SPACE_2
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import KeyButton, WideButton
from ui.widgets.layouts import TileLayout
from ui.widgets.text import isolated, label

_NARROWEST = 260
_MOST = 20


class ShownCard(Card):
    """``log_asked`` carries the id of a registration."""

    log_asked = Signal(str)
    note_asked = Signal()

    def __init__(self) -> None:
        super().__init__("shown_card", _("What was shown to whom"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_1)
        self._buttons: list[KeyButton] = []
        self._note = WideButton("shown_note", _("Note another disclosure"))
        self._note.setAutoDefault(True)
        self._note.clicked.connect(self.note_asked)
        self._keys = TileLayout(2, _NARROWEST, SPACE_2)
        self._keys.addWidget(self._note)
        self.body.addLayout(self._lines)
        self.body.addLayout(self._keys)

    def show_record(self, record: OnRecord) -> None:
        """Show the last entries, the newest first, and one log for each child."""
        while (item := self._lines.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        if not record.disclosures:
            self._lines.addWidget(label(_("Nothing was shown to anybody."), "muted"))
        for one in record.disclosures[::-1][:_MOST]:
            if self._lines.count():
                self._lines.addWidget(hairline())
            self._lines.addWidget(label(shown_to(one), "strong"))
            self._lines.addWidget(label(told(one), "muted"))
        self._show_logs(record)

    def _show_logs(self, record: OnRecord) -> None:
        for button in self._buttons:
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._keys.removeWidget(self._note)
        self._buttons = []
        for row, child in enumerate(record.children):
            words = _("Print the log of {child}").format(
                child=isolated(child.name.used or child.name.first or child.name.shown)
            )
            button = WideButton(f"shown_log_{row}", words)
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._ask_log, child.id))
            self._buttons.append(button)
        for each in (*self._buttons, self._note):
            self._keys.addWidget(each)
            each.show()

    def _ask_log(self, registration_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.log_asked.emit(registration_id)
