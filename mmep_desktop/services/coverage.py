"""The coverage of a day, a month or a school year: looked at, explained, told to the director."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.charts import Chart, Look
from mmep_desktop.domain.counted import NotYet, Waiting
from mmep_desktop.domain.coverage import (
    Coverage,
    NotYetReason,
    Span,
    a_year_before,
    coverage_of,
    days_of,
)
from mmep_desktop.domain.coverage_masked import ForDirector, masked
from mmep_desktop.domain.flags import Flag
from mmep_desktop.domain.heard import MmepFigures, figures_of
from mmep_desktop.domain.pace import Pace, paces_of
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import ClearFiles, Clock, OpenWork
from mmep_desktop.services.today import today_of

LISTED_AT_MOST = 200
"""Children of the work list; more than that is not worked off at one sitting."""


class ReportForm(StrEnum):
    """What kind of file a report is saved as."""

    PDF = "pdf"
    WORKBOOK = "xlsx"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows of a span; *waiting* is the work list, the last to register first."""

    coverage: Coverage
    waiting: tuple[Waiting, ...]
    today: date
    center: Center

    @property
    def is_current(self) -> bool:
        """Whether no later span has begun."""
        return days_of(self.coverage.span, self.today) == days_of(
            self.coverage.span, self.coverage.days.first
        )


class CoveragePapers(Protocol):
    """Draws the report, and the charts that stand in it, in memory."""

    def coverage_report(self, report: ForDirector) -> bytes:
        """Return the report as PDF."""

    def coverage_workbook(self, report: ForDirector) -> bytes:
        """Return the figures of the report as .xlsx."""

    def flag_table(self, flags: tuple[Flag, ...]) -> bytes:
        """Return which children were asked, as .csv."""

    def chart(self, chart: Chart, look: Look) -> bytes:
        """Return the *chart*, drawn as on paper, as SVG."""


class CoverageReports:
    """Counts, keeps why somebody was not asked yet, and saves what is told to the director."""

    def __init__(
        self, work: OpenWork, clock: Clock, clerk: Clerk, papers: CoveragePapers, files: ClearFiles
    ) -> None:
        self._reading = permitted(work, clerk.id, Deed.REPORT)
        self._comparing = permitted(work, clerk.id, Deed.COMPARE_CLERKS)
        self._exporting = permitted(work, clerk.id, Deed.EXPORT)
        self._clock = clock
        self._clerk = clerk
        self._papers = papers
        self._files = files

    def look(self, span: Span, on: date | None = None) -> Seen:
        """Return what there is to tell of the *span* in which the day *on* lies, or today.

        All its children are counted, so call it off the window's thread. Raises ``DeskError``.
        """
        today = today_of(self._clock)
        on = min(on or today, today)
        days = days_of(span, on).until(today)
        before = a_year_before(span, days)
        with self._reading() as work:
            work.only_read()
            center = work.center.center()
            now = work.coverage.counted(days.first, days.last, listed=LISTED_AT_MOST)
            then = work.coverage.tallies(before.first, before.last)
        seconds = tuple(one.seconds for one in now.interviewed)
        coverage = coverage_of(span, days, now.tallies, then, seconds)
        return Seen(coverage, now.waiting, today, center)

    def paces(self, seen: Seen) -> tuple[tuple[str, Pace], ...]:
        """Return each clerk's interviews by her name, for the supervisor alone.

        Raises ``DeskError(NOT_ALLOWED)`` for anybody else.
        """
        days = seen.coverage.days
        with self._comparing() as work:
            work.only_read()
            names = _names(work.center.clerks())
            interviewed = work.coverage.interviewed(days.first, days.last)
        return tuple((names.get(pace.clerk_id, ""), pace) for pace in paces_of(interviewed))

    def note_reason(self, family_id: str, reason: NotYetReason | None) -> None:
        """Keep why the family was not asked yet, or that nobody knows. Raises ``DeskError``."""
        with self._reading() as work:
            if reason is None:
                work.coverage.drop_reason(family_id)
            else:
                now = self._clock.now()
                work.coverage.keep_reason(NotYet(family_id, reason, self._clerk.id, now))
            work.commit()

    def drawn(self, chart: Chart, look: Look) -> bytes:
        """Return *chart* as SVG, drawn as on paper in the colours of *look*."""
        return self._papers.chart(chart, look)

    def made(self, seen: Seen, form: ReportForm) -> bytes:
        """Return the report of *seen* as a file in memory, its small counts hidden."""
        report = ForDirector(seen.center, seen.today, masked(seen.coverage))
        if form is ReportForm.PDF:
            return self._papers.coverage_report(report)
        return self._papers.coverage_workbook(report)

    def save(self, seen: Seen, form: ReportForm, place: str) -> None:
        """Write the report of *seen* to the file *place* that the clerk chose.

        Raises ``DeskError(COPY_NOT_SAVED)``; nothing is noted then.
        """
        content = self.made(seen, form)
        with self._reading() as work:
            work.be_ready()
            self._files.write(place, content)
            work.trail.note(Act.REPORT_SAVED, seen.coverage.span.value)
            work.commit()

    def at_mmep(self, seen: Seen) -> MmepFigures:
        """Count what was sent to MMEP in the days of *seen*, and what became of it."""
        days = seen.coverage.days
        with self._reading() as work:
            work.only_read()
            told = work.batches.sent()
            ids = tuple(id_ for id_, one in told.items() if one.news is not News.WITHDRAWN)
            reached = work.batches.reached(ids)
            within = tuple(id_ for id_ in ids if days.holds(reached[id_].sent_on))
            heard = work.answers.heard_of(within)
        return figures_of({id_: reached[id_] for id_ in within}, heard)

    def save_flags(self, seen: Seen, place: str) -> int:
        """Write who was asked in the days of *seen* to the file *place*, by ids; return how many.

        It is for the district's own student system: it tells no answer and no outcome. Raises
        ``DeskError``: ``NOT_ALLOWED``, ``PRACTICE_STAYS`` or ``COPY_NOT_SAVED``.
        """
        days = seen.coverage.days
        with self._exporting() as work:
            work.only_read()
            if work.center.center().practice:
                raise DeskError(Problem.PRACTICE_STAYS)
            flags = work.coverage.flags(days.first, days.last)
        content = self._papers.flag_table(flags)
        with self._exporting() as work:
            work.be_ready()
            self._files.write(place, content)
            work.trail.note(Act.FLAGS_SAVED, seen.coverage.span.value)
            work.commit()
        return len(flags)


def _names(clerks: tuple[Clerk, ...]) -> Mapping[str, str]:
    return {clerk.id: clerk.name for clerk in clerks}
