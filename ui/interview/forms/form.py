"""What every form of answering can do: give a reply, show one, and keep what is half typed."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from mmep_desktop.domain.half_typed import Typed
from mmep_desktop.domain.replies import Reply
from mmep_desktop.words import _
from ui.interview.forms.choice_row import ChoiceRow
from ui.interview.forms.language_box import LanguageBox

Part = QLineEdit | QComboBox | ChoiceRow
"""A part of a form that holds one text or one code."""


@dataclass(frozen=True, slots=True)
class NotYet:
    """There is no reply yet: the *sentence* that says why, and the part to go to."""

    sentence: str
    at: QWidget | None = None


class AnswerForm(QWidget):
    """One step's form; *name* begins the name of each of its parts.

    ``changed`` is signalled at every gesture, ``settled`` when one gesture answered the question.
    """

    changed = Signal()
    is_tall = False

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)

    def reply(self) -> Reply | NotYet:
        """Return the reply as it stands."""
        raise NotImplementedError

    def chosen(self) -> Reply | None:
        """Return the reply that is chosen so far; nothing in a form that one types into."""
        return None

    def show_reply(self, reply: Reply) -> None:
        """Show a reply given before; nothing is signalled."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Bring the focus to where answering begins."""
        raise NotImplementedError

    def show_refusal(self, field: str, sentence: str) -> bool:  # noqa: ARG002 - a form with fields finds its own
        """Show at *field*, as the contract names it, why it was refused; False if it has none."""
        return False

    def typed(self) -> Typed:
        """Return what stands in the form, also what is no reply yet."""
        return {self._part_name(part): text_in(part) for part in self._typing_parts()}

    def put_back(self, typed: Typed) -> None:
        """Show what ``typed()`` of a form of the same step gave."""
        for part in self._typing_parts():
            text = typed.get(self._part_name(part))
            if isinstance(text, str) and text != text_in(part):
                put_into(part, text)

    def _typing_parts(self) -> list[Part]:
        lines = [
            line
            for line in self.findChildren(QLineEdit)
            if not isinstance(line.parentWidget(), QComboBox)
        ]
        return [*lines, *self.findChildren(QComboBox), *self.findChildren(ChoiceRow)]

    def _part_name(self, part: QWidget) -> str:
        return part.objectName().removeprefix(self.objectName())


def text_in(part: Part) -> str:
    """Return what *part* holds: its text, or the code that was chosen."""
    match part:
        case LanguageBox() | ChoiceRow():
            return part.value()
        case QComboBox():
            return str(part.currentData() or "")
        case _:
            return part.text()


def put_into(part: Part, text: str) -> None:
    """Let *part* hold *text*, as ``text_in`` gave it."""
    match part:
        case LanguageBox() | ChoiceRow():
            part.set_value(text)
        case QComboBox():
            part.setCurrentIndex(max(part.findData(text), 0))
        case _:
            part.setText(text)


def focus(part: QWidget) -> None:
    """Bring the focus to *part* as if by the clerk's key."""
    part.setFocus(Qt.FocusReason.OtherFocusReason)


def nothing_chosen() -> str:
    """Say that Enter needs an answer."""
    return _("No answer yet. Choose one, or skip the question with Ctrl →.")
