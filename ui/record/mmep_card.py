"""How far a referral came at MMEP, what MMEP says of each child, and what follows from it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout

from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.services.disclosing import OnRecord
from mmep_desktop.words import _
from ui.answers.words import result_words
from ui.theme.measures import SPACE_1
from ui.today.states import state_since
from ui.widgets.card import Card
from ui.widgets.reading_row import ReadingRow
from ui.widgets.text import isolated, label

FREE_MEALS = "42 USC 1758(b)(12)(A)(vi), (d)(2)(E)"
"""By which a child in the program gets school meals free, and no income form is asked for."""


class MmepCard(Card):
    """Shown once a referral was sent; the program itself never says who may be served."""

    def __init__(self) -> None:
        super().__init__("mmep_card", _("At MMEP"))
        self._state = label("", "strong", name="mmep_state")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_1)
        self.add(self._state)
        self.body.addLayout(self._lines)
        self.hide()

    def show_record(self, record: OnRecord) -> None:
        """Show what MMEP says, or nothing where it was sent nothing."""
        self.clear()
        self.setVisible(bool(record.said) or record.standing.is_at_mmep)
        self._state.setText(state_since(record.standing, record.at_mmep.since))
        for place, said in enumerate(record.said):
            name = isolated(said.name.shown)
            self._lines.addWidget(_Told(place, name, result_words(said.heard.answer)))
        for text in _what_follows(record):
            self._lines.addWidget(label(text, "muted"))

    def clear(self) -> None:
        """Let nothing of a family stand here."""
        while (item := self._lines.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()


class _Told(ReadingRow):
    """A child, and under the name what MMEP says."""

    def __init__(self, place: int, name: str, told: str) -> None:
        super().__init__(f"mmep_said_{place}")
        self.setAccessibleName(f"{name}: {told}")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_1, SPACE_1, SPACE_1, SPACE_1)
        column.setSpacing(0)
        column.addWidget(label(name, "strong"))
        column.addWidget(label(told, "muted"))


def _what_follows(record: OnRecord) -> Iterator[str]:
    """Yield what the center does next for a child of whom MMEP has a certificate."""
    if not any(said.heard.answer.result is Result.ELIGIBLE for said in record.said):
        return
    meals = _(
        "Free school meals: tell the school's meals office what MMEP says. No income form is "
        "needed ({paragraph})."
    )
    yield meals.format(paragraph=FREE_MEALS)
    yield _(
        "Programs: print the family's page again. It names those that the family may ask about."
    )
