"""The top of the day: the date, the figures, the coverage, and the way to a new family."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.services.listing import Day
from mmep_desktop.words import _, ngettext
from ui.theme.measures import SPACE_1, SPACE_4, SPACE_5
from ui.widgets.card import Card
from ui.widgets.date_words import day_in_words
from ui.widgets.key_button import KeyButton
from ui.widgets.ring import Ring
from ui.widgets.text import label, set_words


class DayHeading(QWidget):
    """Says how many were asked today and this school year, in figures and as a ring."""

    new_family_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("today_heading")
        self._date = label("", "title", name="today_date")
        self._figures = label("", "muted", name="today_figures")
        self._ring = Ring("today_ring")
        self._percent = label("", "figure", name="today_percent", wraps=False)
        self._coverage = label("", "muted", name="today_coverage", wraps=False)
        self._card = Card("today_coverage_card")
        self.new_family = KeyButton(
            "today_new_family", _("New family"), key="Ctrl+N", kind="primary"
        )
        self.new_family.clicked.connect(self.new_family_asked)
        self._compact = False
        self._lay_out()

    def show_day(self, day: Day) -> None:
        """Show the figures of *day*."""
        today, year = day.coverage, day.school_year
        self._date.setText(day_title(day.on))
        percent = _("{percent} %").format(percent=today.percent)
        asked = _("asked today · {percent} % this school year").format(percent=year.percent)
        self._percent.setText(percent if today.registered else "–")
        self._coverage.setText(asked)
        self._ring.show_share(today.percent / 100, f"{percent} {asked}")
        self._day = day
        self._show_figures()

    def set_compact(self, *, compact: bool) -> None:
        """Fold the ring away; its figures then stand in the line below the date."""
        self._compact = compact
        self._card.setVisible(not compact)
        self._show_figures()

    _day: Day | None = None

    def _show_figures(self) -> None:
        if self._day is None:
            return
        parts = [figures_of(self._day)]
        if self._compact and self._day.coverage.registered:
            parts.append(self._percent.text())
        set_words(self._figures, " · ".join(parts))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE_1)
        words.addStretch(1)
        words.addWidget(self._date)
        words.addWidget(self._figures)
        words.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(SPACE_1)
        beside.addStretch(1)
        beside.addWidget(self._percent)
        beside.addWidget(self._coverage)
        beside.addStretch(1)
        inside = QHBoxLayout()
        inside.setSpacing(SPACE_5)
        inside.addWidget(self._ring)
        inside.addLayout(beside)
        self._card.body.setContentsMargins(SPACE_5, SPACE_1 * 2, SPACE_5, SPACE_1 * 2)
        self._card.body.addLayout(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addLayout(words, 1)
        row.addWidget(self._card)
        row.addWidget(self.new_family, 0, Qt.AlignmentFlag.AlignVCenter)


def figures_of(day: Day) -> str:
    """Return the day in one line: registered, asked, to go."""
    registered, asked = day.coverage.registered, day.coverage.asked
    return " · ".join(
        (
            ngettext(
                "{count} registration today", "{count} registrations today", registered
            ).format(count=registered),
            _("{count} asked").format(count=asked),
            _("{count} to go").format(count=registered - asked),
        )
    )


def day_title(day: date) -> str:
    """Return a day with its weekday: Tuesday, 1 September."""
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return _("{weekday}, {day}").format(
        weekday=names[day.weekday()], day=day_in_words(day, with_year=False)
    )
