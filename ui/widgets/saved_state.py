"""Say, always in the same place, whether everything is saved."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mmep_desktop.words import _
from ui.theme.icons import icon_drawing
from ui.theme.measures import SPACE_1
from ui.widgets.icon_mark import IconMark
from ui.widgets.spoken import say
from ui.widgets.text import label, restyle, set_words

_ICON = 18


class SavedState(QWidget):
    """Saved at a time, being saved, or not saved: with an icon and words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look = ("", "")
        self._mark = IconMark.of("check", _ICON)
        self._words = label("", "small", wraps=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1 + 1)
        layout.addWidget(self._mark)
        layout.addWidget(self._words)
        self._mark.hide()
        self.hide()  # nothing was saved yet, and nothing needs room for it

    def show_saved(self, at: str) -> None:
        """Say that everything was saved *at* a time of day."""
        self._show("check", "", _("Saved {time}").format(time=at))

    def show_saving(self) -> None:
        """Say that something is on its way to the disk."""
        self._show("pencil", "", _("Saving"))

    def show_not_saved(self) -> None:
        """Say, aloud too, that the last answer is not on the disk."""
        self._show("warning", "amber", _("Not saved"))
        say(self, self._words.text())

    def words(self) -> str:
        """Give what is shown."""
        return self._words.text()

    def _show(self, icon: str, tone: str, words: str) -> None:
        set_words(self._words, words)
        self.setAccessibleName(words)
        if (icon, tone) != self._look:  # styling anew takes longer than all the rest
            self._look = (icon, tone)
            self._dress(icon, tone)
        if self.parentWidget() is not None:
            self.show()

    def _dress(self, icon: str, tone: str) -> None:
        self._mark.set_drawing(icon_drawing(icon))
        self._mark.show()
        for part in (self._mark, self._words):
            part.setProperty("tone", tone)
        restyle(self)
