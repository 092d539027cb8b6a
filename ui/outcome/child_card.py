"""One child: the five criteria with their reasons, and the way to ask a young person alone."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from mmep_desktop.words import _
from ui.outcome.results import ChildShown, age_of
from ui.outcome.wording import TONES, child_outcome, line_of
from ui.widgets.card import Card, Lines
from ui.widgets.key_button import KeyButton
from ui.widgets.pill import Pill


class ChildCard(Card):
    """A card of what was asked alone says so and stands apart from the family's.

    Only on a page that *is_open* for it can somebody be asked alone, or such answers be checked.
    """

    alone_asked = Signal(int)
    check_asked = Signal(int)

    def __init__(self, shown: ChildShown, screened_on: date, *, is_open: bool) -> None:
        kind = "alone" if shown.is_alone else "child"
        name = f"outcome_{kind}_{shown.row}"
        outcome = shown.result.outcome
        heading = _heading(shown, screened_on)
        super().__init__(name, heading, child_outcome(outcome), TONES[outcome])
        self._row = shown.row
        if shown.is_alone:
            row = QHBoxLayout()
            row.addWidget(Pill(_("Asked alone"), "violet", name=f"{name}_mark"))
            row.addStretch(1)
            self.body.addLayout(row)
        lines = [
            line_of(finding, is_referral=outcome.is_referral) for finding in shown.result.findings
        ]
        self.add(Lines(f"{name}_lines", lines))
        if is_open and shown.may_be_alone:
            words = _("Ask {name} alone").format(name=_called(shown))
            self._offer(f"ask_alone_{shown.row}", words, "person-alone", self._ask_alone)
        if is_open and shown.is_beside:
            words = _("Check what {name} answered").format(name=_called(shown))
            self._offer(f"check_alone_{shown.row}", words, "edit", self._check)

    def _offer(self, name: str, words: str, icon: str, act: Callable[[], None]) -> None:
        button = KeyButton(name, words, kind="quiet", icon=icon)
        button.clicked.connect(act)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _ask_alone(self) -> None:
        self.alone_asked.emit(self._row)

    def _check(self) -> None:
        self.check_asked.emit(self._row)


def _called(shown: ChildShown) -> str:
    name = shown.person.name
    return name.used or name.first or name.shown


def _heading(shown: ChildShown, screened_on: date) -> str:
    name = shown.person.name.shown
    age = age_of(shown.person, screened_on)
    return name if age is None else _("{name}, {age}").format(name=name, age=age)
