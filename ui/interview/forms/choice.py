"""A question with big numbered buttons, one of which is the answer."""

from PySide6.QtWidgets import QVBoxLayout

from mmep_desktop.domain.half_typed import Typed
from mmep_desktop.domain.replies import Chosen, Reply
from ui.interview.forms.form import AnswerForm, NotYet, nothing_chosen
from ui.interview.words import StepWords
from ui.widgets.choice_buttons import Choice, ChoiceButtons

LETTERS = {"unsure": "U", "declined": "X", "none": "N"}
"""The keys of the answers that are offered again and again."""

_TWO_COLUMNS_AT = 3


class ChoiceForm(AnswerForm):
    """Digits press the buttons, and so do U and X where unsure and declined are offered."""

    def __init__(self, name: str, words: StepWords) -> None:
        super().__init__(name)
        options = words.step.options
        choices = [
            Choice(code, words.option(code).clerk, words.option(code).family, LETTERS.get(code, ""))
            for code in options
        ]
        columns = 2 if len(options) >= _TWO_COLUMNS_AT else max(len(options), 1)
        self._buttons = ChoiceButtons(f"{name}_choice", words.ask().clerk, choices, columns=columns)
        self._buttons.chosen.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._buttons)

    def reply(self) -> Reply | NotYet:
        """Return the chosen button."""
        code = self._buttons.value()
        return NotYet(nothing_chosen()) if code is None else Chosen(code)

    def chosen(self) -> Reply | None:
        """Return what ``reply()`` does, where there is one."""
        reply = self.reply()
        return None if isinstance(reply, NotYet) else reply

    def show_reply(self, reply: Reply) -> None:
        """Press the button that was chosen before."""
        self._buttons.set_value(reply.code if isinstance(reply, Chosen) else None)

    def focus_first(self) -> None:
        """Bring the focus to the chosen button, or to the first."""
        self._buttons.focus_first()

    def typed(self) -> Typed:
        """Return the chosen code."""
        return {"code": self._buttons.value()}

    def put_back(self, typed: Typed) -> None:
        """Press the button again."""
        code = typed.get("code")
        self._buttons.set_value(code if isinstance(code, str) else None)

    def _chosen(self, _code: str) -> None:
        self.changed.emit()
