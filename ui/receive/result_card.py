"""What became of one child: eight results, and what each of them needs."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from mmep_desktop.domain.dates import add_months
from mmep_desktop.domain.mmep_answers import MONTHS_SERVED, MOST_TRIES, Result, may_be_answered
from mmep_desktop.domain.typed_days import one_day
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.receive.words import result_words
from ui.set_up.form import line_of, text_field, text_of, tiles
from ui.widgets.card import Card
from ui.widgets.choice_buttons import Choice, ChoiceButtons
from ui.widgets.date_words import day_in_words
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label, set_words


@dataclass(frozen=True, slots=True)
class Written:
    """A result with what it needs."""

    result: Result
    days: tuple[date, date] | None = None
    tries: int = 0
    duplicate_of: str = ""


class ResultCard(Card):
    """``given`` carries a ``Written``; nothing is chosen beforehand."""

    given = Signal(object)

    def __init__(self) -> None:
        super().__init__("received_result", _("What became of the child"))
        self._today = date.min
        choices = [Choice(result.value, result_words(result)) for result in Result]
        self._results = ChoiceButtons(
            "received_results", _("Result"), choices, columns=2, keys_anywhere=False, large=False
        )
        self._first = text_field("received_first", _("First day on the certificate"))
        self._last = text_field("received_last", _("Last day on the certificate"))
        self._days = tiles(self._first, self._last)
        self._means = label("", "meaning", name="received_days_mean")
        self._tries = text_field("received_tries", _("How often you tried"))
        self._same = text_field("received_same", _("Number of the other referral"))
        self._missing = label("", "error", name="received_missing")
        self._save = enter_button("received_save", _("Keep the result"), kind="primary")
        ways = FlowLayout()
        ways.addWidget(self._save)
        for part in (self._results, self._days, self._means, self._tries, self._same):
            self.add(part)
        self.add(self._missing)
        self.body.addLayout(ways)
        self._results.chosen.connect(self._ask)
        for row in (self._first, self._last):
            line_of(row).textChanged.connect(self._say_back)
        self._save.clicked.connect(self._give)
        bind("Enter", self, self._enter, anywhere=False)

    def ask(self, today: date, other_numbers: tuple[str, ...]) -> None:
        """Begin anew for a child, who may be the one of *other_numbers*."""
        self._today = today
        self._results.set_value(None)
        for row in (self._first, self._last, self._tries, self._same):
            line_of(row).clear()
            row.clear_error()
        if len(other_numbers) == 1:
            line_of(self._same).setText(other_numbers[0])
        self._show_needed(None)

    def focus_first(self) -> None:
        """Bring the focus to the results."""
        self._results.focus_first()

    def _ask(self, code: str) -> None:
        self._show_needed(Result(code))
        for row in (self._first, self._tries, self._same):
            if row.isVisibleTo(self):
                row.field.setFocus()
                return

    def _show_needed(self, result: Result | None) -> None:
        self._days.setVisible(result is Result.ELIGIBLE)
        self._means.setVisible(result is Result.ELIGIBLE)
        self._tries.setVisible(result is Result.NOT_REACHED)
        self._same.setVisible(result is Result.DUPLICATE)
        self._missing.hide()

    def _say_back(self) -> None:
        said = (one_day(text_of(row), self._today) for row in (self._first, self._last))
        words = [day_in_words(day) for day in said if day is not None]
        set_words(self._means, " – ".join(words))

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if focused is line_of(self._first):
            self._last.field.setFocus()
        else:
            self._save.click()

    def _give(self) -> None:
        chosen = self._results.value()
        if chosen is None:
            set_words(self._missing, _("Choose what became of the child."))
            self._missing.show()
            self._results.focus_first()
            return
        written = self._written(Result(chosen))
        if written is not None:
            self.given.emit(written)

    def _written(self, result: Result) -> Written | None:
        """Return the result with what it needs; nothing where that is missing, which is said."""
        match result:
            case Result.ELIGIBLE:
                days = self._two_days()
                return None if days is None else Written(result, days=days)
            case Result.NOT_REACHED:
                typed = text_of(self._tries)
                tries = int(typed) if typed.isascii() and typed.isdecimal() else 0
                if not 0 < tries <= MOST_TRIES:
                    self._tries.show_error(_("Type how often, from 1 to 99."))
                    return None
                return Written(result, tries=tries)
            case Result.DUPLICATE:
                number = text_of(self._same).upper()
                if not may_be_answered("any", number):
                    self._same.show_error(_("Type the number of the other referral."))
                    return None
                return Written(result, duplicate_of=number)
            case _:
                return Written(result)

    def _two_days(self) -> tuple[date, date] | None:
        first, last = (one_day(text_of(row), self._today) for row in (self._first, self._last))
        if first is None:
            self._first.show_error(_("Type one day, such as 9/1/2026."))
        elif last is None or last < first:
            self._last.show_error(_("Type one day that is not before the first."))
        elif last > add_months(first, MONTHS_SERVED):
            self._last.show_error(_("A child is served for 36 months at most. Check both days."))
        else:
            return first, last
        return None
