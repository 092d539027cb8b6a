"""A printed key on the screen: its groups large, to be written down or read out."""

from PySide6.QtWidgets import QLabel, QWidget

from mmep_desktop.words import _
from ui.theme.measures import SPACE_5
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import isolated, label


class ShownKey(QWidget):
    """The groups of a key; a screen reader hears them letter by letter."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._spoken = spoken
        self._row = FlowLayout(SPACE_5)
        self.setLayout(self._row)
        self._groups: list[QLabel] = []

    def show_key(self, key: str) -> None:
        """Show *key*, whose groups have hyphens between them."""
        self.clear()
        for number, group in enumerate(key.split("-"), 1):
            shown = label(isolated(group), "banner", name=f"{self.objectName()}_{number}")
            shown.setWordWrap(False)
            shown.setAccessibleName(", ".join(group))
            self._groups.append(shown)
            self._row.addWidget(shown)
            shown.show()
        spelled = ". ".join(", ".join(group) for group in key.split("-"))
        self.setAccessibleName(_("{what}: {key}").format(what=self._spoken, key=spelled))

    def clear(self) -> None:
        """Let nothing of a key stand here."""
        while self._row.takeAt(0) is not None:
            pass
        for shown in self._groups:
            shown.clear()
            shown.hide()
            shown.deleteLater()
        self._groups.clear()
        self.setAccessibleName(self._spoken)
