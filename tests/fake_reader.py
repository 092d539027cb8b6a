"""Files of a school that are read without being there."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from mmep_desktop.domain.roster import (
    Chunk,
    Columns,
    DateOrder,
    FileRead,
    Layout,
    RowRefused,
    Sample,
    Student,
    fingerprint,
)
from mmep_desktop.errors import DeskError, Problem

AT_ONCE = 2
"""Students in one piece of a reading."""


class SchoolFiles:
    """Reads what it was told to; *stopped* counts the readings that were let go."""

    def __init__(self) -> None:
        self.students: Sequence[Student] = ()
        self.refused: Sequence[RowRefused] = ()
        self.is_bulk = True
        self.source = "aspen"
        self.begun = self.stopped = 0
        self.asked_for: Columns | None = None
        self.headings: tuple[str, ...] = ()
        self.date_orders: tuple[DateOrder, ...] = ()
        self.trouble: Problem | None = None
        self.between: Callable[[], None] = lambda: None

    def open(self, path: Path, columns: Columns | None = None) -> "Reading":
        self.begun += 1
        self.asked_for = columns
        if self.trouble is not None:
            raise DeskError(self.trouble)
        return Reading(self)

    def file(self) -> FileRead:
        said = "".join(map(fingerprint, self.students))
        digest = hashlib.sha256(said.encode()).hexdigest()
        rows = len(self.students) + len(self.refused)
        return FileRead(Layout.ASPEN, self.source, self.is_bulk, rows, digest)


class Reading:
    """One reading of the students as they were when it was begun."""

    def __init__(self, files: SchoolFiles) -> None:
        self._files = files
        self._file = files.file()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def file(self) -> FileRead:
        return self._file

    def sample(self) -> Sample:
        files = self._files
        columns = files.asked_for or Columns({})
        students = tuple(files.students[:3])
        return Sample(self._file, files.headings, columns, files.date_orders, students)

    def students(self) -> Iterator[Chunk]:
        students = self._files.students
        for begin in range(0, max(len(students), 1), AT_ONCE):
            self._files.between()
            some = tuple(students[begin : begin + AT_ONCE])
            refused = tuple(self._files.refused) if begin == 0 else ()
            yield Chunk(some, refused, begin + len(some), self._file.rows)

    def stop(self) -> None:
        self._files.stopped += 1
