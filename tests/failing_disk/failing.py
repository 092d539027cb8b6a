"""An act of the desk during which the disk fails at the n-th operation, and what comes of it.

strace lets the operation fail at the kernel's door, whichever library asks for it. The act runs in
a process of its own, which the fault may also end.
"""

import re
import socket
import subprocess
from collections.abc import Callable
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
_CALL = re.compile(r"\d+ +(\w+)\(")
_NAMING = ("rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat")


class Fault(Enum):
    """How the disk fails: at which operations, with what, and whether it goes on failing."""

    FULL = (_WRITING, "error=ENOSPC", True)
    REFUSES_ONCE = ((*_WRITING, *_NAMING), "error=EIO", False)
    ENDS_THE_PROGRAM = ((*_WRITING, *_NAMING), "signal=KILL", False)


def operations_of(begin: Begin, folder: Path, log: Path) -> tuple[str, ...]:
    """Do one act in *folder* undisturbed; return what it asks of the disk, in its order."""
    told = _told_of(begin, folder, log, [])
    assert told == DONE, told
    lines = (_CALL.match(line) for line in log.read_text().splitlines())
    return tuple(line[1] for line in lines if line)


def with_a_fault(
    begin: Begin, folder: Path, log: Path, fault: Fault, before: tuple[str, ...], at: str
) -> str:
    """Do one act in *folder* while the disk fails at the operation *at*, after those *before* it.

    Return ``done``, the name of a problem, ``ended``, or a fault of ours.
    """
    calls, how, goes_on = fault.value
    rules = []
    for call in calls if goes_on else (at,):  # strace counts each call on its own
        first = before.count(call) + 1
        rules += ["-e", f"inject=?{call}:{how}:when={first}{'+' if goes_on else ''}"]
    told = _told_of(begin, folder, log, rules)
    assert told == ENDED or "INJECTED" in log.read_text(), "the act went another way"
    return told


def _told_of(begin: Begin, folder: Path, log: Path, rules: list[str]) -> str:
    ours, theirs = socket.socketpair()
    process = PROCESSES.Process(target=_perform, args=(begin, folder, theirs))
    process.start()
    theirs.close()
    ours.settimeout(_PATIENCE)
    ready = ours.recv(_LONGEST)
    assert ready == _READY, ready.decode()
    names = ",".join(f"?{call}" for call in (*_WRITING, *_NAMING))
    watch = ["strace", "-f", "-p", str(process.pid), "-o", str(log), "-e", f"trace={names}"]
    with subprocess.Popen([*watch, *rules], stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        assert "attached" in strace.stderr.readline()
        ours.sendall(b"go")
        told = ours.recv(_LONGEST).decode() or ENDED
        process.join(_PATIENCE)
        process.close()
    ours.close()
    return told


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
