"""A school's list comes in: looked at first, then read to its end, then kept as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.packed_students import packed
from mmep_desktop.domain.roster import (
    Chunk,
    Columns,
    FileRead,
    Reason,
    RowRefused,
    Sample,
    Student,
)
from mmep_desktop.domain.rostering import (
    Part,
    Report,
    RosterImport,
    senders_among,
    sent_by,
)
from mmep_desktop.errors import DeskError
from mmep_desktop.services.destroying import Cancelled, Steps
from mmep_desktop.services.keeping_lists import AT_ONCE, KeepingLists
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import ClearFiles, Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.roster_ports import ListReports, RosterReader, RosterReading
from mmep_desktop.services.today import today_of
from mmep_desktop.services.words_of_rosters import sheets_of


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
        self._keeping = KeepingLists(self._work, ids)
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
        today_of(self._clock)
        with self._reader.open(path, columns) as reading:
            sample = reading.sample()
        return self.looked_at(sample)

    def looked_at(self, sample: Sample, sender: str = "") -> Looked:
        """Return what *sample* means where *sender* sends the list."""
        file = sent_by(sample.file, cleaned(sender))
        with self._work() as work:
            work.only_read()
            before = work.rosters.imports_of(file.source)
            go_live = work.center.center().go_live or today_of(self._clock)
        return Looked(sample, _read_before(before, file), _is_baseline(before, file), go_live)

    def senders(self) -> tuple[str, ...]:
        """Return who sent lists so far, and under whose names columns are kept."""
        with self._work() as work:
            work.only_read()
            named = {*senders_among(work.rosters.sources()), *work.presets.all()}
        return tuple(sorted(named))

    def bring_in(
        self,
        path: Path,
        columns: Columns | None,
        steps: Steps,
        *,
        good_rows_only: bool = False,
        sender: str = "",
    ) -> Report:
        """Read the file at *path* and keep what it tells: ``read`` and then ``keep``."""
        report = self.read(path, columns, steps, good_rows_only=good_rows_only, sender=sender)
        return self.keep(report, steps)

    def read(
        self,
        path: Path,
        columns: Columns | None,
        steps: Steps,
        *,
        good_rows_only: bool = False,
        sender: str = "",
    ) -> Report:
        """Read the file at *path* to its end, so that ``keep`` can keep what it tells.

        Where lists come from more than one office, *sender* tells them apart. Nobody at the desk
        waits for the reading, and up to its end nothing is changed. Raises ``DeskError``, and
        ``Cancelled``. Not for the window's thread.
        """
        self.go_on(steps)  # whoever may not bring lists in is refused before a file is opened
        try:
            with self._reader.open(path, columns) as reading:
                self._under_way = reading
                file, taken = sent_by(reading.file(), cleaned(sender)), _Taken(good_rows_only)
                for chunk in reading.students():
                    steps.report(chunk.rows_read, chunk.rows_expected)
                    _refuse_cancelled(steps)
                    taken.take(chunk)
        except DeskError:
            _refuse_cancelled(steps)  # it was stopped while it waited for the next rows
            raise
        finally:
            self._under_way = None
        taken.end()
        _refuse_cancelled(steps)
        return self._take_on(file, taken, good_rows_only=good_rows_only)

    def keep(self, report: Report, steps: Steps) -> Report:
        """Keep the students who were read, some at a time, and return what they came to.

        The desk can be used as always meanwhile. What is not kept when *steps* are cancelled, or
        when it fails, waits and is kept by ``go_on``. Raises ``DeskError``. Not for the window's
        thread.
        """
        made = self.go_on(steps).get(report.import_id)
        return report if made is None else replace(report, counts=made.counts)

    def go_on(self, steps: Steps) -> Mapping[str, RosterImport]:
        """Keep what waits of lists that were read; see ``KeepingLists.go_on``."""
        return self._keeping.go_on(steps)

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

    def _take_on(self, file: FileRead, taken: "_Taken", *, good_rows_only: bool) -> Report:
        """Let the students of *file* wait to be kept, in one transaction, or none of them."""
        is_kept = good_rows_only or not taken.refused
        with self._work() as work:
            if not is_kept:
                work.only_read()
            before = work.rosters.imports_of(file.source)
            report = Report(
                file=file,
                students=taken.students,
                counts={},
                refused=tuple(taken.refused),
                is_baseline=_is_baseline(before, file),
                is_kept=is_kept,
                read_before=_read_before(before, file),
            )
            return self._keep_waiting(work, report, taken) if is_kept else report

    def _keep_waiting(self, work: UnitOfWork, report: Report, taken: "_Taken") -> Report:
        file, id_ = report.file, self._ids.new()
        self._begin_to_count(work)
        work.trail.note(Act.IMPORTED, id_)
        if taken.students or report.read_before is None:
            report = replace(report, import_id=id_)
            work.rosters.add_import(
                RosterImport(
                    id=id_,
                    source=file.source,
                    layout=file.layout,
                    digest=file.digest,
                    made_by=self._clerk.id,
                    made_at=self._clock.now(),
                    is_baseline=report.is_baseline,
                    counts={},
                    refused=len(report.refused),
                )
            )
            work.waiting.add(
                [Part(id_, place, size, some) for place, (size, some) in enumerate(taken.parts)]
            )
        work.commit()
        return report

    def _begin_to_count(self, work: UnitOfWork) -> None:
        """Let a date in a list count from the first list on, if nobody said from when."""
        center = work.center.center()
        if center.go_live is None:
            work.center.keep_center(replace(center, go_live=today_of(self._clock)))


@dataclass(slots=True)
class _Taken:
    """What was read so far: the rows refused and, while they may be kept, the students, packed."""

    good_rows_only: bool
    students: int = 0
    parts: list[tuple[int, bytes]] = field(default_factory=list)
    refused: list[RowRefused] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _loose: list[Student] = field(default_factory=list)

    def take(self, chunk: Chunk) -> None:
        """Take the next rows of a list."""
        self.refused += chunk.refused
        new = self._once(chunk.students)
        self.students += len(new)
        if self.refused and not self.good_rows_only:
            self.parts.clear()
            self._loose.clear()
            return
        self._loose += new
        while len(self._loose) >= AT_ONCE:
            self._pack()

    def end(self) -> None:
        """Pack whoever is left."""
        if self._loose:
            self._pack()

    def _pack(self) -> None:
        some, self._loose = self._loose[:AT_ONCE], self._loose[AT_ONCE:]
        self.parts.append((len(some), packed(some)))

    def _once(self, students: Sequence[Student]) -> list[Student]:
        """Return those of *students* whose id the list did not name before; refuse the others."""
        new = []
        for student in students:
            if student.source_id in self._seen:
                self.refused.append(RowRefused(student.row, Reason.ID_TWICE))
            else:
                self._seen.add(student.source_id)
                new.append(student)
        return new


def _refuse_cancelled(steps: Steps) -> None:
    if steps.is_cancelled:
        raise Cancelled


def _is_baseline(before: Sequence[RosterImport], file: FileRead) -> bool:
    """Whether *file* is the first whole list of its source."""
    return file.is_bulk and not any(made.is_baseline for made in before)


def _read_before(before: Sequence[RosterImport], file: FileRead) -> datetime | None:
    return max((made.made_at for made in before if made.digest == file.digest), default=None)
