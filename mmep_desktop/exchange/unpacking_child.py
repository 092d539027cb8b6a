"""The process that unpacks parcels, and can do nothing else."""

import gc
import sys
from contextlib import suppress
from typing import BinaryIO

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.confinement import confine
from mmep_desktop.exchange.frames import give, hear, say, take
from mmep_desktop.exchange.parcels import LARGEST, unpacked


def run() -> int:
    """Unpack what is given on standard input, until it ends."""
    sys.dont_write_bytecode = True
    gc.disable()  # bytes are no cycles
    confine()
    with suppress(BrokenPipeError):  # nobody wants to know any more
        answer(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def answer(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer each parcel with its members, or with why it has none."""
    while (told := hear(asked)) is not None:
        count = told["bytes"]
        if not isinstance(count, int) or not 0 <= count <= LARGEST:
            return
        try:
            members = unpacked(take(asked, count))
        except DeskError as refusal:
            say(answers, {"refused": refusal.problem.name})
        except MemoryError:
            say(answers, {"refused": Problem.PARCEL_TOO_LARGE.name})
        else:
            say(answers, {"members": [[name, len(member)] for name, member in members.items()]})
            for member in members.values():
                give(answers, member)
