"""A school's list comes in: looked at first, then read to its end and kept, in one piece."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.roster import (
    Columns,
    FileRead,
    Reason,
    RowRefused,
    Sample,
    Student,
)
from mmep_desktop.domain.rostering import (
    Arrival,
    Placed,
    Report,
    RosterImport,
    compare,
    counts_on,
    placed,
)
from mmep_desktop.errors import DeskError
from mmep_desktop.services.destroying import Cancelled, Steps
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import ClearFiles, Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.roster_ports import ListReports, RosterReader, RosterReading
from mmep_desktop.services.today import today_of
from mmep_desktop.services.words_of_rosters import sheets_of

AT_ONCE = 500
"""Students that are kept together, between two looks at Cancel: a fifth of a second's work."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a clerk confirms before anything is kept.

    *read_before* is when this very file was read last. *is_baseline* says that the list only tells
    who was there before this center began to ask; *go_live* is the day on which it began.
    """

    sample: Sample
    read_before: datetime | None
    is_baseline: bool
    go_live: date


@dataclass(slots=True)
class _Tally:
    """What the students came to so far."""

    counts: Counter[Arrival] = field(default_factory=Counter)
    refused: list[RowRefused] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def once(self, students: Sequence[Student]) -> list[Student]:
        """Return those of *students* whose id the list did not name before; refuse the others."""
        new = []
        for student in students:
            if student.source_id in self.seen:
                self.refused.append(RowRefused(student.row, Reason.ID_TWICE))
            else:
                self.seen.add(student.source_id)
                new.append(student)
        return new


class Importing:
    """Looks at lists and brings them in, as *clerk*."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        ids: Identifiers,
        clerk: Clerk,
        reader: RosterReader,
        reports: ListReports,
        files: ClearFiles,
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.IMPORT)
        self._clock = clock
        self._ids = ids
        self._clerk = clerk
        self._reader = reader
        self._reports = reports
        self._files = files
        self._under_way: RosterReading | None = None

    def presets(self) -> Mapping[str, Columns]:
        """Return the columns that were kept under a name."""
        with self._work() as work:
            work.only_read()
            return work.presets.all()

    def keep_preset(self, name: str, columns: Columns) -> None:
        """Keep *columns* under *name*. Raises ``ValueError`` for no name."""
        tidy = cleaned(name)
        if not tidy:
            raise ValueError("a preset is chosen by its name")
        with self._work() as work:
            work.presets.keep(tidy, columns)
            work.commit()

    def forget_preset(self, name: str) -> None:
        """Forget the columns that are kept under *name*."""
        with self._work() as work:
            work.presets.forget(name)
            work.commit()

    def look(self, path: Path, columns: Columns | None = None) -> Looked:
        """Return how the file at *path* would be read; not for the window's thread.

        Raises ``DeskError``: one of the ``ROSTER_`` problems.
        """
        today = today_of(self._clock)
        with self._reader.open(path, columns) as reading:
            sample = reading.sample()
        with self._work() as work:
            work.only_read()
            before = work.rosters.imports_of(sample.file.source)
            go_live = work.center.center().go_live or today
        return Looked(
            sample, _read_before(before, sample.file), _is_baseline(before, sample.file), go_live
        )

    def bring_in(
        self, path: Path, columns: Columns | None, steps: Steps, *, good_rows_only: bool = False
    ) -> Report:
        """Read the file at *path* to its end and keep what it tells, in one piece.

        Raises ``DeskError``, and ``Cancelled``: nothing is kept then. Not for the window's thread.
        """
        try:
            with self._reader.open(path, columns) as reading, self._work() as work:
                self._under_way = reading
                return self._bring_in(work, reading, steps, good_rows_only=good_rows_only)
        except DeskError:
            if steps.is_cancelled:  # it was stopped while it waited for the next rows
                raise Cancelled from None
            raise
        finally:
            self._under_way = None

    def stop(self) -> None:
        """End a reading whose steps are cancelled, also while it waits; from any thread."""
        reading = self._under_way
        if reading is not None:
            reading.stop()

    def save_report(self, report: Report, place: str) -> None:
        """Write *report* to the file *place*; no student is named in it.

        Raises ``DeskError(COPY_NOT_SAVED)``.
        """
        self._files.write(place, self._reports.workbook(sheets_of(report)))

    def delete_source(self, path: Path, report: Report) -> None:
        """Delete the file that *report* is of, which lies in clear.

        Raises ``DeskError(FILE_NOT_REMOVED)``, also where another file lies there by now.
        """
        self._files.remove(str(path), report.file.digest)

    def _bring_in(
        self, work: UnitOfWork, reading: RosterReading, steps: Steps, *, good_rows_only: bool
    ) -> Report:
        file, tally = reading.file(), _Tally()
        before = work.rosters.imports_of(file.source)
        placing = _Placing(
            work,
            file.source,
            self._go_live(work),
            today_of(self._clock),
            self._ids,
            is_baseline=_is_baseline(before, file),
        )
        for students in _read(reading, steps, tally):
            if good_rows_only or not tally.refused:
                tally.counts.update(placing.keep(students))
        is_kept = good_rows_only or not tally.refused
        report = Report(
            file=file,
            counts=tally.counts,
            refused=tuple(tally.refused),
            is_baseline=placing.is_baseline,
            is_kept=is_kept,
            read_before=_read_before(before, file),
        )
        if is_kept:
            self._keep(work, report)
        return report

    def _go_live(self, work: UnitOfWork) -> date:
        """Return from when a date in a list counts: from the first list on, if nobody said it."""
        center = work.center.center()
        if center.go_live is None:
            center = replace(center, go_live=today_of(self._clock))
            work.center.keep_center(center)
        return center.go_live or today_of(self._clock)

    def _keep(self, work: UnitOfWork, report: Report) -> None:
        file, id_ = report.file, self._ids.new()
        if report.read_before is None or any(
            arrival is not Arrival.SAME for arrival in report.counts
        ):
            work.rosters.add_import(
                RosterImport(
                    id=id_,
                    source=file.source,
                    layout=file.layout,
                    digest=file.digest,
                    made_by=self._clerk.id,
                    made_at=self._clock.now(),
                    is_baseline=report.is_baseline,
                    counts=report.counts,
                    refused=len(report.refused),
                )
            )
        work.trail.note(Act.IMPORTED, id_)
        work.commit()


class _Placing:
    """Decides for some students at a time what they come to, and keeps them so."""

    def __init__(
        self,
        work: UnitOfWork,
        source: str,
        go_live: date,
        today: date,
        ids: Identifiers,
        *,
        is_baseline: bool,
    ) -> None:
        self._rosters = work.rosters
        self._schools = {one.code: one.name for one in work.center.center().schools if one.code}
        self._source = source
        self._go_live = go_live
        self._today = today
        self._ids = ids
        self.is_baseline = is_baseline

    def keep(self, students: Sequence[Student]) -> Counter[Arrival]:
        """Keep *students*, and return how many of them came to what."""
        students = [self._with_school(student) for student in students]
        known = self._rosters.known(self._source, students)
        strangers = [one.source_id for one in students if one.source_id not in known]
        destroyed = self._rosters.destroyed(self._source, strangers)
        counts: Counter[Arrival] = Counter()
        to_keep: list[Placed] = []
        for student in students:
            before = known.get(student.source_id)
            arrival = compare(
                student,
                before,
                self._go_live,
                is_baseline=self.is_baseline,
                destroyed_on=destroyed.get(student.source_id),
            )
            counts[arrival] += 1
            if arrival is Arrival.SAME:
                continue
            day = counts_on(student, self._go_live, self._today)
            new_ids = (self._ids.new(), self._ids.new())
            kept = placed(student, before, arrival, day, self._today, new_ids)
            if kept is not None:
                to_keep.append(kept)
        self._rosters.keep(self._source, _once(to_keep))
        return counts

    def _with_school(self, student: Student) -> Student:
        """Return *student* with the name of her school where the list gives its code."""
        name = self._schools.get(student.school, "")
        return replace(student, school=name) if name else student


def _once(to_keep: Sequence[Placed]) -> list[Placed]:
    """Return the last of several that are to change the same child."""
    return list({one.registration_id: one for one in to_keep}.values())


def _read(reading: RosterReading, steps: Steps, tally: _Tally) -> Iterator[list[Student]]:
    """Yield the students of *reading* some at a time, and count what is refused."""
    waiting: list[Student] = []
    for chunk in reading.students():
        steps.report(chunk.rows_read, chunk.rows_expected)
        if steps.is_cancelled:
            raise Cancelled
        tally.refused += chunk.refused
        waiting += tally.once(chunk.students)
        if len(waiting) >= AT_ONCE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _is_baseline(before: Sequence[RosterImport], file: FileRead) -> bool:
    """Whether *file* is the first whole list of its source."""
    return file.is_bulk and not any(made.is_baseline for made in before)


def _read_before(before: Sequence[RosterImport], file: FileRead) -> datetime | None:
    return max((made.made_at for made in before if made.digest == file.digest), default=None)
