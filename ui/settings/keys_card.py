"""The keys of the desk on one card."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mmep_desktop.words import _
from ui.theme.measures import SPACE_2, SPACE_4
from ui.widgets.card import Card
from ui.widgets.keys import KeyCap
from ui.widgets.layouts import TileLayout
from ui.widgets.text import label

_NARROWEST = 230
_COLUMNS = 3


class KeysCard(Card):
    """Each key with what it does, for whoever is new at the desk."""

    def __init__(self) -> None:
        super().__init__("settings_keys", _("Keys"))
        grid = QWidget()
        layout = TileLayout(_COLUMNS, _NARROWEST, SPACE_4)
        for key, words in _keys():
            layout.addWidget(_line(key, words))
        grid.setLayout(layout)
        self.add(grid)


def _line(key: str, words: str) -> QWidget:
    line = QWidget()
    line.setAccessibleName(f"{key}: {words}")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_2)
    row.addWidget(KeyCap(key))
    row.addWidget(label(words), 1)
    return line


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        ("Ctrl+F", _("Find a family")),
        ("Ctrl+N", _("New family")),
        ("Enter", _("Go on")),
        ("Alt+Left", _("Go back one question")),
        ("F2", _("Change the family's language")),
        ("U", _("Unsure")),
        ("X", _("Declined")),
        ("N", _("None")),
        ("F11", _("Turn the page to the family")),
        ("Ctrl+F11", _("Turn it back")),
        ("F9", _("Blank the window")),
        ("Ctrl+L", _("Lock")),
    )
