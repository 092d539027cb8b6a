"""The ``answer`` command: MMEP makes files of answers, and a center takes them in."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from mmep_desktop.bootstrap import answering_of, mmep_of
from mmep_desktop.commands.output import print_line
from mmep_desktop.commands.receive import Steadily
from mmep_desktop.commands.unlocking import add_options, just_proved, say_refused, unlocked_for
from mmep_desktop.domain.heard import Compared, Differs
from mmep_desktop.domain.written_results import TAKEN
from mmep_desktop.errors import DeskError
from mmep_desktop.services.permissions import Deed
from mmep_desktop.services.unlocked import Unlocked

DONE, NOT_GIVEN = 0, 4
"""Exit status: done, and nothing written down because of refused rows."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        with unlocked_for(given, given.deed) as unlocked:
            told: dict[str, object] = given.act(given, unlocked)
    except DeskError as refusal:
        return say_refused(refusal)
    print_line(json.dumps(told))
    return NOT_GIVEN if told.get("refused_rows") else DONE


def _apply(given: argparse.Namespace, unlocked: Unlocked) -> dict[str, object]:
    """Keep what a file of MMEP says, or only compare it with what is known."""
    answering = answering_of(unlocked)
    seen = answering.compare(str(given.file))
    told = as_plain(seen, applied=not given.dry_run)
    if not given.dry_run:
        answering.apply(seen)
    return told


def _make(given: argparse.Namespace, unlocked: Unlocked) -> dict[str, object]:
    """Make a file for each center that has something to be told."""
    replying = mmep_of(unlocked, just_proved).replying
    wrote = replying.write_all(str(given.folder.absolute()), Steadily())
    return {
        "files": [
            {"file": place, "center": one.center, "number": one.number, "answers": one.answers}
            for place, one in zip(wrote.places, wrote.files, strict=True)
        ],
        "without_key": list(wrote.without_key),
    }


def _give(given: argparse.Namespace, unlocked: Unlocked) -> dict[str, object]:
    """Write down what a file of results says, or only look at it."""
    giving = mmep_of(unlocked, just_proved).giving_results
    read = (giving.look if given.dry_run else giving.give)(given.file)
    return {
        "new": len(read.new),
        "same": read.same,
        "given": not given.dry_run and not read.refused,
        "refused_rows": [
            {"row": one.line, "reason": one.why.value, "columns": list(one.columns)}
            for one in read.refused
        ],
    }


def as_plain(seen: Compared, *, applied: bool) -> dict[str, object]:
    """Return *seen* for JSON: figures only, and nobody's name."""
    return {
        "file": seen.file.number,
        **{how.value: seen.count(how) for how in Differs},
        "batches_received": list(seen.receipts),
        "batches_not_ours": list(seen.not_ours),
        "files_missing_before": list(seen.missing),
        "was_applied_before": seen.was_applied,
        "applied": applied,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop answer",
        description="Makes files of answers at MMEP, and takes them in at a center. "
        "Close the window first: one program opens the records at a time.",
    )
    acts = parser.add_subparsers(required=True, metavar="ACT")
    one = acts.add_parser(
        "apply",
        help="keep what a file of MMEP says",
        description="Keep what a file of MMEP says, all of it or nothing.",
    )
    one.add_argument("file", metavar="FILE", type=Path, help="the file that MMEP sent")
    one.add_argument("--dry-run", action="store_true", help="only say what it would change")
    one.set_defaults(act=_apply, deed=Deed.EXPORT)
    made = acts.add_parser(
        "make",
        help="at MMEP: write a file for each center that has something to be told",
        description="At MMEP: write a signed file for each center that has something to be told.",
    )
    made.add_argument("folder", metavar="FOLDER", type=Path, help="where the files go")
    made.set_defaults(act=_make, deed=Deed.ANSWER)
    give = acts.add_parser(
        "give",
        help="at MMEP: write down what became of many children",
        description="At MMEP: write down what became of many children, the whole file or nothing. "
        f"Its columns: {', '.join(TAKEN)}; or .json with the same members in a list, results.",
        epilog=f"exit status: {DONE} done, {NOT_GIVEN} some rows are refused and nothing was "
        "written down",
    )
    give.add_argument("file", metavar="FILE", type=Path, help="the results: .csv or .json")
    give.add_argument("--dry-run", action="store_true", help="only say what it would change")
    give.set_defaults(act=_give, deed=Deed.ANSWER)
    for each in (one, made, give):
        add_options(each)
    return parser
