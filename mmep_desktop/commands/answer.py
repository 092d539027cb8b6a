"""The ``answer`` command: takes MMEP's answers in, or shows what they would change."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from mmep_desktop.bootstrap import answering_of
from mmep_desktop.commands.output import print_line
from mmep_desktop.commands.unlocking import add_options, say_refused, unlocked_for
from mmep_desktop.domain.heard import Compared, Differs
from mmep_desktop.errors import DeskError
from mmep_desktop.services.permissions import Deed

DONE = 0


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        with unlocked_for(given, Deed.EXPORT) as unlocked:
            answering = answering_of(unlocked)
            seen = answering.compare(str(given.file))
            told = as_plain(seen, applied=not given.dry_run)
            if not given.dry_run:
                answering.apply(seen)
    except DeskError as refusal:
        return say_refused(refusal)
    print_line(json.dumps(told))
    return DONE


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
        description="Takes in what MMEP answers, signed by the key that this desk relies on. "
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
    add_options(one)
    return parser
