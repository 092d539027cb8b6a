"""What was destroyed so far, each with its certificate to print."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.destruction import Certificate
from mmep_desktop.words import _
from ui.keeping.words import left_told, moment_told, records_words
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label

_SHOWN = 12


class PastCard(Card):
    """``print_asked`` carries a ``Certificate``; ``clear_asked`` wants the last traces cleared."""

    print_asked = Signal(object)
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__("keeping_past", _("Destroyed"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_3)
        self.body.addLayout(self._rows)
        self._clear = KeyButton("keeping_clear", _("Clear the last traces"))
        row = FlowLayout()
        row.addWidget(self._clear)
        self.body.addLayout(row)
        self._clear.clicked.connect(self.clear_asked)

    def show_past(self, certificates: tuple[Certificate, ...]) -> None:
        """Show what was destroyed, the latest first."""
        self.setVisible(bool(certificates))
        while (item := self._rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        for place, certificate in enumerate(certificates[:_SHOWN]):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(place, certificate))
        self._clear.setVisible(any(each.destruction.cleared_at is None for each in certificates))

    def _row(self, place: int, certificate: Certificate) -> QWidget:
        destruction = certificate.destruction
        told = _("{moment}: {records}").format(
            moment=moment_told(destruction.confirmed_at),
            records=records_words(len(destruction.tombstones)),
        )
        button = KeyButton(f"keeping_print_{place}", _("Print the certificate"))
        button.setAccessibleDescription(told)
        button.clicked.connect(partial(self._print, certificate))
        held, column, buttons = QWidget(), QVBoxLayout(), FlowLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(label(told, "strong"))
        is_cleared = destruction.cleared_at is not None
        column.addWidget(label(left_told(certificate.last_backup, is_cleared=is_cleared), "muted"))
        buttons.addWidget(button)
        column.addLayout(buttons)
        held.setLayout(column)
        return held

    def _print(self, certificate: Certificate, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.print_asked.emit(certificate)
