"""What stands above the answers: where we are, the clerk's words, the family's words."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from mmep_desktop.domain.interview import Interview
from mmep_desktop.words import ENGLISH, _
from ui.interview.language_names import both_names, language_name
from ui.interview.said import names_of
from ui.interview.words import StepWords
from ui.theme.measures import SPACE_1, SPACE_3, TARGET
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel, label, set_words

_DIGITS = "1234567890"
_BOTH_FIT = 720


class PlaceLine(QWidget):
    """The question's number, the children's names, the family's language, and the draft mark."""

    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("interview_place")
        self._place = label("", "muted", name="interview_position", wraps=False)
        self._names = ElidedLabel("", "muted")
        self._names.setObjectName("interview_names")
        self._names.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._language = KeyButton("interview_language", "", key="F2", kind="quiet")
        self._language.clicked.connect(self._offer_languages)
        self._alone = Pill(_("Asked alone"), "violet", name="interview_alone")
        self._correcting = Pill(_("Correction"), "violet", name="interview_correcting")
        self._correcting.hide()
        self._before = Pill("", "slate", name="interview_asked_before")
        self._before.hide()
        self._draft = Pill(_("DRAFT"), "amber", name="interview_draft")
        self._draft.setToolTip(_("A working draft, not MMEP's own text."))
        self._unreviewed = Pill(_("Words not reviewed"), "amber", name="interview_unreviewed")
        self._unreviewed.setToolTip(_("Nobody has reviewed the words in this language yet."))
        self._menu = QMenu(self)
        self._menu.setObjectName("interview_languages")
        self._languages: tuple[str, ...] = ()
        self._spoken = ""
        self._lay_out()

    def show_place(self, interview: Interview) -> None:
        """Say where *interview* is and in which language."""
        asking = interview.asking
        number, count = interview.position
        words = _("Question {number} of about {count}").format(number=number, count=count)
        set_words(self._place, f"{words} ·")
        self._names.setText(f"{names_of(asking)} ·")
        language = language_name(interview.language)
        self._language.set_words(language)
        spoken = _("Family's language: {language}. Change").format(language=language)
        self._language.setAccessibleName(spoken)
        self._alone.setVisible(asking.alone)
        self._draft.setVisible(asking.screener.is_draft)
        wording = asking.screener.wording(interview.language)
        self._unreviewed.setVisible(wording.language != ENGLISH and not wording.reviewed_by)
        self._languages, self._spoken = tuple(asking.screener.wordings), interview.language
        self._fit()

    def show_correction(self, words: str) -> None:
        """Mark the interview as a correction; *words* say what counts meanwhile, none marks not."""
        self._correcting.setVisible(bool(words))
        self._correcting.setToolTip(words)
        self._correcting.setAccessibleName(words)
        self._fit()

    def show_asked_before(self, words: str) -> None:
        """Say in *words* what remains of an earlier record of the family; empty for none."""
        self._before.setText(words)
        self._before.setVisible(bool(words))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for what the rows need under each other, so that the window may become narrow."""
        height = super().minimumSizeHint().height()
        rows = (self._where.minimumSize(), self._marks.minimumSize())
        return QSize(max(row.width() for row in rows), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the marks under the names where both do not fit beside each other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        needed = self._where.minimumSize().width() + self._marks.sizeHint().width()
        fits = max(needed + self._rows.spacing(), _BOTH_FIT) <= self.contentsRect().width()
        self._rows.setDirection(across if fits else down)

    def _lay_out(self) -> None:
        self.setMinimumHeight(TARGET + SPACE_3)
        where = self._where = QHBoxLayout()
        where.setSpacing(SPACE_1)
        for part in (self._place, self._names, self._language):
            where.addWidget(part)
        where.addStretch(1)
        marks = self._marks = FlowLayout()
        for pill in (
            self._before,
            self._correcting,
            self._alone,
            self._unreviewed,
            self._draft,
        ):
            marks.addWidget(pill)
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_1)
        self._rows.addLayout(where, 1)
        self._rows.addLayout(marks)

    def _list_languages(self) -> None:
        self._menu.clear()
        for digit, code in zip(_DIGITS, self._languages, strict=False):
            action = QAction(f"&{digit}   {both_names(code)}", self._menu)
            action.setObjectName(f"interview_language_{code}")
            action.setCheckable(True)
            action.setChecked(code == self._spoken)
            action.setData(code)
            action.triggered.connect(self._choose)
            self._menu.addAction(action)

    def _offer_languages(self) -> None:
        self._list_languages()
        self._menu.popup(self._language.mapToGlobal(QPoint(0, self._language.height())))

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.language_chosen.emit(str(action.data()))


class QuestionWords(QWidget):
    """The clerk's words small above the family's large."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("interview_question")
        self._clerk = label("", "muted", name="interview_clerk_words")
        self._family = label("", "family", name="interview_family_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._clerk)
        column.addWidget(self._family)

    def show_question(self, words: StepWords) -> None:
        """Ask the question of *words*."""
        both = words.ask()
        set_words(self._clerk, both.second)
        set_words(self._family, both.family)
        self.setAccessibleName(both.clerk)
        self.set_low(is_low=False)

    def set_low(self, *, is_low: bool) -> None:
        """Keep to the family's words where there is little height."""
        self._clerk.setVisible(bool(self._clerk.text()) and not is_low)


class SayLine(QWidget):
    """Other words for the question, where the pack has some."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("interview_say")
        self._say = label("", "muted", name="interview_say_line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_1)
        column.addWidget(self._say)

    def show_line(self, words: StepWords) -> None:
        """Show what the pack offers for the step of *words*."""
        say = words.say()
        line = _("Say it like this: “{words}”").format(words=say.family) if say.family else ""
        set_words(self._say, line)
        self._say.setToolTip(say.clerk)
        self.setVisible(bool(line))
