"""The page turned to the family: the question and its answers, and nothing about anybody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.half_typed import Typed
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.steps import Step
from ui.interview.forms.form import AnswerForm
from ui.interview.forms.making import FormMaker
from ui.interview.words import words_of
from ui.theme.measures import SPACE_3, SPACE_5, SPACE_6
from ui.widgets.keys import bind
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.tab_order import step
from ui.widgets.text import label, reads_right_to_left, set_words


class FamilySide(QWidget):
    """A window of its own; answering takes plain keys, and leaving or going on takes Ctrl."""

    answered = Signal()
    next_asked = Signal()
    back_asked = Signal()
    left = Signal()

    def __init__(self, maker: FormMaker) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("family_side")
        self.setWindowTitle(" ")
        self._maker = maker
        self._form: AnswerForm | None = None
        self._may_close = False
        self._scroll = ScrollPage("family_side_scroll", margin=SPACE_6)
        self._scroll.column.setContentsMargins(SPACE_6, SPACE_3, SPACE_6, SPACE_5)
        self._asked = label("", "family", name="family_side_question")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_5, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(_indented(self._asked))
        layout.addWidget(self._scroll)
        for key, act in (
            ("Ctrl+Enter", self.next_asked.emit),
            ("Ctrl+Left", self.back_asked.emit),
            ("Ctrl+F11", self.left.emit),
        ):
            bind(key, self, act)

    def turn(self, beside: QWidget) -> None:
        """Cover a second screen where there is one, else the screen of the clerk's window."""
        self.setGeometry(_screen_for(beside).geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        if self._form is not None:
            self._form.focus_first()

    def turn_back(self) -> None:
        """Take the family's window away."""
        self._may_close = True
        self.close()
        self._may_close = False

    def show_step(self, interview: Interview, step: Step) -> None:
        """Show the question of *step* with the reply it has."""
        words = words_of(interview.asking, step, interview.language)
        self._scroll.clear()
        set_words(self._asked, words.ask().family)
        self._form = self._maker.make(interview, step)
        self._form.changed.connect(self.answered)
        self._scroll.add(self._form)
        self._form.show()
        self.setAccessibleName(words.ask().family)
        rtl = reads_right_to_left(words.ask().family)
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        if self.isVisible():
            self._form.focus_first()

    def typed(self) -> Typed:
        """Return what stands in the family's form."""
        return {} if self._form is None else self._form.typed()

    def put_back(self, typed: Typed) -> None:
        """Show what the clerk entered."""
        if self._form is not None:
            self._form.put_back(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no plain key leave the page, Escape least of all."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go on by Tab as one reads."""
        return step(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the clerk turns the page back."""
        event.setAccepted(self._may_close)


def _indented(part: QWidget) -> QVBoxLayout:
    held = QVBoxLayout()
    held.setContentsMargins(SPACE_6, 0, SPACE_6, 0)
    held.addWidget(part)
    return held


def _screen_for(beside: QWidget) -> QScreen:
    own = beside.screen()
    others = (screen for screen in QGuiApplication.screens() if screen is not own)
    return next(others, own)
