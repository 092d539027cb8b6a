"""Show how far a long work is, with counts, and let the clerk stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from mmep_desktop.words import _
from ui.theme.measures import SPACE_2, SPACE_4
from ui.widgets.key_button import KeyButton
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class ProgressPanel(QFrame):
    """A sentence, a bar, "12 of 40" and Cancel; hidden until there is work."""

    cancelled = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sentence = label("", "strong")
        self._counts = label("", "small", wraps=False)
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_bar")
        self._bar.setTextVisible(False)
        self._cancel = KeyButton(f"{name}_cancel", _("Cancel"), key="Escape")
        self._cancel.clicked.connect(self._cancelled)
        self._lay_out()
        self.hide()

    def begin(self, sentence: str, *, can_stop: bool = True) -> None:
        """Show that work named by *sentence* has begun, its length not known yet."""
        set_words(self._sentence, sentence)
        set_words(self._counts, "")
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(sentence)
        self._cancel.setEnabled(can_stop)
        self._cancel.setVisible(can_stop)
        self.show()

    def show_moved(self, done_and_total: tuple[int, int]) -> None:
        """Show how many of how many are done; takes what ``Progress.moved`` carries."""
        done, total = done_and_total
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        set_words(self._counts, _("{done} of {total}").format(done=done, total=total))

    def finish(self, summary: str) -> None:
        """Take the panel away; a screen reader hears the *summary*."""
        say(self, summary)
        self.hide()

    def counts(self) -> str:
        """Give the counts shown."""
        return self._counts.text()

    def _cancelled(self) -> None:
        self._cancel.setEnabled(False)
        set_words(self._counts, _("Stopping"))
        self.cancelled.emit()

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.addWidget(self._sentence, 1)
        words.addWidget(self._counts)
        left = QVBoxLayout()
        left.setSpacing(SPACE_2)
        left.addLayout(words)
        left.addWidget(self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addLayout(left, 1)
        layout.addWidget(self._cancel)
