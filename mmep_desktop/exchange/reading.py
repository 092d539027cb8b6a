"""Reads a school's file in a process of its own, which may break or be broken without harm."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import BinaryIO, Self

from mmep_desktop.domain.roster import Chunk, Columns, FileRead, Sample
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.frames import Misheard, Said, hear, say
from mmep_desktop.exchange.hearing import chunk_heard, file_heard, sample_heard
from mmep_desktop.exchange.inner import FILE, READ_COMMAND, SAMPLE, STUDENTS
from mmep_desktop.own_command import own_command
from mmep_desktop.services.ports import Clock

SECONDS = 60.0
"""How long the next answer may take; all students of a large file are told in many."""

_PIPE_BYTES = 1024 * 1024
"""Room for some thousand students on Linux, so that neither process waits for the other."""

_SLOW = {-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}
_LARGE = {-signal.SIGABRT}
"""How a process ends that reaches its bounds: of time, and of memory where no Python looks on."""

_SURROUNDINGS = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH")
_FAULT = re.compile(r"[A-Za-z_]{1,60}:[\w.]{0,60}:?\d{0,6}", re.ASCII)


class ReadingFault(Exception):
    """The process that reads has a fault of ours; its kind and its place in the program."""


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
        self._seconds = seconds
        self._is_stopped = False
        self._was_slow = False
        self._file: FileRead | None = None
        self._child = subprocess.Popen(  # noqa: S603 - this program itself, its arguments in a list
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(os.environ),
            pipesize=_PIPE_BYTES,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._tell(told)

    def file(self) -> FileRead:
        """Return what the file is as a whole."""
        if self._file is None:
            self._tell({"ask": FILE})
            with self._believing():
                self._file = file_heard(self._heard())
        return self._file

    def sample(self) -> Sample:
        """Return the beginning of the file as it would be read."""
        file = self.file()
        self._tell({"ask": SAMPLE})
        with self._believing():
            return sample_heard(self._heard(), file)

    def students(self) -> Iterator[Chunk]:
        """Yield the whole file in chunks, once."""
        expected, read = self.file().rows, 0
        self._tell({"ask": STUDENTS})
        while "end" not in (said := self._heard()):
            with self._believing():
                chunk = chunk_heard(said, read, expected)
            read = chunk.rows_read
            yield chunk

    def stop(self) -> None:
        """End the reading, at once and from any thread."""
        self._is_stopped = True
        self._child.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave no process behind and no pipe open."""
        self.stop()
        self._child.wait()
        for pipe in self._pipes:
            with suppress(OSError):
                pipe.close()

    @property
    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        if self._child.stdin is None or self._child.stdout is None:
            raise AssertionError  # both were asked for
        return self._child.stdin, self._child.stdout  # type: ignore[return-value]  # as they are

    def _tell(self, said: Said) -> None:
        with suppress(OSError):  # one that has ended says why in what it has answered before
            say(self._pipes[0], said)

    def _heard(self) -> Said:
        """Return the next answer. Raises ``DeskError`` instead of one that tells of a problem."""
        watch = Timer(self._seconds, self._give_up)
        watch.daemon = True
        watch.start()
        try:
            with self._believing():
                said = hear(self._pipes[1])
        finally:
            watch.cancel()
        if self._is_stopped:
            raise DeskError(Problem.ROSTER_STOPPED)
        if said is None:
            raise self._end()
        if "problem" in said:
            raise DeskError(_problem_named(said["problem"]))
        if "fault" in said:
            raise ReadingFault(_fault_named(said["fault"]))
        return said

    @contextmanager
    def _believing(self) -> Iterator[None]:
        """End the reading by a process that says what cannot be said."""
        try:
            yield
        except Misheard:
            self._child.kill()
            raise DeskError(Problem.ROSTER_UNSAFE) from None

    def _give_up(self) -> None:
        self._was_slow = True
        self._child.kill()

    def _end(self) -> DeskError:
        """Return why the process ended without an answer; its bounds end it by a signal."""
        status = self._child.wait()
        if self._was_slow or status in _SLOW:
            return DeskError(Problem.ROSTER_TOO_SLOW, status=status)
        if status in _LARGE:
            return DeskError(Problem.ROSTER_TOO_LARGE, status=status)
        return DeskError(Problem.ROSTER_DAMAGED, status=status)


def _surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what the process is told of its surroundings; nothing may change how it reads."""
    return {name: environment[name] for name in _SURROUNDINGS if name in environment}


def _problem_named(said: object) -> Problem:
    problem = Problem.__members__.get(str(said))
    return problem if problem and problem.name.startswith("ROSTER_") else Problem.ROSTER_UNSAFE


def _fault_named(said: object) -> str:
    return str(said) if _FAULT.fullmatch(str(said)) else "unknown"
