"""Another clerk's interview: whose it is, and whether to take it over, before any answer shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.services.taking_over import Held
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.theme.measures import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label

_WIDTH = 760
_MOST_ROOM = 100
_ICON = 32


class TakeoverPage(QWidget):
    """Enter takes over, Escape leaves. ``taken_over`` carries the id of the interview."""

    taken_over = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("takeover_page")
        self._screening_id = ""
        self._heading = label("", "title", name="takeover_heading")
        told = _(
            "If you take it over you see its answers and go on where it was left. This is noted."
        )
        self._told = label(told, "body", name="takeover_sentence")
        self._take = enter_button("takeover_take", _("Take over"), kind="primary")
        self._leave = KeyButton("takeover_leave", _("Leave it"), key="Escape", within=self)
        self._take.clicked.connect(self._take_over)
        self._leave.clicked.connect(self.left)
        bind("Enter", self, self._enter, anywhere=False)
        self._lay_out()

    def ask(self, held: Held) -> None:
        """Say whose interview this is, and wait."""
        self._screening_id = held.screening_id
        begun = _("Begun by {who}, {time}")
        time = f"{held.since.astimezone():%H:%M}"
        self._heading.setText(begun.format(who=held.by or _("another clerk"), time=time))
        say(self, f"{self._heading.text()}. {self._told.text()}")
        self._take.setFocus()

    def _take_over(self) -> None:
        self.taken_over.emit(self._screening_id)

    def _enter(self) -> None:
        (self._leave if self._leave.hasFocus() else self._take).click()

    def _lay_out(self) -> None:
        card = Card("takeover_card")
        card.setMaximumWidth(_WIDTH)
        card.body.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        card.body.setSpacing(SPACE_3)
        card.body.addLayout(self._heading_row())
        card.add(self._told)
        card.body.addSpacing(SPACE_2)
        ways = FlowLayout(SPACE_3)
        for way in (self._leave, self._take):
            ways.addWidget(way)
        card.body.addLayout(ways)
        page = ScrollPage("takeover_scroll")
        page.add(_in_the_middle(card), _MOST_ROOM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _heading_row(self) -> QHBoxLayout:
        heading = QHBoxLayout()
        heading.setSpacing(SPACE_3)
        mark = IconMark.of("lock", _ICON)
        mark.setProperty("tone", "violet")
        heading.addWidget(mark)
        heading.addWidget(self._heading, 1)
        return heading


def _in_the_middle(card: QWidget) -> QWidget:
    middle = QHBoxLayout()
    middle.addStretch(1)
    middle.addWidget(card, _MOST_ROOM)
    middle.addStretch(1)
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addLayout(middle)
    column.addStretch(2)
    return held
