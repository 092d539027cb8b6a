"""Says on the unlock page that this is practice, and with what it opens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.words import _
from ui.theme.measures import SPACE_2
from ui.widgets.pill import Pill
from ui.widgets.text import label


class PracticeNote(QWidget):
    """Every family behind this page is invented, so its passphrase is no secret."""

    def __init__(self, passphrase: str) -> None:
        super().__init__()
        self.setObjectName("unlock_practice")
        told = _("Every family here is invented, and nothing of it can leave as real. Type this:")
        shown = label(passphrase, "heading", name="unlock_practice_passphrase")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(Pill(_("Practice"), "amber", name="unlock_practice_mark"))
        layout.addWidget(label(told, "muted", name="unlock_practice_words"))
        layout.addWidget(shown)
