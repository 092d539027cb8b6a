"""Give a field its label, its hint and its error, each bound to it for eye and ear."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.measures import SPACE_1
from ui.widgets.icon_mark import IconMark
from ui.widgets.spoken import say
from ui.widgets.text import label, restyle, set_words

_WARNING = 18


class Labelled(QWidget):
    """A field under its label; an error is shown below it, spoken, and the field focused."""

    def __init__(self, words: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{field.objectName()}_row")
        self.field = field
        self._label = label(words, "strong")
        self._label.setBuddy(field)
        field.setAccessibleName(words)
        field.setAccessibleDescription(hint)
        self._hint = hint
        self._error = label("", "error")
        self._error.setObjectName(f"{field.objectName()}_error")
        self._mark = IconMark.of("warning", _WARNING)
        self._mark.setProperty("role", "error")
        field.setProperty("wrong", False)
        self._lay_out()
        self._error.hide()
        self._mark.hide()

    def show_error(self, sentence: str) -> None:
        """Show and speak *sentence*, and bring the focus to the field."""
        self._show(sentence)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self.field, sentence)

    def clear_error(self) -> None:
        """Show the field as it was before any error."""
        self._show("")

    def error(self) -> str:
        """Give the sentence shown; empty when there is none."""
        return self._error.text()

    def _show(self, sentence: str) -> None:
        if sentence == self._error.text():
            return  # the style sheet would look at the whole field again for nothing
        set_words(self._error, sentence)
        self._error.setVisible(bool(sentence))
        self._mark.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence or self._hint)
        self.field.setProperty("wrong", bool(sentence))
        restyle(self.field)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self._label)
        if self._hint:
            layout.addWidget(label(self._hint, "muted"))
        layout.addWidget(self.field)
        error = QHBoxLayout()
        error.setContentsMargins(0, 0, 0, 0)
        error.setSpacing(SPACE_1 + 2)
        error.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        error.addWidget(self._error, 1)
        layout.addLayout(error)
        layout.addStretch(1)  # stay at the top where the field beside this one is taller
