"""What a program and its children wrote, sent, opened and started, as the kernel saw it.

strace reports each call with the bytes that it was given, whichever library made it and whether
or not the file has a name any more.
"""

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WRITING = {"write", "pwrite64", "writev", "pwritev", "pwritev2", "vmsplice"}
SENDING = {"sendto", "sendmsg", "sendmmsg"}
OPENING = {"open", "openat", "openat2", "creat"}
NAMING = {
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir"),
    *("mkdirat", "mknod", "mknodat", "setxattr", "lsetxattr", "fsetxattr", "memfd_create"),
}
STARTING = {"execve", "execveat"}
MOVING = {"sendfile", "copy_file_range", "splice", "tee", "io_uring_setup", "process_vm_writev"}
"""Calls that hand on bytes which the trace does not show; the program has no use for them."""

CALLS = {*WRITING, *SENDING, *OPENING, *NAMING, *STARTING, *MOVING, "connect", "mmap"}
MAY_TRACE_ALL = 1 << 19
"""The kernel's CAP_SYS_PTRACE."""

LONGEST = 1 << 26
MAKING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")

_LINE = re.compile(r"(?P<when>\d+\.\d+) (?P<call>\w+)\((?P<told>.*)\) += (?P<came>-?\w+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NAME = r"(?:\\x[0-9a-f]{2})*|[\w-]+:\[.*?\]"
_HANDLE = re.compile(rf"\d+<(?P<name>{_NAME})>")
_SOCKET = re.compile(r"(?:socket|[A-Z][\w-]*):\[(?P<number>\d+)")
_UNREAD = re.compile(r">(?:\(deleted\))?, 0x|iov_base=0x")
_PEER = re.compile(r"^TCP.*->.*:(\d+)\]$")
_SHARED = re.compile(rf"PROT_READ\|PROT_WRITE, MAP_SHARED\S*, \d+<(?P<name>{_NAME})>")

_ENDED_IN_A_CALL = ") = ?"
"""What is missing of the last line when the program was ended while it was written."""


@dataclass
class Trace:
    """Everything that left the program, by where it went."""

    written: dict[str, bytes] = field(default_factory=dict)
    """The bytes for each file, pipe or socket, in the order in which they were written."""

    opened: set[str] = field(default_factory=set)
    """Every file that was opened to write in it, or made."""

    shared: set[str] = field(default_factory=set)
    """Every file that was mapped into memory to be written there, out of the trace's sight."""

    named: set[str] = field(default_factory=set)
    """Every name given to a file, and every attribute of one."""

    started: list[tuple[str, ...]] = field(default_factory=list)
    """Every program that was started, with its arguments."""

    unseen: set[str] = field(default_factory=set)
    """Calls that wrote something the trace does not show."""

    def files(self) -> set[str]:
        """Return the files that were written to or could have been."""
        named = {to for to in self.written if to.startswith("/")}
        return named | self.opened | self.shared


def may_trace() -> bool:
    """Whether this computer lets a program trace its child; the tests say if strace is missing."""
    if shutil.which("strace") is None:
        return True
    asked = ["strace", "-f", "-o", "/dev/null", "-e", "trace=execve", "true"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def may_read_all() -> bool:
    """Whether a tracer reads here also the memory of a process that forbids to be dumped."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    able = next(line for line in status if line.startswith("CapEff"))
    return bool(int(able.split()[1], 16) & MAY_TRACE_ALL)


def traced(kept_in: Path, *command: str) -> list[str]:
    """Return *command* so that its trace is kept in *kept_in*."""
    kept_in.mkdir()
    calls = ",".join(f"?{call}" for call in sorted(CALLS))
    how = ["-f", "-ff", "-qq", "--seccomp-bpf", "-ttt", "-yy", "-xx", "-s", str(LONGEST)]
    what = ["-e", "signal=none", "-e", f"trace={calls}", "-o", str(kept_in / "of")]
    return ["strace", *how, *what, *command]


def read_trace(kept_in: Path) -> Trace:
    """Return what the trace in *kept_in* tells."""
    trace, to_sockets = Trace(), {}
    pieces: dict[str, list[bytes]] = defaultdict(list)
    for call, told, came in sorted_lines(kept_in):
        if came == "-1" and call not in {*SENDING, "connect"}:
            continue
        if call == "connect":
            to_sockets[end_of(told)] = address_in(told)
        elif call in WRITING or call in SENDING:
            where = end_of(told)
            to = to_sockets.get(where, where)
            if call == "sendto" and "sun_path" in told:  # a datagram carries its address
                to = address_in(told)
            pieces[to].append(b"".join(payload_of(call, told)))
        else:
            _note(trace, call, told)
    trace.written = {to: b"".join(parts) for to, parts in pieces.items()}
    return trace


def sorted_lines(kept_in: Path) -> list[tuple[str, str, str]]:
    """Return call, arguments and result of each line, in the order of time."""
    lines = []
    for file in kept_in.iterdir():
        text = file.read_text("utf-8", "surrogateescape")
        whole = text if text.endswith("\n") else f"{text}{_ENDED_IN_A_CALL}"
        for line in whole.splitlines():
            seen = _LINE.match(line)
            if seen:
                lines.append((float(seen["when"]), seen["call"], seen["told"], seen["came"]))
            else:
                assert re.search(r"(exited with|killed by|= \?)", line), f"not read: {line[:200]}"
    lines.sort(key=lambda each: each[0])
    return [(call, told, came) for _, call, told, came in lines]


def _note(trace: Trace, call: str, told: str) -> None:
    if call in OPENING and call != "creat" and not MAKING.search(told):
        return
    texts = [decoded(text) for text in _TEXT.findall(told)]
    assert texts or call in {*MOVING, "mmap"}, f"the tracer could not read what {call} names"
    if call in OPENING:
        trace.opened.add(texts[0])
    elif call in NAMING:
        trace.named.update(texts)
        if call != "memfd_create":
            trace.opened.update(texts)
    elif call in STARTING:
        trace.started.append(tuple(texts))
    elif call in MOVING:
        trace.unseen.add(call)
    elif call == "mmap" and (seen := _SHARED.search(told)):
        trace.shared.add(decoded(seen["name"]))


def end_of(told: str) -> str:
    """Return where a call's first argument leads: a path, or the number of a pipe or socket."""
    seen = _HANDLE.match(told)
    if seen is None:
        return "nowhere"
    name = decoded(seen["name"]) if seen["name"].startswith("\\") else seen["name"]
    if peer := _PEER.search(name):
        return f"port {peer[1]}"
    numbered = _SOCKET.match(name)
    return f"socket {numbered['number']}" if numbered else name


def address_in(told: str) -> str:
    """Return where a socket is connected to."""
    if seen := re.search(r'sun_path=@?"((?:\\x[0-9a-f]{2})*)"', told):
        return f"unix {decoded(seen[1])}"
    if seen := re.search(r"sin6?_port=htons\((\d+)\)", told):
        return f"port {seen[1]}"
    return "netlink" if "AF_NETLINK" in told else "elsewhere"


def payload_of(call: str, told: str) -> Iterator[bytes]:
    """Return the bytes that a call handed over."""
    assert '"...' not in told, "the trace was cut short"
    assert not _UNREAD.search(told), f"the tracer could not read what {call} wrote"
    if call in {"write", "pwrite64", "sendto"}:
        texts = _TEXT.findall(told.split(">, ", 1)[-1])[:1]
    else:
        texts = re.findall(r'iov_base="((?:\\x[0-9a-f]{2})*)"', told)
    yield from (bytes_of(text) for text in texts)


def bytes_of(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def decoded(text: str) -> str:
    return bytes_of(text).decode("utf-8", "backslashreplace")
