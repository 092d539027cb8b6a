"""Head a page with its title and one line about it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.measures import SPACE_1
from ui.widgets.text import label, set_words


class PageHeading(QWidget):
    """A title, and muted below it what there is to know first."""

    def __init__(self, name: str, title: str, below: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = label("", "title")
        self._below = label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addStretch(1)
        layout.addWidget(self._title)
        layout.addWidget(self._below)
        layout.addStretch(1)
        self.show_words(title, below)

    def show_words(self, title: str, below: str = "") -> None:
        """Show another title and line."""
        set_words(self._title, title)
        set_words(self._below, below)
        self._below.setVisible(bool(below))
        self.setAccessibleName(f"{title} {below}".strip())
