"""Take a date as the family remembers it and always say back what it means."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mmep_desktop.domain.marking import Translate, mark
from mmep_desktop.domain.typed_dates import (
    Dated,
    NotRead,
    Reading,
    Trouble,
    WhichOne,
    read_typed,
)
from mmep_desktop.words import _
from ui.theme.measures import SPACE_2, SPACE_5
from ui.widgets.date_words import edtf_in_words, season_name
from ui.widgets.faced_button import FacedButton
from ui.widgets.key_button import KeyButton, WideButton
from ui.widgets.layouts import FlowLayout, TileLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, restyle, set_words

_SEASONS = (21, 22, 23, 24)
_NOT_KNOWN = "?"
_FIELD_WIDTH = 260
_SEASONS_AT_MOST = 4
_AROUND_CHOICE = 104
"""What stands beside the words of one choice: its key and the space around both."""


class DateField(QWidget):
    """One field for any date; below it, what was understood, or which of several is meant.

    ``changed`` carries a ``Dated`` (its ``edtf`` is None when nobody knows), or None while there
    is no answer. The single letters S, A and U are read in the field itself, as words are, and act
    as keys on its buttons; so nothing fires while somebody types.
    """

    changed = Signal(object)

    def __init__(self, name: str, spoken: str, screened_on: date, said: Translate = _) -> None:
        super().__init__()
        self.setObjectName(name)
        self._screened_on = screened_on
        self._words = said
        self._value: Dated | None = None
        self._reading: Reading = NotRead(Trouble.INCOMPLETE)
        self._edit = _DateLine()
        self._edit.setObjectName(f"{name}_text")
        self._edit.setAccessibleName(spoken)
        self._edit.setPlaceholderText(said(mark("8/2025, aug 25, 3 years ago")))
        self._edit.textChanged.connect(self._read)
        self._meaning = label("", "meaning")
        self._meaning.setObjectName(f"{name}_meaning")
        self._choices = QWidget()
        self._choices.setObjectName(f"{name}_choices")
        self._choice_row = TileLayout(_SEASONS_AT_MOST, _FIELD_WIDTH)
        self._choices.setLayout(self._choice_row)
        self._lay_out()
        self.setFocusProxy(self._edit)
        self._read("")

    def value(self) -> Dated | None:
        """Give the date; None while there is no answer or none that can be read."""
        return self._value

    def set_value(self, dated: Dated | None) -> None:
        """Show a date given before; nothing is signalled."""
        self._edit.blockSignals(True)
        self._edit.setText("" if dated is None else dated.edtf or _NOT_KNOWN)
        self._edit.blockSignals(False)
        self._show(self._read_typed() if dated is None else dated)

    def problem(self) -> str:
        """Give the sentence that says why there is no date yet; empty when there is one."""
        if self._value is not None:
            return ""
        if not self._edit.text().strip():
            return _("No date yet. Type one, or press U if nobody knows.")
        return _question_or_refusal(self._reading, _)

    def is_empty(self) -> bool:
        """Whether nothing was typed at all."""
        return not self._edit.text().strip()

    def _lay_out(self) -> None:
        name = self.objectName()
        row = FlowLayout()
        row.addWidget(self._edit)
        for code, words, key, act in (
            ("season", mark("Season"), "S", self._ask_season),
            ("about", mark("About"), "A", self._toggle_about),
            ("unknown", mark("Don't know"), "U", self._not_known),
        ):
            button = KeyButton(f"{name}_{code}", self._words(words), key=key, within=self)
            button.clicked.connect(act)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addLayout(row)
        layout.addWidget(self._meaning)
        layout.addWidget(self._choices)

    def _read(self, _text: str) -> None:
        before = self._value
        self._show(self._read_typed())
        if self._value != before:
            self.changed.emit(self._value)

    def _read_typed(self) -> Reading:
        return read_typed(self._edit.text(), self._screened_on)

    def _show(self, reading: Reading) -> None:
        self._reading = reading
        self._value = reading if isinstance(reading, Dated) else None
        self._show_choices(reading)
        set_words(self._meaning, self._said_back(reading))
        wrong = isinstance(reading, NotRead) and reading.trouble in {
            Trouble.IMPOSSIBLE,
            Trouble.FUTURE,
        }
        self._meaning.setProperty("tone", "amber" if wrong else "")
        self._meaning.setProperty("understood", self._value is not None)
        restyle(self._meaning)
        self._edit.setAccessibleDescription(self._meaning.text())
        say(self._edit, self._meaning.text())

    def _said_back(self, reading: Reading) -> str:
        if isinstance(reading, Dated):
            return edtf_in_words(reading.edtf, self._screened_on, self._words)
        if not self._edit.text().strip():
            return self._words(mark("Type it as the family says it."))
        return _question_or_refusal(reading, self._words)

    def _show_choices(self, reading: Reading) -> None:
        while (item := self._choice_row.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        offered = self._offered(reading)
        lines = [self.fontMetrics().horizontalAdvance(words) for _typed, words in offered]
        self._choice_row.set_narrowest(max(lines, default=0) + _AROUND_CHOICE)
        for place, (typed, words) in enumerate(offered, 1):
            self._choice_row.addWidget(self._offer(place, typed, words))
        self._choices.setVisible(self._choice_row.count() > 0)

    def _offered(self, reading: Reading) -> list[tuple[str, str]]:
        if isinstance(reading, WhichOne):
            day, said = self._screened_on, self._words
            return [(edtf, edtf_in_words(edtf, day, said)) for edtf in reading.choices]
        if reading == NotRead(Trouble.WHICH_SEASON):
            named = enumerate(_SEASONS, 1)
            return [(f"s{place}", season_name(code, self._words)) for place, code in named]
        return []

    def _offer(self, place: int, typed: str, words: str) -> FacedButton:
        button = WideButton(f"{self.objectName()}_choice_{place}", words, key=f"Alt+{place}")
        button.clicked.connect(partial(self._take, typed))
        return button

    def _take(self, typed: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self._edit.setText(typed)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_season(self) -> None:
        self._take("s")

    def _not_known(self) -> None:
        self._take(_NOT_KNOWN)

    def _toggle_about(self) -> None:
        """Make the date a rough one, or an exact one again."""
        text = self._edit.text().strip()
        self._take(text.removesuffix("~").rstrip() if text.endswith("~") else f"{text}~")


class _DateLine(QLineEdit):
    """As wide as what it offers to be typed."""

    def sizeHint(self) -> QSize:
        """Ask for the words that stand in it while it is empty."""
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(max(words + 2 * SPACE_5, _FIELD_WIDTH), hint.height())


def _question_or_refusal(reading: Reading, said: Translate) -> str:
    if isinstance(reading, WhichOne):
        return said(mark("Which one?"))
    if isinstance(reading, NotRead):
        return said(_REFUSALS[reading.trouble])
    return ""


_REFUSALS = {
    Trouble.INCOMPLETE: mark("Go on typing, for example 8/2025."),
    Trouble.UNREADABLE: mark("This is not read as a date. Type it like 8/2025 or aug 25."),
    Trouble.IMPOSSIBLE: mark("There is no such date. Check the day, month and year."),
    Trouble.FUTURE: mark("This date has not come yet. Check the month and the year."),
    Trouble.WHICH_SEASON: mark("Which season?"),
    Trouble.ABOUT_WHEN: mark("About when? Type a month or a year."),
}
