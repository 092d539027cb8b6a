"""A process of its own with bounds, which may break or be broken without harm."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from types import TracebackType
from typing import BinaryIO, Self

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.frames import Misheard, Said, give, hear, say, take

SECONDS = 60.0
"""How long the next answer may take."""

_PIPE_BYTES = 1024 * 1024
"""Room for some thousand students on Linux, so that neither process waits for the other."""

_SLOW = {-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}
_LARGE = {-signal.SIGABRT}
"""How a process ends that reaches its bounds: of time, and of memory where no Python looks on."""

_SURROUNDINGS = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH")
_FAULT = re.compile(r"[A-Za-z_]{1,60}:[\w.]{0,60}:?\d{0,6}", re.ASCII)


class ReadingFault(Exception):
    """The process that reads has a fault of ours; its kind and its place in the program."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Which problem it is when the process ends; names of those it tells begin with *family*."""

    family: str
    unsafe: Problem
    slow: Problem
    large: Problem
    damaged: Problem
    stopped: Problem


class BoundedProcess:
    """This program, started again for something from outside; what it says is not believed."""

    def __init__(self, command: Sequence[str], ends: Ends, seconds: float = SECONDS) -> None:
        self._ends = ends
        self._seconds = seconds
        self._is_stopped = False
        self._was_slow = False
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

    def tell(self, said: Said, octets: bytes = b"") -> None:
        """Tell it what to do, and give it *octets*, whose count is in *said*."""
        with suppress(OSError):  # one that has ended says why in what it has answered before
            say(self._pipes[0], said)
            if octets:
                give(self._pipes[0], octets)

    def heard(self) -> Said:
        """Return the next answer. Raises ``DeskError`` instead of one that tells of a problem."""
        with self._watched(), self.believing():
            said = hear(self._pipes[1])
        if self._is_stopped:
            raise DeskError(self._ends.stopped)
        if said is None:
            raise self._end()
        if "problem" in said:
            raise DeskError(self._problem_named(said["problem"]))
        if "fault" in said:
            raise ReadingFault(_fault_named(said["fault"]))
        return said

    def taken(self, count: int) -> bytes:
        """Return *count* bytes that it gives."""
        with self._watched(), self.believing():
            return take(self._pipes[1], count)

    def stop(self) -> None:
        """End the process, at once and from any thread."""
        self._is_stopped = True
        self._child.kill()

    @contextmanager
    def believing(self) -> Iterator[None]:
        """End a process that says what cannot be said."""
        try:
            yield
        except Misheard:
            self._child.kill()
            raise DeskError(self._ends.unsafe) from None

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

    @contextmanager
    def _watched(self) -> Iterator[None]:
        watch = Timer(self._seconds, self._give_up)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _give_up(self) -> None:
        self._was_slow = True
        self._child.kill()

    def _end(self) -> DeskError:
        """Return why the process ended without an answer; its bounds end it by a signal."""
        status = self._child.wait()
        if self._was_slow or status in _SLOW:
            return DeskError(self._ends.slow, status=status)
        if status in _LARGE:
            return DeskError(self._ends.large, status=status)
        return DeskError(self._ends.damaged, status=status)

    def _problem_named(self, said: object) -> Problem:
        problem = Problem.__members__.get(str(said))
        is_ours = problem is not None and problem.name.startswith(self._ends.family)
        return problem if problem is not None and is_ours else self._ends.unsafe


def _surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what the process is told of its surroundings; nothing may change how it reads."""
    return {name: environment[name] for name in _SURROUNDINGS if name in environment}


def _fault_named(said: object) -> str:
    return str(said) if _FAULT.fullmatch(str(said)) else "unknown"
