"""One child: the five criteria with their reasons, and the way to ask a young person alone."""

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
    """A card of what was asked alone says so and stands apart from the family's."""

    alone_asked = Signal(int)

    def __init__(self, shown: ChildShown, screened_on: date) -> None:
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
        if shown.may_be_alone:
            self._offer_alone(shown)

    def _offer_alone(self, shown: ChildShown) -> None:
        name = shown.person.name.used or shown.person.name.first or shown.person.name.shown
        words = _("Ask {name} alone").format(name=name)
        button = KeyButton(f"ask_alone_{shown.row}", words, kind="quiet", icon="person-alone")
        button.clicked.connect(self._ask_alone)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _ask_alone(self) -> None:
        self.alone_asked.emit(self._row)


def _heading(shown: ChildShown, screened_on: date) -> str:
    name = shown.person.name.shown
    age = age_of(shown.person, screened_on)
    return name if age is None else _("{name}, {age}").format(name=name, age=age)
