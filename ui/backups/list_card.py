"""The backups there are, the newest first, each with a button to look into it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.backups import Generation
from mmep_desktop.words import _
from ui.backups.words import contents_in_words, made_in_words
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.card import Card, hairline
from ui.widgets.key_button import KeyButton
from ui.widgets.text import label


class BackupListCard(Card):
    """``looked_into`` carries the id of a backup; without *opens* the list is only read."""

    looked_into = Signal(str)

    def __init__(self, *, opens: bool) -> None:
        super().__init__("backups_list", _("Backups there are"))
        self._opens = opens
        self._rows: QWidget | None = None

    def show_backups(self, generations: Sequence[Generation]) -> None:
        """Show *generations*, or that there is none."""
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_1)
        if not generations:
            rows.addWidget(label(_("There is no backup yet."), "muted", name="backups_none"))
        for place, generation in enumerate(generations):
            rows.addWidget(hairline())
            rows.addWidget(self._row(place, generation))
        self.add(self._rows)

    def focus_first(self) -> None:
        """Bring the focus to the newest backup, if there is one."""
        first = self.findChild(KeyButton, "backup_0_look")
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, place: int, generation: Generation) -> QWidget:
        made = made_in_words(generation.made_at.astimezone())
        held = QWidget()
        held.setObjectName(f"backup_{place}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(made, "strong"))
        words.addWidget(label(contents_in_words(generation.holds), "muted"))
        row = QHBoxLayout(held)
        row.setContentsMargins(0, SPACE_1, 0, SPACE_1)
        row.setSpacing(SPACE_3)
        row.addLayout(words, 1)
        if self._opens:
            look = KeyButton(f"backup_{place}_look", _("Look inside"))
            look.setAutoDefault(True)
            look.setAccessibleName(_("Look inside the backup of {time}").format(time=made))
            look.clicked.connect(partial(self._look, generation.id))
            row.addWidget(look, 0, Qt.AlignmentFlag.AlignVCenter)
        return held

    def _look(self, id_: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.looked_into.emit(id_)
