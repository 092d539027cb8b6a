"""The day at the desk: how far it is, and everyone who registered, those still to ask first."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout

from mmep_desktop.domain.registration import Listing, Standing
from mmep_desktop.errors import DeskError
from mmep_desktop.services.listing import Day, Lists
from mmep_desktop.words import _
from ui.theme.measures import NARROW, SPACE_3, SPACE_4, SPACE_5
from ui.today.heading import DayHeading
from ui.today.listing_table import MOST_ROOM, ListingTable
from ui.today.states import WAITING, filter_words
from ui.widgets.drop_page import DropPage
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.filter_pills import Filter, FilterPills
from ui.widgets.keys import bind
from ui.widgets.scroll_page import ScrollPage

ALL = "all"
_LOW = 480
_FILTER_KEYS = 9
_CALENDAR_MS = 20_000
"""A computer that slept over the night shows the new day before the first family has sat down."""


class TodayPage(DropPage):
    """Enter starts or resumes the current line; Ctrl+N begins a family that is on no list.

    ``file_dropped`` carries the place of a file that was dropped on the page.
    """

    interview_asked = Signal(str)
    screening_opened = Signal(str)
    record_asked = Signal(str)
    new_family_asked = Signal()
    file_dropped = Signal(object)

    def __init__(self, lists: Lists) -> None:
        super().__init__()
        self.setObjectName("today_page")
        self.dropped.connect(lambda files: self.file_dropped.emit(files[0]))
        self._lists = lists
        self._day: Day | None = None
        self._listings: tuple[Listing, ...] = ()
        self._calendar = QTimer(self, interval=_CALENDAR_MS)
        self._calendar.timeout.connect(self._turn_the_leaf)
        self._scroll = ScrollPage("today_scroll")
        self._heading = DayHeading()
        self._filters = FilterPills("today_filters", _("Show"))
        self._table = ListingTable("today_table", _("Today's registrations"))
        self._empty = _nobody_yet()
        self._problem = ErrorPanel("today_problem")
        self._lay_out()
        self.setFocusProxy(self._table)
        self._heading.new_family_asked.connect(self.new_family_asked)
        self._filters.picked.connect(self._pick)
        self._table.interview_asked.connect(self.interview_asked)
        self._table.screening_opened.connect(self.screening_opened)
        self._table.record_asked.connect(self.record_asked)
        self._problem.retried.connect(self.show_day)
        for place in range(_FILTER_KEYS):
            bind(f"Alt+{place + 1}", self, partial(self._pick_at, place))

    def show_day(self) -> None:
        """Read the day anew, and let Enter start the first family nobody asked."""
        if self._read_day():
            self.take_focus()

    def take_focus(self) -> None:
        """Bring the focus to the list, or to New family while the list is empty."""
        part = self._table if self._listings else self._heading.new_family
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Look now and then whether another day has begun."""
        super().showEvent(event)
        self._calendar.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever opens the page reads the day anew."""
        super().hideEvent(event)
        self._calendar.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room to the list when there is little of it."""
        super().resizeEvent(event)
        size = event.size()
        low = size.height() < _LOW
        self._heading.set_compact(compact=low or size.width() < NARROW * 2 // 3)
        margin = SPACE_3 if low else SPACE_5
        self._scroll.column.setContentsMargins(margin, margin, margin, margin)

    def _fill(self, day: Day) -> None:
        self._listings = day.listings
        self._heading.show_day(day)
        picked = self._filters.value() or ALL
        shown = filters_of(day.listings)
        if picked not in {each.code for each in shown}:
            picked = ALL
        self._filters.show_filters(shown, picked)
        self._table.show_lines(_of(picked, day.listings))
        self._filters.setVisible(bool(day.listings))
        self._table.setVisible(bool(day.listings))
        self._empty.setVisible(not day.listings)

    def _turn_the_leaf(self) -> None:
        if self._day is not None and self._lists.is_over(self._day):
            self._read_day()

    def _read_day(self) -> bool:
        try:
            day = self._lists.today()
        except DeskError as error:
            problem = error.problem
            self._problem.show_problem(problem.value, problem.sentence, can_retry=True)
            return False
        self._problem.clear()
        self._day = day
        self._fill(day)
        return True

    def _pick(self, code: str) -> None:
        self._table.show_lines(_of(code, self._listings))
        self.take_focus()

    def _pick_at(self, place: int) -> None:
        shown = filters_of(self._listings)
        if place < len(shown):
            code = shown[place].code
            self._filters.show_filters(shown, code)
            self._pick(code)

    def _lay_out(self) -> None:
        self._scroll.column.setSpacing(SPACE_4)
        for part in (self._problem, self._heading, self._filters):
            self._scroll.add(part)
        self._scroll.add(self._table, MOST_ROOM)
        self._scroll.add(self._empty, MOST_ROOM)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._empty.hide()


def filters_of(listings: tuple[Listing, ...]) -> tuple[Filter, ...]:
    """Return everybody, and each state in which somebody waits for the clerk."""
    counts = {
        standing: sum(listing.standing is standing for listing in listings) for standing in WAITING
    }
    narrower = (
        Filter(standing.value, filter_words(standing), count)
        for standing, count in counts.items()
        if count
    )
    return (Filter(ALL, _("All"), len(listings)), *narrower)


def _of(code: str, listings: tuple[Listing, ...]) -> tuple[Listing, ...]:
    if code == ALL:
        return listings
    return tuple(each for each in listings if each.standing is Standing(code))


def _nobody_yet() -> EmptyState:
    return EmptyState(
        "today_empty",
        "families",
        _("Nobody has registered today"),
        _("Press Ctrl+N when the first family comes to the counter."),
    )
