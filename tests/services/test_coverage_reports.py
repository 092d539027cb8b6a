"""The coverage of a span as the page is told it, a reason for those not asked, the report saved."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from mmep_desktop.documents.csv_tables import csv_table
from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.charts import Chart, Look
from mmep_desktop.domain.coverage import Fate, NotYetReason, Span
from mmep_desktop.domain.coverage_masked import Column, ForDirector
from mmep_desktop.domain.flags import Flag, flag_sheet
from mmep_desktop.domain.heard import MmepFigures
from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.coverage import CoverageReports, ReportForm
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork
from tests.mmep_office import file_of, not_reached
from tests.services.batches import a_referral, made
from tests.services.desk import DeskInMemory
from tests.services.test_answering import apply

AT_THE_DESK = Clerk("ap", "Ana Paula Costa", Role.CLERK)


@dataclass
class StandInReports:
    """Draws nothing, and remembers what was to be drawn."""

    drawn: list[ForDirector] = field(default_factory=list)

    def coverage_report(self, report: ForDirector) -> bytes:
        self.drawn.append(report)
        return b"%PDF report"

    def coverage_workbook(self, report: ForDirector) -> bytes:
        self.drawn.append(report)
        return b"PK workbook"

    def flag_table(self, flags: tuple[Flag, ...]) -> bytes:
        return csv_table(flag_sheet(flags))

    def chart(self, _chart: Chart, _look: Look) -> bytes:
        return b"<svg/>"


class Desk(DeskInMemory):
    """A desk with a supervisor and a clerk."""

    def __init__(self) -> None:
        super().__init__(work=FakeWork(a_center(), a_clerk(), AT_THE_DESK))
        self.reports_drawn = StandInReports()

    def coverage(self, clerk: Clerk = AT_THE_DESK) -> CoverageReports:
        return CoverageReports(self.work, self.clock, clerk, self.reports_drawn, self.files)

    def ask(self, *names: str) -> None:
        family_id = self.register(*names).family_id
        sitting = self.interviewing.sit_down(family_id, "es")
        self.interviewing.finish(self.interviewing.answer(sitting, Chosen("no")))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_day_is_counted_beside_the_same_day_of_the_week_a_year_before(desk: Desk) -> None:
    desk.ask("Ana")
    desk.clock.at += timedelta(weeks=52)
    desk.ask("Lucía", "Mateo")
    desk.register("Rosa")
    seen = desk.coverage().look(Span.DAY)
    line = seen.coverage.whole
    assert (line.registered, line.asked, line.not_yet, line.percent) == (3, 2, 1, 66)
    assert line.of(Fate.NO_REFERRAL) == 2
    assert [name for name, _ in seen.coverage.languages] == ["es"]
    assert seen.coverage.minutes is not None
    assert seen.coverage.interviews == 1
    assert seen.coverage.before.registered == 1
    assert [one.registration.name.first for one in seen.waiting] == ["Rosa"]
    assert seen.is_current


def test_a_later_day_than_today_is_not_looked_at(desk: Desk) -> None:
    desk.register("Rosa")
    tomorrow = desk.clock.at.date() + timedelta(days=1)
    assert desk.coverage().look(Span.DAY, tomorrow).coverage.days.last == desk.clock.at.date()
    yesterday = desk.coverage().look(Span.DAY, desk.clock.at.date() - timedelta(days=1))
    assert (yesterday.coverage.whole.registered, yesterday.is_current) == (0, False)
    year = desk.coverage().look(Span.SCHOOL_YEAR)
    assert (year.coverage.days.first, year.coverage.days.last) == (
        date(2026, 7, 1),
        desk.clock.at.date(),
    )


def test_why_a_family_was_not_asked_is_noted_for_all_its_children(desk: Desk) -> None:
    family_id = desk.register("Lucía", "Mateo").family_id
    reports = desk.coverage()
    reports.note_reason(family_id, NotYetReason.NO_INTERPRETER)
    why = reports.look(Span.DAY).coverage.whole.why
    assert why == {NotYetReason.NO_INTERPRETER: 2}
    desk.releasing.drawn_copy(family_id)
    [copy] = desk.papers.copies
    assert copy.not_yet is not None
    assert copy.not_yet.reason is NotYetReason.NO_INTERPRETER
    reports.note_reason(family_id, None)
    assert reports.look(Span.DAY).coverage.whole.why == {None: 2}


@pytest.mark.parametrize(
    ("form", "content"), [(ReportForm.PDF, b"%PDF report"), (ReportForm.WORKBOOK, b"PK workbook")]
)
def test_what_is_saved_is_masked_and_noted(desk: Desk, form: ReportForm, content: bytes) -> None:
    desk.ask("Lucía")
    reports = desk.coverage()
    reports.save(reports.look(Span.MONTH), form, "report")
    assert desk.files.files == {"report": content}
    [drawn] = desk.reports_drawn.drawn
    assert drawn.coverage.whole[Column.REGISTERED] is None
    noted = [one.about for one in desk.work.kept.trail if one.act is Act.REPORT_SAVED]
    assert noted == ["month"]


def test_what_could_not_be_written_is_not_noted(desk: Desk) -> None:
    desk.files.refuses = True
    reports = desk.coverage()
    with pytest.raises(DeskError) as refused:
        reports.save(reports.look(Span.DAY), ReportForm.PDF, "report")
    assert refused.value.problem is Problem.COPY_NOT_SAVED
    assert not [one for one in desk.work.kept.trail if one.act is Act.REPORT_SAVED]


def test_how_clerks_interviews_went_is_for_the_supervisor_alone(desk: Desk) -> None:
    for _ in range(30):
        desk.ask("Lucía")
    seen = desk.coverage().look(Span.DAY)
    with pytest.raises(DeskError) as refused:
        desk.coverage().paces(seen)
    assert refused.value.problem is Problem.NOT_ALLOWED
    [(name, pace)] = desk.coverage(a_clerk()).paces(seen)
    assert (name, pace.interviews, pace.noes.percent) == ("Maria Silva", 30, 100)


def test_a_flag_file_tells_ids_and_a_day_and_nothing_that_came_out(desk: Desk) -> None:
    desk.ask("Lucía")
    desk.ask("Mateo")
    waits = desk.register("Rosa")
    first, second, third = desk.work.kept.registrations.values()
    for child, local_id, state_id in ((first, "=7", "1099"), (second, "", ""), (third, "9", "")):
        kept = replace(child, local_id=local_id, state_id=state_id)
        desk.work.kept.registrations[child.id] = kept
    reports = desk.coverage(a_clerk())
    seen = reports.look(Span.DAY)
    assert reports.save_flags(seen, "stick/flags.csv") == 1
    content = desk.files.files["stick/flags.csv"].decode("utf-8-sig")
    assert content.split("\r\n") == [
        "LASID,SASID,Screened on,Screened",
        "'=7,1099,2026-09-01,yes",
        "",
    ]
    assert waits.name.first not in content
    assert [one.about for one in desk.work.kept.trail if one.act is Act.FLAGS_SAVED] == ["day"]
    with pytest.raises(DeskError) as refused:
        desk.coverage().save_flags(seen, "stick/flags.csv")
    assert refused.value.problem is Problem.NOT_ALLOWED


def test_practice_flags_nobody(desk: Desk) -> None:
    desk.ask("Lucía")
    reports = desk.coverage(a_clerk())
    seen = reports.look(Span.DAY)
    desk.work.kept.center = replace(desk.work.kept.center, practice=True)
    with pytest.raises(DeskError) as refused:
        reports.save_flags(seen, "flags")
    assert refused.value.problem is Problem.PRACTICE_STAYS


def test_what_mmep_answered_is_counted_by_its_last_word(desk: Desk) -> None:
    reports = desk.coverage()
    a_referral(desk)
    batch = made(desk)
    desk.clock.at += timedelta(days=9)
    apply(desk, file_of(desk.work.kept.center, not_reached(batch), received=(batch,)))
    counted = reports.at_mmep(reports.look(Span.SCHOOL_YEAR))
    assert counted == MmepFigures(1, 1, 1, ((Result.NOT_REACHED, 1),), 9)
    assert reports.at_mmep(reports.look(Span.DAY)) == MmepFigures(0, 0, 0, (), None)
