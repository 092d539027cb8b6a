"""What was kept long enough, and the passphrase with which somebody lets it go."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from mmep_desktop.services.letting_go import Due, Kept
from mmep_desktop.words import _, ngettext
from ui.interview.enter_button import enter_button
from ui.letting_go.model import LettingModel
from ui.theme.measures import NARROW
from ui.widgets.card import Card
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.line_table import LineTable
from ui.widgets.text import label, set_words

_WIDE, _NARROW = (30, 14, 28, 28), (55, 0, 45, 0)
_MOST_ROWS = 5
_LONGEST = 256


class LettingCard(Card):
    """``given`` carries a passphrase, which is taken out of its field at once."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__("letting_due", _("Kept long enough"))
        self._count = label("", "strong", name="letting_count")
        self._model = LettingModel(self)
        self._table = LineTable("letting_table", _("Referrals that were kept long enough"))
        self._table.show_model(self._model, _WIDE)
        self._more = label("", "muted", name="letting_more")
        self._line = QLineEdit()
        self._line.setObjectName("letting_passphrase")
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(_LONGEST)
        gone = _("Names, answers and results are gone for good then. Nobody can bring them back.")
        self._row = Labelled(_("Your passphrase once more"), self._line, gone)
        self._let_go = enter_button("letting_now", _("Let them go"), kind="primary")
        ways = FlowLayout()
        ways.addWidget(self._let_go)
        for part in (self._count, self._table, self._more, self._row):
            self.add(part)
        self.body.addLayout(ways)
        self._let_go.clicked.connect(self._give)
        bind("Enter", self, self._let_go.click, anywhere=False)

    def show_due(self, kept: Kept) -> None:
        """Show what is due by the terms of the day."""
        due, lines = kept.due, kept.lines
        set_words(self._count, due_in_words(due))
        self._model.fill(lines)
        self._table.setVisible(bool(lines))
        self._table.make_room(min(len(lines), _MOST_ROWS))
        self._table.setMinimumHeight(self._table.maximumHeight())  # no line cut in two
        set_words(self._more, _("The first {count} are listed.").format(count=len(lines)))
        self._more.setVisible(len(due.referrals) > len(lines))
        self._row.clear_error()
        self._line.clear()
        for part in (self._row, self._let_go):
            part.setVisible(bool(due.count))

    def take_focus(self) -> None:
        """Bring the focus to the first line, if there is one."""
        if self._model.lines:
            self._table.setCurrentIndex(self._model.index(0, 0))
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say that the passphrase was not right."""
        self._row.show_error(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to number and state in a narrow window."""
        super().resizeEvent(event)
        self._table.show_model(self._model, _NARROW if self.window().width() <= NARROW else _WIDE)

    def _give(self) -> None:
        typed = self._line.text()
        self._line.clear()
        self._row.clear_error()
        if typed:
            self.given.emit(typed)
        else:
            self._row.show_error(_("Type your passphrase."))


def due_in_words(due: Due) -> str:
    """Return how much was kept long enough, and how much of it never came to a last result."""
    if not due.count:
        return _("Nothing has been kept beyond its time.")
    referrals = ngettext(
        "{count} referral was kept long enough.",
        "{count} referrals were kept long enough.",
        len(due.referrals),
    )
    without = ngettext(
        "{count} of them has no last result.", "{count} of them have no last result.", due.open
    )
    files = ngettext(
        "{count} file has waited too long for its center to be let in.",
        "{count} files have waited too long for their centers to be let in.",
        len(due.waiting),
    )
    said = ((referrals, len(due.referrals)), (without, due.open), (files, len(due.waiting)))
    return " ".join(words.format(count=count) for words, count in said if count)
