"""Two revisions side by side: every question in a row, and what changed said in words."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.services.correcting import Shown
from mmep_desktop.words import _, ngettext
from ui.check.compared import compared
from ui.check.reasons import moment_words
from ui.check.revision_rows import ComparedRow, HeadsRow
from ui.interview.said import names_of
from ui.theme.measures import SPACE_1, SPACE_3, SPACE_4
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage

NARROW = 720
"""Under this width the question stands above its two answers."""


class RevisionsPage(QWidget):
    """The latest two at first; others by the lists above. Down and Up go from row to row."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("revisions_page")
        self._shown: tuple[Shown, ...] = ()
        self._rows: list[ComparedRow | HeadsRow] = []
        self._heading = PageHeading("revisions_heading", "")
        self._back = KeyButton("revisions_back", _("Back"), key="Alt+Left", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        bind("Escape", self, self._back.click, anywhere=False)
        self.older, self.newer = ListBox("revisions_older"), ListBox("revisions_newer")
        self._choosing = QWidget()
        self._card = Card("revisions_card")
        self._scroll = ScrollPage("revisions_scroll")
        self._lay_out()
        for box in (self.older, self.newer):
            box.currentIndexChanged.connect(self._compare)

    def show_revisions(self, shown: Sequence[Shown]) -> None:
        """Show the latest two of *shown*, or the only one there is beside itself."""
        self._shown = tuple(shown)
        latest = len(shown) - 1
        for box, at in ((self.older, max(latest - 1, 0)), (self.newer, latest)):
            with QSignalBlocker(box):
                box.clear()
                box.addItems([_listed(one) for one in self._shown])
                box.setCurrentIndex(at)
        self._choosing.setVisible(len(self._shown) > len((self.older, self.newer)))
        self._compare()
        self._scroll.verticalScrollBar().setValue(0)
        self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put each question above its answers where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _compare(self) -> None:
        older = self._shown[self.older.currentIndex()]
        newer = self._shown[self.newer.currentIndex()]
        latest = self._shown[-1].revision.number
        lines = compared(older.interview, newer.interview)
        self._clear()
        self._rows = [HeadsRow(older, newer, (_title(older, latest), _title(newer, latest)))]
        numbers = (_title(older), _title(newer))
        self._rows += [ComparedRow(line, numbers) for line in lines]
        self._fit()
        for row in self._rows:
            self._card.add(row)
            row.show()
        changed = sum(line.is_changed for line in lines)
        names = names_of(newer.interview.asking)
        self._heading.show_words(_("Revisions of the answers"), f"{names}. {count_words(changed)}")

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            self._card.body.removeWidget(row)
            row.setParent(None)
            row.deleteLater()

    def _fit(self) -> None:
        for row in self._rows:
            row.fit(is_narrow=self.width() < NARROW)

    def _lay_out(self) -> None:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self._heading, 1)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        boxes = FlowLayout(SPACE_4)
        for words, box in ((_("Compare"), self.older), (_("with"), self.newer)):
            boxes.addWidget(Labelled(words, box))
        self._choosing.setLayout(boxes)
        self._card.body.setSpacing(SPACE_1)
        for part in (top, self._choosing, self._card):
            self._scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)


def count_words(changed: int) -> str:
    """Return how many answers differ."""
    if not changed:
        return _("No answer differs.")
    return ngettext("{count} answer differs.", "{count} answers differ.", changed).format(
        count=changed
    )


def _title(shown: Shown, latest: int = 0) -> str:
    number = _("Revision {number}").format(number=shown.revision.number)
    if shown.revision.number == latest:
        return _("{revision}, counts now").format(revision=number)
    return number


def _listed(shown: Shown) -> str:
    finished = moment_words(shown.revision.finished_at)
    return _("Revision {number}, {moment}").format(number=shown.revision.number, moment=finished)
