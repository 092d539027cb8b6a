"""The coverage of a day, a month or a school year: figures, charts, the work list, the report."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.coverage import NotYetReason, Span, days_of, neighbour
from mmep_desktop.domain.coverage_masked import (
    OF_A_LANGUAGE,
    OF_A_PART,
    OF_A_SCHOOL,
    Column,
)
from mmep_desktop.domain.coverage_words import days_words
from mmep_desktop.domain.heard import MmepFigures
from mmep_desktop.domain.pace import Pace
from mmep_desktop.errors import DeskError
from mmep_desktop.services.coverage import CoverageReports, ReportForm, Seen
from mmep_desktop.words import _, ngettext
from ui.interview.language_names import language_name
from ui.reports.chart_picture import ChartPicture
from ui.reports.charts import by_part, by_school, school_words, spoken
from ui.reports.figures import FiguresCard
from ui.reports.flag_card import FlagCard
from ui.reports.lines_card import LinesCard
from ui.reports.mmep_card import MmepCard
from ui.reports.pace_card import PaceCard
from ui.reports.save_card import SaveCard
from ui.reports.span_keys import SpanKeys
from ui.reports.waiting_card import WaitingCard
from ui.saving_places import ChoosePlace, choose_place
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage, turn_when_narrow

_OF_A_SCHOOL = tuple(each for each in OF_A_SCHOOL if each is not Column.NOT_YET)
"""Who was not asked is in the chart; there is no room for it in every language."""


@dataclass(frozen=True, slots=True)
class _Read:
    seen: Seen
    paces: tuple[tuple[str, Pace], ...]
    at_mmep: MmepFigures


class ReportsPage(QWidget):
    """Alt and a digit chooses the span, Alt and an arrow the one before or after it.

    ``interview_asked`` carries the id of a family of the work list; ``follow_up_asked`` wants the
    lists of families to come back to. *may_compare* says whether
    whoever is at the desk may see how clerks' interviews went, *may_send* whether she may save who
    was asked for the student system. ``shown`` tells that all is counted.
    """

    interview_asked = Signal(str)
    follow_up_asked = Signal()
    shown = Signal()

    def __init__(
        self,
        reports: CoverageReports,
        choose: ChoosePlace = choose_place,
        *,
        may_compare: bool,
        may_send: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("reports_page")
        self._reports, self._choose, self._may_compare = reports, choose, may_compare
        self._span, self._on = Span.DAY, date.max
        self._seen: Seen | None = None
        self._asked_for = 0
        self._again: Callable[[], None] = self._read
        self._scroll = ScrollPage("reports_scroll")
        self._heading = PageHeading("reports_heading", _("Reports"))
        self._earlier = KeyButton("reports_earlier", _("Earlier"), key="Alt+Left")
        self._later = KeyButton("reports_later", _("Later"), key="Alt+Right")
        self._follow_up = KeyButton("reports_follow_up", _("To follow up"), key="F7")
        self._spans = SpanKeys("reports_span")
        self._problem = ErrorPanel("reports_problem")
        self._figures, self._waiting = FiguresCard(), WaitingCard()
        self._parts = ChartCard("reports_parts", _("Registered and asked"), reports)
        self._schools_chart = ChartCard("reports_by_school", _("Asked, by school"), reports)
        self._schools = LinesCard("reports_schools", _("By school"), _("School"), _OF_A_SCHOOL)
        self._schools_before = LinesCard(
            "reports_schools_before", _("By school a year before"), _("School"), OF_A_PART
        )
        self._languages = LinesCard(
            "reports_languages", _("By language of the interview"), _("Language"), OF_A_LANGUAGE
        )
        self._save, self._pace = SaveCard(), PaceCard()
        self._mmep, self._flags = MmepCard(), FlagCard()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._flags.setVisible(may_send)  # it has a place now, and is no window of its own
        self._connect()

    def show_reports(self) -> None:
        """Count anew what was shown last, or today."""
        self._save.show_done()
        self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the way to other spans under the heading where the window is narrow."""
        super().resizeEvent(event)
        turn_when_narrow(self._top, self.window().width())

    def _read(self, *, takes_focus: bool = True) -> None:
        self._again = self._read
        self._asked_for += 1
        span, on, ticket = self._span, self._on, self._asked_for

        def counted() -> _Read:
            seen = self._reports.look(span, on)
            paces = self._reports.paces(seen) if self._may_compare else ()
            return _Read(seen, paces, self._reports.at_mmep(seen))

        def show(read: _Read) -> None:
            if ticket == self._asked_for:  # an answer that was overtaken is not shown
                self._show(read, takes_focus=takes_focus)

        in_background(self, counted, show, self._problem.show_failure)

    def _show(self, read: _Read, *, takes_focus: bool) -> None:
        seen, coverage = read.seen, read.seen.coverage
        self._seen = seen
        self._problem.clear()
        below = _("Beside {days}").format(days=days_words(coverage.span, coverage.before_days, _))
        self._heading.show_words(days_words(coverage.span, coverage.days, _), below)
        self._spans.show_span(coverage.span)
        self._later.setEnabled(not seen.is_current)
        if seen.is_current:
            self._on = date.max  # as long as the page is open, it goes on with the days
        self._figures.show_coverage(coverage)
        self._waiting.show_waiting(seen)
        for card, chart in (
            (self._parts, by_part(coverage)),
            (self._schools_chart, by_school(coverage)),
        ):
            card.picture.show_chart(chart, spoken(coverage, chart))
            card.setVisible(any(bar.shown for bar in chart.bars))
        self._schools.show_lines([(school_words(name), line) for name, line in coverage.schools])
        self._schools_before.show_lines(
            [(school_words(name), line) for name, line in coverage.schools_before]
        )
        self._languages.show_lines(
            [(_language_words(code), line) for code, line in coverage.languages]
        )
        self._mmep.show_figures(read.at_mmep)
        self._flags.show_done()
        self._pace.show_paces(read.paces)
        self._pace.setVisible(self._may_compare)
        self._content.show()
        if takes_focus and not self._waiting.take_focus():
            self._spans.take_focus()
        self.shown.emit()

    def _choose_span(self, span: Span) -> None:
        self._span = span
        self._save.show_done()
        self._read(takes_focus=False)

    def _step(self, steps: int) -> None:
        if self._seen is not None:
            days = days_of(self._span, self._seen.coverage.days.first)
            self._on = neighbour(self._span, days, steps).first
            self._save.show_done()
            self._read(takes_focus=False)

    def _note(self, chosen: tuple[str, NotYetReason | None]) -> None:
        self._again = partial(self._note, chosen)
        try:
            self._reports.note_reason(*chosen)
        except DeskError as error:
            self._problem.show_failure(error)
        else:
            self._read(takes_focus=False)

    def _save_as(self, form: ReportForm) -> None:
        self._again = partial(self._save_as, form)
        seen = self._seen
        if seen is None:
            return
        days = seen.coverage.days
        place = self._choose(self, f"coverage-{days.first}-{days.last}.{form.value}")
        if place:
            in_background(
                self,
                lambda: self._reports.save(seen, form, place),
                lambda _none: self._save.show_done(_("Saved.")),
                self._problem.show_failure,
            )

    def _save_flags(self) -> None:
        self._again = self._save_flags
        seen = self._seen
        if seen is None:
            return
        days = seen.coverage.days
        place = self._choose(self, f"asked-{days.first}-{days.last}.csv")
        if place:
            work = partial(self._reports.save_flags, seen, place)
            in_background(self, work, self._tell_flags, self._problem.show_failure)

    def _tell_flags(self, count: int) -> None:
        told = ngettext("Saved: {count} child.", "Saved: {count} children.", count)
        self._flags.show_done(told.format(count=count))

    def _try_again(self) -> None:
        self._again()

    def _connect(self) -> None:
        self._spans.chosen.connect(self._choose_span)
        self._earlier.clicked.connect(partial(self._step_clicked, -1))
        self._later.clicked.connect(partial(self._step_clicked, 1))
        self._follow_up.clicked.connect(self.follow_up_asked)
        self._waiting.interview_asked.connect(self.interview_asked)
        self._waiting.reason_chosen.connect(self._note)
        self._save.save_asked.connect(self._save_as)
        self._flags.save_asked.connect(self._save_flags)
        self._problem.retried.connect(self._try_again)

    def _step_clicked(self, steps: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self._step(steps)

    def _lay_out(self) -> None:
        top, steps, row = QWidget(), QWidget(), FlowLayout()
        for button in (self._earlier, self._later):
            row.addWidget(button)
        steps.setLayout(row)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(SPACE_3)
        self._top.addWidget(self._heading, 1)
        self._top.addWidget(self._spans)
        self._top.addWidget(steps)
        top.setLayout(self._top)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        more, beyond = QWidget(), FlowLayout()
        beyond.addWidget(self._follow_up)
        more.setLayout(beyond)
        cards: tuple[QWidget, ...] = (
            self._figures,
            more,
            self._waiting,
            self._parts,
            self._schools_chart,
            self._schools,
            self._schools_before,
            self._languages,
            self._mmep,
            self._save,
            self._flags,
            self._pace,
        )
        for card in cards:
            column.addWidget(card)
        for part in (top, self._problem, self._content):
            self._scroll.add(part)
        self._content.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)


class ChartCard(Card):
    """A chart under its heading."""

    def __init__(self, name: str, heading: str, reports: CoverageReports) -> None:
        super().__init__(name, heading)
        self.picture = ChartPicture(f"{name}_picture", reports.drawn)
        self.add(self.picture)


def _language_words(code: str) -> str:
    return language_name(code) if code else _("Record destroyed since")
