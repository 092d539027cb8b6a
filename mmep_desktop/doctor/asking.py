"""Does each look in a process of its own, so that none of them can hang or end the doctor."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from mmep_desktop.doctor.finding import Finding, bad, finding_of
from mmep_desktop.doctor.inner import INNER_COMMAND
from mmep_desktop.doctor.looks import LOOKS, Look
from mmep_desktop.own_command import own_command

SECONDS = 30.0
"""How long one look may take; an unlocked keyring or a print queue answers in far less."""

_AT_ONCE = 3
_KIND = re.compile(r"[A-Za-z_]+(Error|Exception)\b")


def ask_all(names: Sequence[str], seconds: float = SECONDS) -> tuple[Finding, ...]:
    """Do the looks called *names*, a few at a time, and return what they found in that order."""
    with ThreadPoolExecutor(_AT_ONCE) as together:
        return tuple(chain(*together.map(lambda name: ask(name, seconds), names)))


def ask(name: str, seconds: float = SECONDS, command: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Do one look in a process of its own; what it found before it broke off counts as well."""
    look = LOOKS[name]
    child = subprocess.Popen(  # noqa: S603 - this program itself, its arguments in a list
        command or (*own_command(), INNER_COMMAND, name),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        told, complained = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(child)
        told, _ = child.communicate()
        return (*_findings(told), _unanswered(look, seconds))
    found = tuple(_findings(told))
    if child.returncode == 0:
        return found
    return (*found, _broken_off(look, child.returncode, complained))


def _findings(told: bytes) -> Iterator[Finding]:
    """Read the lines that a look printed; a library may have printed others among them."""
    for line in told.splitlines():
        try:
            fields = json.loads(line)
            yield finding_of(fields, fields.pop("private"))
        except (ValueError, LookupError, TypeError, AttributeError):
            continue


def _end(child: subprocess.Popen[bytes]) -> None:
    """End *child* and what it had started, which may still hold its output open."""
    if sys.platform == "win32":
        child.kill()
    else:
        os.killpg(child.pid, signal.SIGKILL)


def _unanswered(look: Look, seconds: float) -> Finding:
    return bad(look.title, f"No answer came within {seconds:g} seconds.", look.to_do)


def _broken_off(look: Look, status: int, complained: bytes) -> Finding:
    """Say how it ended; of what it complained only the error's kind: the rest may be private."""
    how = f"signal {-status}" if status < 0 else f"status {status}"
    last = complained.decode(errors="replace").strip().rpartition("\n")[2]
    if kind := _KIND.match(last):
        how = kind[0]
    return bad(look.title, f"This look broke off ({how}).", look.to_do)
