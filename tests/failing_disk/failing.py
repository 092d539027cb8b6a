"""An act of the desk during which the disk fails at the n-th operation, and what comes of it.

strace lets the operation fail at the kernel's door, whichever library asks for it. The act runs in
a process of its own, which the fault may also end.
"""

import socket
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from mmep_desktop.errors import DeskError
from tests.killing import PROCESSES

Begin = Callable[[Path], Callable[[], object]]
"""Gets ready for an act in a folder, and returns the act."""

DONE = "done"
ENDED = "ended"
_READY = b"ready"
_PATIENCE = 60
_LONGEST = 4000
_WRITING = ("write", "pwrite64", "writev", "ftruncate", "fallocate", "fsync", "fdatasync", "mkdir")
_NAMING = ("rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat")


class Fault(Enum):
    """How the disk fails: at which operations, with what, and whether it goes on failing."""

    FULL = (_WRITING, "error=ENOSPC", "+")
    REFUSES_ONCE = ((*_WRITING, *_NAMING), "error=EIO", "")
    ENDS_THE_PROGRAM = ((*_WRITING, *_NAMING), "signal=KILL", "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the act told: ``done``, a problem's name, ``ended``, or a fault of ours."""

    told: str
    is_met: bool
    """Whether there was an operation to fail at."""


def with_a_fault(begin: Begin, folder: Path, log: Path, fault: Fault, at: int) -> Outcome:
    """Do one act in *folder* while the disk fails at its *at*-th operation, counted from 1."""
    ours, theirs = socket.socketpair()
    process = PROCESSES.Process(target=_perform, args=(begin, folder, theirs))
    process.start()
    theirs.close()
    ours.settimeout(_PATIENCE)
    ready = ours.recv(_LONGEST)
    assert ready == _READY, ready.decode()
    calls, how, on = fault.value
    names = ",".join(f"?{call}" for call in calls)
    what = ["-e", f"trace={names}", "-e", f"inject={names}:{how}:when={at}{on}"]
    command = ["strace", "-f", "-p", str(process.pid), "-o", str(log), *what]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        assert "attached" in strace.stderr.readline()
        ours.sendall(b"go")
        told = ours.recv(_LONGEST).decode() or ENDED
        process.join(_PATIENCE)
        process.close()
    ours.close()
    return Outcome(told, is_met="INJECTED" in log.read_text() or told == ENDED)


def _perform(begin: Begin, folder: Path, door: socket.socket) -> None:
    """Do the act and tell what came of it; a socket is no file, so telling never fails."""
    try:
        act = begin(folder)
        door.sendall(_READY)
        door.recv(_LONGEST)
        act()
        told = DONE
    except DeskError as refusal:
        told = refusal.problem.name
    except Exception as fault:  # noqa: BLE001 - whatever it is, the test is to see it
        told = f"{type(fault).__name__}: {fault}"
    door.sendall(told.encode())
