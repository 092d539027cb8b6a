"""A program at work, and every operation that it asked of the files in one folder."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.leaks.strace import decoded, end_of, payload_of, sorted_lines
from tests.power.operations import Cut, Made, Operation, Removed, Renamed, Said, Synced, Written
from tests.source_tree import ROOT

CALLS = (
    *("open", "openat", "creat", "write", "pwrite64", "writev", "pwritev", "pwritev2"),
    *("ftruncate", "truncate", "fallocate", "fsync", "fdatasync", "sync_file_range", "sync"),
    *("rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat", "lseek"),
    *("mkdir", "rmdir", "copy_file_range", "sendfile"),
)
PATIENCE = 300
_QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NUMBERS = re.compile(r"(?:, )(\d+)(?=,|$)")
_HANDLE = re.compile(r"(\d+)<")
_INDEX = "-shm"
"""The index of SQLite's log: it is mapped into memory, and made anew by whoever opens first."""


def recorded(folder: Path, kept_in: Path, module: str, *arguments: str) -> list[Operation]:
    """Run *module* with *folder* and *arguments*; return what it asked of the files in *folder*."""
    kept_in.mkdir()
    asked = ",".join(f"?{call}" for call in CALLS)
    how = ["-f", "-ff", "-qq", "--seccomp-bpf", "-ttt", "-yy", "-xx", "-s", str(1 << 26)]
    what = ["-e", "signal=none", "-e", f"trace={asked}", "-o", str(kept_in / "of")]
    program = [sys.executable, "-m", module, str(folder), *arguments]
    subprocess.run(
        ["strace", *how, *what, *program],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        timeout=PATIENCE,
        check=True,
    )
    return list(_Reading(str(folder)).operations(kept_in))


class _Reading:
    """Turns the lines of a trace into operations; remembers where each handle stands."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._stands: dict[str, int] = {}
        self._lengths: dict[str, int] = {}

    def operations(self, kept_in: Path) -> Iterator[Operation]:
        for call, told, came in sorted_lines(kept_in):
            if came == "-1":
                continue
            if call == "write" and told.startswith("1<"):
                text = b"".join(payload_of(call, told)).decode("ascii")
                yield from (Said(line) for line in text.splitlines())
            elif call == "write" or "open" in call or call in {"creat", "lseek", "pwrite64"}:
                yield from self._with_a_handle(call, told, came)
            else:
                yield from self._other(call, told)

    def _is_ours(self, path: str) -> bool:
        return path.startswith(self._folder) and not path.endswith(_INDEX)

    def _with_a_handle(self, call: str, told: str, came: str) -> Iterator[Operation]:
        if "open" in call:
            path = decoded(_QUOTED.findall(told)[-1])
            if self._is_ours(path):
                yield from self._opened(path, told, came)
            return
        path = end_of(told)
        if not self._is_ours(path):
            return
        handle = told.partition("<")[0]
        (content,) = payload_of(call, told) if call != "lseek" else (b"",)
        if call == "lseek":
            self._stands[handle] = int(came)
        elif call == "pwrite64":
            yield Written(path, int(_NUMBERS.findall(told)[-1]), content)
        else:
            at = self._stands.get(handle, 0)
            self._stands[handle] = at + len(content)
            yield Written(path, at, content)

    def _opened(self, path: str, told: str, came: str) -> Iterator[Operation]:
        assert "O_APPEND" not in told, "where it writes is not in the trace"
        self._stands[came] = 0
        if "O_CREAT" in told:
            yield Made(path)
        if "O_TRUNC" in told:
            yield Cut(path, 0)

    def _other(self, call: str, told: str) -> Iterator[Operation]:
        names = [decoded(each) for each in _QUOTED.findall(told)]
        place = end_of(told)
        if not any(map(self._is_ours, [*names, place])):
            return
        if call in {"fsync", "fdatasync"}:
            yield Synced(place)
        elif call == "ftruncate":
            yield Cut(place, int(_NUMBERS.findall(told)[-1]))
        elif call.startswith("rename"):
            yield Renamed(*names)
        elif call.startswith("unlink"):
            yield Removed(names[0])
        else:
            assert call == "mkdir", f"{call} is not known to the disk that is simulated"
