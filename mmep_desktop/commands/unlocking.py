"""How a command at a terminal opens the store: like the window, with the same roles and throttle.

The clerk's id comes as an option. The passphrase is typed at the terminal without being shown, or
read from a file descriptor; never from the arguments or the environment, which others can see.
"""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from mmep_desktop.bootstrap import real_entrance
from mmep_desktop.domain.center import DeskKind
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.paths import desk_folder
from mmep_desktop.security.core_dumps import forbid_core_dumps
from mmep_desktop.services.entering import Entering
from mmep_desktop.services.permissions import Deed, refuse_unless
from mmep_desktop.services.unlocked import Unlocked

REFUSED = 1
"""Exit status where the store could not be opened."""

JUST_NOW = "typed to unlock"
"""The passphrase was typed for this very command: it stands for her hand once more."""

_LONGEST = 4096
"""Bytes; no passphrase is longer, and what else lies behind the descriptor is not read."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let *parser* take who unlocks, and from where the passphrase comes."""
    parser.add_argument("--clerk", metavar="ID", default="", help="who unlocks, by the short id")
    parser.add_argument(
        "--passphrase-fd",
        metavar="N",
        type=int,
        help="read the passphrase from the file descriptor N, not from the terminal",
    )


@contextmanager
def unlocked_for(
    given: argparse.Namespace, deed: Deed, at_mmep: Deed | None = None
) -> Iterator[Unlocked]:
    """Open the store as *given* for a clerk who may do *deed*, and lock it afterwards.

    At MMEP she may do *at_mmep* instead, where there is such a deed.

    Raises ``DeskError``, and ``SystemExit`` where it is not clear who unlocks or how.
    """
    forbid_core_dumps()
    entrance = real_entrance(desk_folder())
    clerk_id, passphrase = typed_for(given, entrance)
    unlocked = entrance.unlock(clerk_id, passphrase)
    try:
        with unlocked.store.work(clerk_id)() as work:
            work.only_read()
            is_at_mmep = work.center.center().kind is DeskKind.MMEP
            refuse_unless(work, clerk_id, at_mmep if at_mmep and is_at_mmep else deed)
        yield unlocked
    finally:
        unlocked.lock()


def typed_for(given: argparse.Namespace, entrance: Entering) -> tuple[str, str]:
    """Return who unlocks, and the passphrase that is typed or read; raises as above."""
    clerk_id = _chosen(given.clerk, entrance.clerk_ids())
    return clerk_id, passphrase_from(given.passphrase_fd)


def passphrase_from(descriptor: int | None, asking: str = "Passphrase: ") -> str:
    """Return what is read from *descriptor*, or else typed at the terminal, asked for so."""
    if descriptor is not None:
        return _read_from(descriptor)
    if not sys.stdin.isatty():
        _stop("the passphrase is typed at a terminal, or read with --passphrase-fd")
    return getpass.getpass(asking)


def just_proved(_clerk_id: str, _passphrase: str) -> None:
    """Ask nothing more: see ``JUST_NOW``."""


def say_refused(refusal: DeskError) -> int:
    """Say on standard error why it was refused, and return the exit status."""
    sys.stderr.write(f"{refusal.problem.value}: {refusal.problem.sentence}\n")
    return REFUSED


def _chosen(asked: str, clerk_ids: tuple[str, ...]) -> str:
    if not clerk_ids:
        raise DeskError(Problem.KEY_FILE_DAMAGED)
    if not asked and len(clerk_ids) == 1:
        return clerk_ids[0]
    if asked not in clerk_ids:
        _stop(f"say who unlocks with --clerk: {', '.join(clerk_ids)}")
    return asked


def _read_from(descriptor: int) -> str:
    """Return the first line that the descriptor gives, without its end."""
    try:
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as source:
            content = bytearray()
            while b"\n" not in content and len(content) < _LONGEST:
                some = source.read(_LONGEST)
                if not some:
                    break
                content += some
    except OSError:
        _stop("nothing can be read from that file descriptor")
    try:
        line, _, _ = content.partition(b"\n")
        return line.rstrip(b"\r").decode(errors="surrogateescape")
    finally:
        content[:] = bytes(len(content))


def _stop(why: str) -> NoReturn:
    sys.stderr.write(f"mmep-desktop: {why}\n")
    raise SystemExit(2)
