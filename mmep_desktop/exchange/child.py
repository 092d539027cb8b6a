"""The process that reads a school's file, and can do nothing else."""

import gc
import stat
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from mmep_desktop.domain.roster import columns_from
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.confinement import confine
from mmep_desktop.exchange.frames import Said, hear, say
from mmep_desktop.exchange.inner import FILE, SAMPLE, STUDENTS
from mmep_desktop.exchange.rosters.opening import Roster, open_roster
from mmep_desktop.exchange.telling import batch_said, beginning_said, file_said


def run() -> int:
    """Answer what is asked on standard input, until it ends."""
    sys.dont_write_bytecode = True
    gc.disable()  # rows are no cycles, and the process ends with the file
    confine()
    return answer(sys.stdin.buffer, sys.stdout.buffer)


def answer(asked: BinaryIO, answers: BinaryIO) -> int:
    """Answer each question; the first that cannot be answered is answered by why, and is the last.

    Of an error only its kind and its place in the program are told: the rest may be private.
    """
    try:
        for said in _answers(asked):
            say(answers, said)
    except BrokenPipeError:  # nobody wants to know any more
        return 0
    except DeskError as error:
        say(answers, {"problem": error.problem.name})
    except MemoryError:
        say(answers, {"problem": Problem.ROSTER_TOO_LARGE.name})
    except BaseException as error:  # noqa: BLE001 - a library's panic is no Exception
        say(answers, {"fault": _place_of(error)})
    return 0


def _answers(asked: BinaryIO) -> Iterator[Said]:
    told = hear(asked)
    if told is None:
        return
    with _opened(Path(str(told["path"]))) as file:
        columns = told["columns"]
        chosen = columns_from(columns) if isinstance(columns, dict) else None
        roster = open_roster(file, chosen, date.fromisoformat(str(told["today"])))
        while (question := hear(asked)) is not None:
            yield from _answer_to(question, roster)


def _answer_to(question: Said, roster: Roster) -> Iterator[Said]:
    if question["ask"] == FILE:
        yield file_said(roster.file())
    elif question["ask"] == SAMPLE:
        yield beginning_said(roster.beginning())
    elif question["ask"] == STUDENTS:
        for batch in roster.batches():
            yield batch_said(batch)
        yield {"end": True}


def _opened(path: Path) -> BinaryIO:
    """Open a file that is one: what is none may never come to an end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise DeskError(Problem.ROSTER_KIND_UNKNOWN)
        return path.open("rb")
    except (OSError, ValueError):
        raise DeskError(Problem.ROSTER_UNREADABLE) from None


def _place_of(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}:{where}"
