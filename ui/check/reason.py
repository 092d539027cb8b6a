"""Before a finished interview is changed: why, by one digit, with room for the clerk's words."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.words import _
from ui.check.reasons import OFFERED, cause_words
from ui.interview.enter_button import enter_button
from ui.widgets.card import Card
from ui.widgets.choice_buttons import Choice, ChoiceButtons
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_LONGEST = 200


class ReasonPage(QWidget):
    """Nothing is chosen beforehand; Enter goes on to the question, Escape changes nothing."""

    given = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reason_page")
        self._heading = PageHeading("reason_heading", "")
        self._card = Card("reason_card")
        self._holder = QHBoxLayout()
        self._choices: ChoiceButtons | None = None
        self._error = label("", "error", name="reason_error")
        self._words = QLineEdit()
        self._words.setObjectName("reason_words")
        self._words.setMaxLength(_LONGEST)
        self._words_row = Labelled(_("In your own words"), self._words)
        self._go_on = enter_button("reason_go_on", _("Change the answer"), kind="primary")
        self._back = KeyButton("reason_back", _("Leave it as it is"), key="Escape", within=self)
        self._scroll = ScrollPage("reason_scroll")
        self._lay_out()
        self._go_on.clicked.connect(self._give)
        self._back.clicked.connect(self.left)
        bind("Enter", self, self._enter, anywhere=False)

    def ask(self, question: str, said: str) -> None:
        """Ask why the answer *said* to *question* is changed."""
        below = _("{question} {answer}").format(question=question, answer=said)
        self._heading.show_words(_("Why is this answer changed?"), below)
        if self._choices is not None:
            self._choices.hide()
            self._choices.setParent(None)
            self._choices.deleteLater()
        choices = [Choice(cause, cause_words(cause)) for cause in OFFERED]
        title = _("Why is this answer changed?")
        self._choices = ChoiceButtons("reason", title, choices, columns=1, large=False)
        self._choices.chosen.connect(self._chosen)
        self._holder.addWidget(self._choices)
        self._choices.show()
        self._words.clear()
        self._words_row.clear_error()
        self._error.hide()
        self._scroll.verticalScrollBar().setValue(0)
        self._choices.focus_first()

    def _chosen(self, code: str) -> None:
        self._error.hide()
        self._words_row.clear_error()
        if code == Cause.OTHER:
            self._words.setFocus()

    def _enter(self) -> None:
        """Go on, unless Enter was pressed on the way back."""
        if QApplication.focusWidget() is self._back:
            self._back.click()
        else:
            self._give()

    def _give(self) -> None:
        code = self._choices.value() if self._choices is not None else None
        words = self._words.text().strip()
        if code is None:
            sentence = _("Choose first why the answer is changed.")
            set_words(self._error, sentence)
            self._error.show()
            say(self._error, sentence)
        elif code == Cause.OTHER and not words:
            self._words_row.show_error(_("Write in a few words why the answer is changed."))
            QTimer.singleShot(0, self, self._scroll.show_focused)
        else:
            self.given.emit(Reason(Cause(code), words))

    def _lay_out(self) -> None:
        note = _(
            "The answers as they are now stay kept, and count until the correction is finished."
        )
        self._card.body.addLayout(self._holder)
        for part in (self._error, self._words_row, label(note, "muted", name="reason_note")):
            self._card.add(part)
        keys = FlowLayout()
        for button in (self._back, self._go_on):
            keys.addWidget(button)
        self._card.body.addLayout(keys)
        self._error.hide()
        self._scroll.add(self._heading)
        self._scroll.add(self._card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
