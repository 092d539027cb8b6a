"""The ``receive`` command: takes in at MMEP what centers sent, and counts what came."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mmep_desktop.bootstrap import mmep_of, partnering_of
from mmep_desktop.commands.output import print_line
from mmep_desktop.commands.unlocking import (
    JUST_NOW,
    add_options,
    just_proved,
    say_refused,
    unlocked_for,
)
from mmep_desktop.domain.receiving import Came
from mmep_desktop.errors import DeskError
from mmep_desktop.services.permissions import Deed
from mmep_desktop.services.receiving import Arrived, Receiving, Work
from mmep_desktop.services.unlocked import Unlocked

DONE, NOT_ALL, OTHER_WORDS = 0, 3, 4
"""Exit status: all taken in, some not, and words that are of no center that waits."""


@dataclass(frozen=True, slots=True)
class Steadily:
    """Goes on to the end: a terminal stops it by Ctrl+C, between two files or in one."""

    is_cancelled: bool = False

    def report(self, done: int, total: int) -> None:
        """Say nothing of how far it is."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.let_go and (given.files or given.words):
        parser.error("--let-go stands alone")
    try:
        if given.let_go:
            return _let_go(given)
        with unlocked_for(given, Deed.RECEIVE) as unlocked:
            receiving = mmep_of(unlocked, just_proved).receiving
            if given.words and not _confirm(unlocked, receiving, given.words):
                sys.stderr.write("mmep-desktop: no center that waits has these words\n")
                return OTHER_WORDS
            opened = receiving.open_waiting(Steadily()) if given.words else ()
            places = [str(file.absolute()) for file in given.files]
            arrived = (*opened, *receiving.receive(places, Steadily()))
            print_line(json.dumps(as_plain(arrived, receiving.work()), ensure_ascii=False))
    except DeskError as refusal:
        return say_refused(refusal)
    is_whole = all(one.came in {Came.TAKEN, Came.AGAIN} for one in arrived)
    return DONE if is_whole else NOT_ALL


def _let_go(given: argparse.Namespace) -> int:
    """Let everything go that was kept long enough, and count it."""
    with unlocked_for(given, Deed.LET_GO) as unlocked:
        letting_go = mmep_of(unlocked, just_proved).letting_go
        gone = letting_go.let_go(JUST_NOW, Steadily())
    told = {
        "let_go": gone.letting.referrals if gone else 0,
        "children": gone.letting.children if gone else 0,
        "waiting_files": gone.letting.files if gone else 0,
        "is_cleared": gone is None or gone.is_cleared,
    }
    print_line(json.dumps(told))
    return DONE


def as_plain(arrived: Sequence[Arrived], work: Work) -> dict[str, object]:
    """Return what came for JSON: figures and centers, and nobody's name."""
    return {
        "files": [_plain(one) for one in arrived],
        "batches": work.batches,
        "children": len(work.lines),
        "to_tell": work.to_tell,
        "due_to_be_let_go": work.due,
        "missing": {one.center: list(one.numbers) for one in work.missing},
        "unknown_centers": [
            {"name": one.keys.name, "words": " ".join(one.words), "files": one.files}
            for one in work.unknown
        ],
    }


def _plain(one: Arrived) -> dict[str, object]:
    return {
        "file": Path(one.place).name,
        "came": one.came.value if one.came else None,
        "problem": one.problem.value if one.problem else None,
        "center": one.center,
        "batch": one.number,
        "new": one.new,
        "changed": one.changed,
        "withdrawn": one.withdrawn,
        "older": one.older,
        "foreign": one.foreign,
        "alike": one.alike,
    }


def _confirm(unlocked: Unlocked, receiving: Receiving, words: str) -> bool:
    """Rely on the keys of the center that waits and has these *words*."""
    typed = tuple(words.lower().split())
    asked = next((one for one in receiving.work().unknown if one.words == typed), None)
    if asked is not None:
        partnering_of(unlocked, _nobody_else).pin(asked.keys)
    return asked is not None


def _nobody_else(_clerk_id: str, _passphrase: str) -> None:
    """Prove nobody: a changed key, which takes two people, is confirmed with ``keys pin``."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop receive",
        description="At MMEP: takes in the batches that centers sent, each once and in order. "
        "Close the window first: one program opens the records at a time.",
    )
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="what a center sent")
    parser.add_argument(
        "--words",
        metavar="WORDS",
        default="",
        help="eight words that a center read out on the phone: rely on its key from now on",
    )
    let_go = "let everything go for good that was kept long enough, and take nothing in"
    parser.add_argument("--let-go", action="store_true", help=let_go)
    add_options(parser)
    return parser
