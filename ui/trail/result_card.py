"""What the check of everything came to, in words a supervisor understands."""

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.checked import Checked, Wrong
from mmep_desktop.services.words_of_checks import kind_in_words, wrong_in_words
from mmep_desktop.words import _
from ui.theme.measures import SPACE_2
from ui.widgets.card import Card, breakable, hairline
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label, set_words

_NAMED = 5
"""Records that are named for each thing that is wrong; the command at a terminal tells all."""

TOLD_IN_TRAIL = {Wrong.WAS_PUT_BACK, Wrong.ANCHOR_LOST}
"""What was found when the desk was opened, and may have a known cause."""


class ResultCard(Card):
    """One sentence, and below it a line for each thing that is wrong.

    ``acknowledged`` carries the lines of the trail whose cause is known.
    """

    acknowledged = Signal(object)

    def __init__(self) -> None:
        super().__init__("trail_result", _("Result"))
        self._sentence = label("", "strong", name="trail_result_sentence")
        self._advice = label("", "muted", name="trail_result_advice")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        self._known = KeyButton("trail_known", _("We know how this came about"))
        self._known.setAutoDefault(True)
        self._known.clicked.connect(self._acknowledge)
        self._seqs: tuple[str, ...] = ()
        row, held = FlowLayout(), QWidget()
        row.addWidget(self._known)
        held.setLayout(row)
        for part in (self._sentence, self._advice):
            self.add(part)
        self.body.addLayout(self._lines)
        self.add(held)
        self.hide()

    def show_checked(self, checked: Checked) -> str:
        """Show the result; return its sentence."""
        sentence = _sentence(checked)
        set_words(self._sentence, sentence)
        set_words(self._advice, "" if checked.is_whole else _advice())
        self._advice.setVisible(not checked.is_whole)
        self._show_lines(checked)
        self._seqs = tuple(one.about for one in checked.found if one.wrong in TOLD_IN_TRAIL)
        self._known.setVisible(bool(self._seqs))
        self.show()
        return sentence

    def _show_lines(self, checked: Checked) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        for place, (said, named) in enumerate(_lines(checked)):
            self._lines.addWidget(hairline())
            self._lines.addWidget(label(said, "body", name=f"trail_wrong_{place}"))
            if named:
                self._lines.addWidget(label(named, "muted"))

    def _acknowledge(self) -> None:
        self._known.hide()
        self.acknowledged.emit(self._seqs)


def _sentence(checked: Checked) -> str:
    if checked.is_whole:
        said = _(
            "Everything is as this program left it: {records} records, {lines} lines of the trail."
        )
    else:
        said = _(
            "Something is not as this program left it. Checked were {records} records and {lines} "
            "lines of the trail."
        )
    return said.format(records=f"{checked.records:,}", lines=f"{checked.lines:,}")


def _advice() -> str:
    return _(
        "Do not trust what is named below. Tell your technician, and keep this computer as it is "
        "until it is known what happened. Nothing was changed by the check."
    )


def _lines(checked: Checked) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with how often, and which records it is about."""
    named: defaultdict[Wrong, list[str]] = defaultdict(list)
    for one in checked.found:
        if one.kind:
            named[one.wrong].append(f"{kind_in_words(one.kind)} {one.about}".strip())
    for wrong, count in checked.counted.items():
        said = _("{sentence} ({count})").format(sentence=wrong_in_words(wrong), count=f"{count:,}")
        yield said, breakable(_some(named[wrong]))


def _some(names: list[str]) -> str:
    """Return the first of *names*, and how many more there are."""
    said = ", ".join(names[:_NAMED])
    if len(names) <= _NAMED:
        return said
    return _("{some} and {count} more").format(some=said, count=len(names) - _NAMED)
