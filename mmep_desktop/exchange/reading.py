"""Reads a school's file in a process of its own, which may break or be broken without harm."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from mmep_desktop.domain.roster import Chunk, Columns, FileRead, Sample
from mmep_desktop.errors import Problem
from mmep_desktop.exchange.bounded import SECONDS, BoundedProcess, Ends
from mmep_desktop.exchange.frames import Said
from mmep_desktop.exchange.hearing import chunk_heard, file_heard, sample_heard
from mmep_desktop.exchange.inner import FILE, READ_COMMAND, SAMPLE, STUDENTS
from mmep_desktop.own_command import own_command
from mmep_desktop.services.ports import Clock

_ENDS: Final = Ends(
    family="ROSTER_",
    unsafe=Problem.ROSTER_UNSAFE,
    slow=Problem.ROSTER_TOO_SLOW,
    large=Problem.ROSTER_TOO_LARGE,
    damaged=Problem.ROSTER_DAMAGED,
    stopped=Problem.ROSTER_STOPPED,
)


class ChildRosterReader:
    """Reads each file in a child process with limits."""

    def __init__(self, clock: Clock, command: Sequence[str] = (), seconds: float = SECONDS) -> None:
        self._clock = clock
        self._command = command
        self._seconds = seconds

    def open(self, path: Path, columns: Columns | None = None) -> "ChildReading":
        """Begin to read a file, by the *columns* chosen or as the file shows by itself."""
        command = self._command or (*own_command(), READ_COMMAND)
        told = {
            "path": str(path.absolute()),
            "columns": columns.plain() if columns else None,
            "today": self._clock.now().date().isoformat(),
        }
        return ChildReading(command, told, self._seconds)


class ChildReading:
    """One file that is being read."""

    def __init__(self, command: Sequence[str], told: Said, seconds: float) -> None:
        self._file: FileRead | None = None
        self._process = BoundedProcess(command, _ENDS, seconds)
        self._process.tell(told)

    def file(self) -> FileRead:
        """Return what the file is as a whole."""
        if self._file is None:
            self._process.tell({"ask": FILE})
            with self._process.believing():
                self._file = file_heard(self._process.heard())
        return self._file

    def sample(self) -> Sample:
        """Return the beginning of the file as it would be read."""
        file = self.file()
        self._process.tell({"ask": SAMPLE})
        with self._process.believing():
            return sample_heard(self._process.heard(), file)

    def students(self) -> Iterator[Chunk]:
        """Yield the whole file in chunks, once."""
        expected, read = self.file().rows, 0
        self._process.tell({"ask": STUDENTS})
        while "end" not in (said := self._process.heard()):
            with self._process.believing():
                chunk = chunk_heard(said, read, expected)
            read = chunk.rows_read
            yield chunk

    def stop(self) -> None:
        """End the reading, at once and from any thread."""
        self._process.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave no process behind and no pipe open."""
        self._process.__exit__(kind, problem, trace)
