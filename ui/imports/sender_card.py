"""Who sends a list: where several offices do, the ids of one mean other children than another's."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from mmep_desktop.words import _
from ui.set_up.form import line_of, text_field, text_of
from ui.widgets.card import Card
from ui.widgets.labelled import Labelled
from ui.widgets.list_box import ListBox
from ui.widgets.text import label

_WIDTH = 320
_LONGEST_NAME = 60


class SenderCard(Card):
    """``sender_changed`` carries the name, or nothing; ``settled`` once a new one was typed."""

    sender_changed = Signal(str)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__("imports_sender_card", _("Who sends it"))
        told = _(
            "Only where lists come from more than one office: the name of this one. Each office "
            "has a first list of its own, and ids that mean other children."
        )
        self._box = ListBox("imports_sender")
        self._box.setMaximumWidth(_WIDTH)
        self._new = text_field("imports_new_sender", _("Name of the office"))
        self._was_chosen = False
        self.add(label(told, "muted"))
        self.add(Labelled(_("Sent by"), self._box))
        self.add(self._new)
        self._line.setMaximumWidth(_WIDTH)
        self._line.setMaxLength(_LONGEST_NAME)
        self._box.activated.connect(self._choose)
        self._line.textChanged.connect(self.sender_changed)
        self._line.returnPressed.connect(self.settled)
        self.begin()

    @property
    def office(self) -> str:
        """Who sends the list; empty where nobody says it."""
        name = self._box.currentData()
        return text_of(self._new) if name is None else str(name)

    def begin(self) -> None:
        """Forget what was chosen for another file."""
        self._was_chosen = False
        self._box.clear()
        self._line.clear()
        self._new.hide()
        self.hide()

    def offer(self, senders: Sequence[str], likely: str) -> None:
        """Offer *senders*, the *likely* one being chosen unless the clerk has chosen another."""
        before = self._box.currentData() if self._was_chosen else likely
        self._box.clear()
        self._box.addItem(_("Nobody else sends lists"), "")
        for sender in senders:
            self._box.addItem(sender, sender)
        self._box.addItem(_("Another office"), None)
        last = self._box.count() - 1
        place = last if before is None else max(self._box.findData(before), 0)
        self._box.setCurrentIndex(place)
        self.show()

    @property
    def _line(self) -> QLineEdit:
        return line_of(self._new)

    def _choose(self, _row: int) -> None:
        self._was_chosen = True
        is_new = self._box.currentData() is None
        self._new.setVisible(is_new)
        if is_new:
            self._line.setFocus()
        self.sender_changed.emit(self.office)
        if not is_new:
            self.settled.emit()
