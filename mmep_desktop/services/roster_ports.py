"""What the services need to bring schools' lists in: who reads, keeps and reports them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from mmep_desktop.domain.roster import Chunk, Columns, FileRead, Sample, Student
from mmep_desktop.domain.rostering import FromList, Known, Part, Placed, RosterImport
from mmep_desktop.domain.sheets import Sheet


class RosterRecords(Protocol):
    """What schools' lists told of the children, as far as it is kept."""

    def known(self, source: str, students: Sequence[Student]) -> Mapping[str, Known]:
        """Return what is kept of *students*, by the ids that *source* gives them.

        Under that id, the last of several; or else under the same local id and birth date, written
        down at the counter or told by another source.
        """

    def destroyed(self, source: str, source_ids: Iterable[str]) -> Mapping[str, date]:
        """Return, for each id of a child whose record is destroyed, when it registered last."""

    def make_ready(self, students: Sequence[Student]) -> None:
        """Work out what is needed to keep *students* and does not need the store; in any thread."""

    def keep(self, source: str, placed: Sequence[Placed]) -> None:
        """Keep students as they are *placed*, with a line in the trail for each record.

        What they had of a former list stays where the new one is blank.
        """

    def from_lists(self, registration_ids: Iterable[str]) -> Mapping[str, FromList]:
        """Return what a list told of each child beyond its registration."""

    def add_import(self, made: RosterImport) -> None: ...
    def import_called(self, id_: str) -> RosterImport:
        """Return one reading. Raises ``LookupError``."""

    def keep_counts(self, made: RosterImport) -> None:
        """Keep what the students of a reading came to so far."""

    def forget_import(self, id_: str) -> None:
        """Forget a reading that changed nothing."""

    def sources(self) -> frozenset[str]:
        """Return the sources of every list that was read."""

    def imports_of(self, source: str) -> tuple[RosterImport, ...]:
        """Return the readings of a source's lists, the first one first."""


class WaitingRecords(Protocol):
    """Students who were read and are not kept yet; each part goes when it has had its turn."""

    def add(self, parts: Sequence[Part]) -> None: ...
    def first(self) -> Part | None:
        """Return the first part of the list that was read first, or nothing."""

    def after(self, part: Part) -> Part | None:
        """Return the part that has its turn after *part*, which may be gone."""

    def left(self, import_id: str) -> int:
        """Return how many students of a list wait still."""

    def drop(self, part: Part) -> bool:
        """Let *part* go; False where it went already."""


class PresetRecords(Protocol):
    """Which heading of a school's list holds what, under the names that clerks gave."""

    def all(self) -> Mapping[str, Columns]:
        """Return every preset by its name, in the order of the names."""

    def keep(self, name: str, columns: Columns) -> None: ...
    def forget(self, name: str) -> None:
        """Forget a preset; one that nobody kept is none."""


class RosterReading(Protocol):
    """A school's file that is being read; to be left as a context, which stops the reading.

    Each method may raise ``DeskError`` with one of the ``ROSTER_`` problems.
    """

    def file(self) -> FileRead:
        """Return what the file is as a whole."""

    def sample(self) -> Sample:
        """Return the beginning of the file as it would be read."""

    def students(self) -> Iterator[Chunk]:
        """Yield the whole file in chunks, once. Raises ``ROSTER_STOPPED`` after ``stop()``."""

    def stop(self) -> None:
        """End the reading, at once and from any thread."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class RosterReader(Protocol):
    """Reads schools' files, which may be hostile, without touching anything else."""

    def open(self, path: Path, columns: Columns | None = None) -> RosterReading:
        """Begin to read a file, by the *columns* chosen or as the file shows by itself."""


class ListReports(Protocol):
    """Writes tables as a workbook, in memory."""

    def workbook(self, sheets: Sequence[Sheet]) -> bytes: ...
