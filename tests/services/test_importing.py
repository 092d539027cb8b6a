"""A school's list is looked at, and brought in as a whole or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Role
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import Columns, Field, Reason, RowRefused
from mmep_desktop.domain.rostering import Arrival, Report
from mmep_desktop.domain.sheets import Sheet
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.destroying import Cancelled
from mmep_desktop.services.importing import Importing
from mmep_desktop.services.keeping import due_of
from mmep_desktop.services.keeping_lists import AT_ONCE
from tests.fake_reader import SchoolFiles
from tests.fake_work import FakeWork
from tests.fakes import CountingIds, Drawer, SetClock
from tests.storage.invented import CENTER, CLERK, registration
from tests.storage.students import student

PATH = Path("aspen.csv")
GO_LIVE = SetClock().now().date()
SPRING = GO_LIVE - timedelta(days=90)


class Counting:
    """Counts the steps, and cancels after so many of them."""

    def __init__(self, stops_after: int = 9_999) -> None:
        self.told: list[tuple[int, int]] = []
        self._stops_after = stops_after
        self.is_stopped = False

    @property
    def is_cancelled(self) -> bool:
        return self.is_stopped or len(self.told) > self._stops_after

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))


class PlainSheets:
    """Writes sheets as text."""

    def workbook(self, sheets: Sequence[Sheet]) -> bytes:
        return repr(sheets).encode()


class Office:
    """A desk, and the files that a school sends it."""

    def __init__(self) -> None:
        self.work = FakeWork(CENTER, CLERK)
        self.clock = SetClock()
        self.files = SchoolFiles()
        self.drawer = Drawer()
        self.importing = Importing(
            self.work, self.clock, CountingIds(), CLERK, self.files, PlainSheets(), self.drawer
        )
        self.files.students = [student(str(n), local_id=str(n)) for n in range(3)]

    def bring_in(self, *, good_rows_only: bool = False) -> Report:
        return self.importing.bring_in(PATH, None, Counting(), good_rows_only=good_rows_only)

    def days(self) -> dict[str, date | None]:
        """Return on which day each child registered, by the ids of the source; the last counts."""
        return {one.source_id: one.registered_on for one in self.work.kept.registrations.values()}

    def next_day(self) -> date:
        self.clock.at += timedelta(days=1)
        return self.clock.at.date()


@pytest.fixture
def office() -> Office:
    return Office()


def test_the_first_whole_list_says_who_was_there_before_and_nobody_is_to_be_asked(
    office: Office,
) -> None:
    office.files.students = [
        student("0", local_id="0"),
        student("1", local_id="1", registered_on=SPRING),
        student("2", local_id="2", registered_on=GO_LIVE),
    ]
    report = office.bring_in()
    assert (report.is_baseline, report.is_kept, report.registered) == (True, True, 1)
    assert report.counts == {Arrival.BASELINE: 2, Arrival.REGISTERED: 1}
    assert office.days() == {"0": None, "1": None, "2": GO_LIVE}
    kept = office.work.kept
    assert kept.center.go_live == GO_LIVE
    assert [entry.act for entry in kept.trail] == [Act.IMPORTED]
    listed = next(one for one in kept.registrations.values() if not one.is_registered)
    assert (listed.phone, kept.from_lists[listed.id].guardians) == ("", ())
    assert kept.from_lists[listed.id].address == ""
    assert office.files.begun == office.files.stopped == 1


def test_a_new_id_of_a_later_list_registers_on_the_day_on_which_it_is_read(
    office: Office,
) -> None:
    office.bring_in()
    day = office.next_day()
    office.files.students = [*office.files.students, student("9", local_id="9")]
    report = office.bring_in()
    assert report.counts == {Arrival.SAME: 3, Arrival.REGISTERED: 1}
    assert not report.is_baseline
    assert office.days()["9"] == day


def test_a_list_of_changes_alone_is_no_baseline(office: Office) -> None:
    office.files.is_bulk = False
    assert office.bring_in().counts == {Arrival.REGISTERED: 3}
    office.files.is_bulk = True
    office.files.students = [student("9", local_id="9")]
    report = office.bring_in()
    assert (report.is_baseline, report.counts) == (True, {Arrival.BASELINE: 1})


def test_the_first_list_of_a_second_office_is_a_baseline_of_its_own(office: Office) -> None:
    office.bring_in()
    office.files.students = [student("0", Name("Otra"), local_id="0", born="2016-01-01")]
    office.importing.keep_preset("Dartmouth", Columns({Field.FIRST: "Given"}))
    assert office.importing.senders() == ("Dartmouth",)
    report = office.importing.bring_in(PATH, None, Counting(), sender=" Acushnet\n")
    assert (report.is_baseline, report.counts) == (True, {Arrival.BASELINE: 1})
    assert len(office.work.kept.registrations) == 4, "the same id is another child there"
    assert office.importing.senders() == ("Acushnet", "Dartmouth")
    sample = office.importing.look(PATH).sample
    assert office.importing.looked_at(sample, "Acushnet").read_before is not None
    assert office.importing.looked_at(sample).read_before is None


def test_the_same_file_twice_changes_nothing(office: Office) -> None:
    office.files.students = [
        *office.files.students,
        student("9", local_id="9", registered_on=GO_LIVE),
    ]
    first = office.bring_in()
    before = office.work.kept.copy()
    office.next_day()
    second = office.bring_in()
    assert (first.read_before, second.counts) == (None, {Arrival.SAME: 4})
    assert second.read_before is not None
    after = office.work.kept
    assert after.registrations == before.registrations
    assert (after.from_lists, after.said) == (before.from_lists, before.said)
    assert (after.roster_imports, after.center) == (before.roster_imports, before.center)


def test_a_student_who_left_is_withdrawn_and_never_erased_and_asked_anew_on_coming_back(
    office: Office,
) -> None:
    office.files.is_bulk = False
    office.bring_in()
    gone_on = office.next_day()
    office.files.students = [student("1", local_id="1", is_withdrawn=True)]
    assert office.bring_in().counts == {Arrival.WITHDRAWN: 1}
    kept = office.work.kept
    (gone,) = [one for one in kept.registrations.values() if one.source_id == "1"]
    assert kept.from_lists[gone.id].withdrawn_on == gone_on
    back_on = office.next_day()
    office.files.students = [student("1", local_id="1")]
    assert office.bring_in().counts == {Arrival.RETURNED: 1}
    first, second = (one for one in office.work.kept.registrations.values() if one.source_id == "1")
    assert first == gone
    assert (second.registered_on, second.family_id != first.family_id) == (back_on, True)


def test_a_child_written_down_at_the_counter_is_not_registered_again(office: Office) -> None:
    with office.work() as work:
        work.registrations.add(registration("r1", local_id="1", born="2017-03-13"))
        work.commit()
    office.files.is_bulk = False
    assert office.bring_in().counts == {Arrival.REGISTERED: 2, Arrival.CHANGED: 1}
    assert office.bring_in().counts == {Arrival.SAME: 3}


def test_all_or_nothing_keeps_nothing_where_a_row_is_refused(office: Office) -> None:
    office.files.refused = [RowRefused(7, Reason.NO_NAME)]
    report = office.bring_in()
    assert (report.is_kept, report.refused) == (False, (RowRefused(7, Reason.NO_NAME),))
    assert office.work.kept.registrations == {}
    assert (office.work.kept.trail, office.work.kept.center.go_live) == ([], None)
    assert (report.students, office.work.kept.waiting) == (3, [])


def test_the_good_rows_alone_are_kept_where_the_clerk_wants_them(office: Office) -> None:
    office.files.refused = [RowRefused(7, Reason.NO_NAME)]
    report = office.bring_in(good_rows_only=True)
    assert (report.is_kept, report.students, len(report.refused)) == (True, 3, 1)
    assert len(office.work.kept.registrations) == 3
    (made,) = office.work.kept.roster_imports
    assert (made.refused, made.counts) == (1, {Arrival.BASELINE: 3})


def test_an_id_that_comes_twice_is_refused_the_second_time(office: Office) -> None:
    office.files.students = [*office.files.students, student("1", Name("Otra"), row=9)]
    report = office.bring_in(good_rows_only=True)
    assert report.refused == (RowRefused(9, Reason.ID_TWICE),)
    assert report.counts == {Arrival.BASELINE: 3}


def test_a_reading_that_is_cancelled_keeps_nothing_and_lets_the_file_go(office: Office) -> None:
    steps = Counting(stops_after=1)
    with pytest.raises(Cancelled):
        office.importing.bring_in(PATH, None, steps)
    assert steps.told == [(2, 3), (3, 3)]
    assert office.work.kept.registrations == {}
    assert office.files.stopped == 1


def test_a_reading_that_is_stopped_while_it_waits_counts_as_cancelled(office: Office) -> None:
    steps = Counting()
    turns = iter([None])

    def wait() -> None:
        if next(turns, 1) is not None:
            steps.is_stopped = True
            office.importing.stop()
            raise DeskError(Problem.STORE_BUSY)

    office.files.between = wait
    with pytest.raises(Cancelled):
        office.importing.bring_in(PATH, None, steps)
    office.importing.stop()
    assert office.files.stopped == 2
    assert office.work.kept.registrations == {}


def test_nobody_waits_for_the_reading_and_a_child_who_comes_meanwhile_is_known(
    office: Office,
) -> None:
    office.files.is_bulk = False

    def come() -> None:
        with office.work() as work:
            if not work.registrations.of_family("f1"):
                work.registrations.add(registration("r1", local_id="1", born="2017-03-13"))
                work.commit()

    office.files.between = come
    assert office.bring_in().counts == {Arrival.REGISTERED: 2, Arrival.CHANGED: 1}


def test_a_list_that_was_read_is_kept_to_its_end_whatever_happens_in_between(
    office: Office,
) -> None:
    office.files.students = [student(str(n), local_id=str(n)) for n in range(2 * AT_ONCE + 1)]
    day = office.clock.now().date()
    office.importing.keep(office.importing.read(PATH, None, Counting()), Counting(stops_after=1))
    assert len(office.days()) == AT_ONCE * 2
    (made,) = office.work.kept.roster_imports
    assert made.counts == {Arrival.BASELINE: AT_ONCE * 2}
    office.next_day()
    office.files.students = [*office.files.students, student("new", registered_on=day)]
    steps = Counting()
    report = office.importing.bring_in(PATH, None, steps)
    assert steps.told[:2] == [(0, 1), (1, 1)]
    assert report.counts == {Arrival.SAME: AT_ONCE * 2 + 1, Arrival.REGISTERED: 1}
    first, _second = office.work.kept.roster_imports
    assert (first.id, first.counts) == (made.id, {Arrival.BASELINE: AT_ONCE * 2 + 1})
    assert office.work.kept.waiting == []


def test_a_file_that_fails_in_mid_reading_keeps_nothing(office: Office) -> None:
    turns = iter([None])

    def fail() -> None:
        if next(turns, 1) is not None:
            raise DeskError(Problem.STORE_FULL)

    office.files.between = fail
    with pytest.raises(DeskError):
        office.bring_in()
    assert office.work.kept.registrations == {}
    assert office.files.stopped == 1


def test_a_child_whose_record_is_destroyed_is_not_registered_by_a_list_that_names_it_still(
    office: Office,
) -> None:
    office.files.is_bulk = False
    office.bring_in()
    with office.work() as work:
        records = work.keeping.families()
        for destroyed in work.keeping.destroy(records):
            work.keeping.keep_remnants(destroyed.remnants)
        work.commit()
    office.next_day()
    assert office.bring_in().counts == {Arrival.BASELINE: 3}
    assert set(office.days().values()) == {None}


def test_whoever_only_stands_in_a_list_is_never_due_until_it_says_that_she_left(
    office: Office,
) -> None:
    office.bring_in()
    office.files.is_bulk = False
    office.files.students = [student("1", local_id="1", is_withdrawn=True)]
    office.bring_in()
    with office.work() as work:
        records, terms = work.keeping.families(), work.keeping.terms()
    on = GO_LIVE + timedelta(days=terms.days)
    assert due_of(records, {}, terms, on - timedelta(days=1)) == []
    assert len(due_of(records, {}, terms, on)) == 1
    assert len(due_of(records, {}, terms, date(2099, 1, 1))) == 1


def test_a_look_keeps_nothing_and_says_what_the_list_will_be(office: Office) -> None:
    columns = Columns({Field.FIRST: "Given"})
    looked = office.importing.look(PATH, columns)
    assert office.files.asked_for == columns
    assert (looked.is_baseline, looked.read_before, looked.go_live) == (True, None, GO_LIVE)
    assert len(looked.sample.students) == 3
    office.bring_in()
    looked = office.importing.look(PATH)
    assert (looked.is_baseline, looked.read_before is None) == (False, False)
    assert office.files.begun == office.files.stopped == 3


def test_the_report_names_rows_and_reasons_and_the_file_that_was_read_can_be_deleted(
    office: Office,
) -> None:
    office.files.refused = [RowRefused(7, Reason.NO_NAME)]
    report = office.bring_in(good_rows_only=True)
    office.importing.save_report(report, "report.xlsx")
    said = office.drawer.files["report.xlsx"].decode()
    assert "(7, 'There is no name.')" in said
    assert "('There before this center began to ask', 3)" in said
    assert "Tzoc" not in said
    office.importing.delete_source(PATH, report)
    assert office.drawer.removed == [("aspen.csv", report.file.digest)]


def test_columns_are_kept_under_a_tidy_name(office: Office) -> None:
    columns = Columns({Field.FIRST: "Given"})
    office.importing.keep_preset("  Bedford\n office ", columns)
    assert office.importing.presets() == {"Bedford office": columns}
    with pytest.raises(ValueError, match="name"):
        office.importing.keep_preset(" ", columns)
    office.importing.forget_preset("Bedford office")
    assert office.importing.presets() == {}


def test_whoever_may_not_bring_lists_in_is_refused(office: Office) -> None:
    with office.work() as work:
        work.center.keep_clerk(replace(CLERK, role=Role.AUDITOR))
        work.commit()
    with pytest.raises(DeskError) as refusal:
        office.bring_in()
    assert refusal.value.problem is Problem.NOT_ALLOWED
    assert office.files.begun == office.files.stopped


def test_a_school_is_called_by_its_name_where_the_list_gives_its_code(office: Office) -> None:
    school = CENTER.schools[0]
    office.files.students = [replace(student(), school=school.code)]
    office.bring_in()
    (child,) = office.work.kept.registrations.values()
    assert child.school == school.name
