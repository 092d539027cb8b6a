"""Say what went wrong, what is safe and what to press, with the code to read on the phone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from mmep_desktop.errors import DeskError
from mmep_desktop.words import _
from ui.theme.measures import SPACE_2, SPACE_4
from ui.widgets.icon_mark import IconMark
from ui.widgets.key_button import KeyButton
from ui.widgets.spoken import say
from ui.widgets.text import isolated, label, set_words


class ErrorPanel(QFrame):
    """A problem on the page, not in the way of it; hidden until there is one."""

    retried = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sentence = label("", "strong")
        self._code = label("", "small", wraps=False)
        self._retry = KeyButton(f"{name}_retry", _("Try again"), key="F5")
        self._retry.clicked.connect(self._retried)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_4)
        layout.addWidget(IconMark.of("warning", 28), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(SPACE_2)
        words.addWidget(self._sentence)
        words.addWidget(self._code)
        layout.addLayout(words, 1)
        layout.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_problem(self, code: str, sentence: str, *, can_retry: bool = False) -> None:
        """Show and speak *sentence*; *code* is what the technician asks for."""
        set_words(self._sentence, sentence)
        set_words(self._code, _("Problem {code}").format(code=isolated(code)))
        self._retry.setVisible(can_retry)
        self.setAccessibleName(f"{sentence} {code}")
        self.show()
        say(self, sentence)

    def show_failure(self, error: Exception) -> None:
        """Show why something failed that may work a little later; raise a fault of ours."""
        if not isinstance(error, DeskError):
            raise error
        problem = error.problem
        self.show_problem(problem.value, problem.sentence, can_retry=problem.passes)

    def clear(self) -> None:
        """Take the problem away."""
        self.hide()

    def _retried(self) -> None:
        self.hide()
        self.retried.emit()
