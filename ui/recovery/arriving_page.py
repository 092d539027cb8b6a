"""The door for whoever has no passphrase: a code or the recovery key lets her choose one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mmep_desktop.errors import DeskError
from mmep_desktop.services.arriving import Arrival
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.recovery.choosing import ChoosingPassphrase
from ui.recovery.typed import TypedKey
from ui.tasks import in_background
from ui.theme.measures import SPACE_3, SPACE_5
from ui.unlock.page import close_again
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.keys import bind
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage

_WIDTH = 880


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody gets in: *name* of the parts, words, groups, and what opens the desk."""

    name: str
    title: str
    below: str
    key: str
    hint: str
    sizes: tuple[int, ...]
    open: Callable[[str], Arrival]


class ArrivingPage(QWidget):
    """First the code, then the passphrase; ``arrived`` carries the open desk.

    Until then the desk is open for nothing else, and it is closed when the page goes.
    """

    arrived = Signal(object)
    left = Signal()

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.setObjectName(f"{way.name}_page")
        self._way = way
        self._arrival: Arrival | None = None
        self._choosing: ChoosingPassphrase | None = None
        self._heading = PageHeading(f"{way.name}_heading", way.title, way.below)
        self._problem = ErrorPanel(f"{way.name}_problem")
        self._typed = TypedKey(f"{way.name}_typed", way.key, way.sizes, way.hint)
        self._typing = Card(f"{way.name}_typing")
        self._typing.add(self._typed)
        self._back = KeyButton(f"{way.name}_back", _("Back"), key="Escape", within=self)
        self._go_on = enter_button(f"{way.name}_go_on", _("Go on"), kind="primary")
        self._scroll = ScrollPage(f"{way.name}_scroll")
        self._chosen = QVBoxLayout()
        self._lay_out()
        self._back.clicked.connect(self._leave)
        self._go_on.clicked.connect(self._step)
        bind("Enter", self, self._enter, anywhere=False)

    def show_way(self) -> None:
        """Wait for the code, with nothing left of one typed before."""
        self.close_desk()
        self._typed.clear()
        self._problem.clear()
        self._typing.show()
        self._typed.focus_first()

    def close_desk(self) -> None:
        """Close what the code opened; the code is as good as before."""
        arrival, self._arrival = self._arrival, None
        if self._choosing is not None:
            self._chosen.removeWidget(self._choosing)
            self._choosing.hide()
            self._choosing.deleteLater()
            self._choosing = None
        if arrival is not None:
            arrival.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fields in one column that the eye can follow."""
        super().resizeEvent(event)
        beside = max(SPACE_5, (event.size().width() - _WIDTH) // 2)
        self._scroll.column.setContentsMargins(beside, SPACE_5, beside, SPACE_5)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no desk open behind a page that is gone."""
        if not event.spontaneous():  # a window that is minimized only
            self.close_desk()
        super().hideEvent(event)

    def _step(self) -> None:
        if not self._go_on.isEnabled():
            return
        self._problem.clear()
        if self._choosing is None:
            self._open()
        elif not self._choosing.shows_a_fault():
            self._finish(self._choosing)

    def _open(self) -> None:
        if self._typed.show_unreadable():
            return
        self._set_busy(busy=True)
        work = partial(self._way.open, self._typed.typed)
        in_background(self, work, self._opened, self._refused, Arrival.leave)

    def _opened(self, arrival: Arrival) -> None:
        self._set_busy(busy=False)
        if not self.isVisible():
            arrival.leave()
            return
        self._arrival = arrival
        self._typed.clear()
        self._typing.hide()
        self._choosing = ChoosingPassphrase(self._way.name, arrival)
        self._chosen.addWidget(self._choosing)
        self._choosing.show()
        self._choosing.begin()

    def _finish(self, choosing: ChoosingPassphrase) -> None:
        arrival, self._arrival = self._arrival, None  # until then nobody closes it from here
        self._set_busy(busy=True)
        refused = partial(self._not_finished, arrival)
        in_background(self, choosing.finishing(), self._finished, refused, close_again)

    def _finished(self, unlocked: Unlocked) -> None:
        self._set_busy(busy=False)
        self.arrived.emit(unlocked)

    def _not_finished(self, arrival: Arrival | None, error: Exception) -> None:
        self._arrival = arrival
        if not self.isVisible():
            self.close_desk()
        self._refused(error)

    def _refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, DeskError):
            raise error
        self._problem.show_problem(error.problem.value, error.problem.sentence)
        if self._choosing is None:
            self._typed.focus_first()

    def _set_busy(self, *, busy: bool) -> None:
        self._scroll.setEnabled(not busy)
        self._go_on.set_words(_("One moment") if busy else _("Go on"))

    def _leave(self) -> None:
        self.close_desk()
        self.left.emit()

    def _enter(self) -> None:
        """Press the button that has the focus; where none has, go on."""
        focused = QApplication.focusWidget()
        (focused if isinstance(focused, KeyButton) else self._go_on).click()

    def _lay_out(self) -> None:
        chosen, actions = QWidget(), QWidget()
        chosen.setLayout(self._chosen)
        self._chosen.setContentsMargins(0, 0, 0, 0)
        keys = FlowLayout(SPACE_3)
        for button in (self._back, self._go_on):
            button.setAutoDefault(True)
            keys.addWidget(button)
        actions.setLayout(keys)
        for part in (self._heading, self._problem, self._typing, chosen, actions):
            self._scroll.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
