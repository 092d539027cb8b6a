"""The ``verify`` command: checks the whole store against its trail, and says what is wrong."""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from mmep_desktop.commands.output import print_line
from mmep_desktop.commands.unlocking import add_options, say_refused, unlocked_for
from mmep_desktop.domain.checked import Checked, Found, Wrong
from mmep_desktop.errors import DeskError
from mmep_desktop.services.kept_ends import ends_elsewhere
from mmep_desktop.services.permissions import Deed
from mmep_desktop.services.verifying import Verifying
from mmep_desktop.services.words_of_checks import kind_in_words, wrong_in_words

WHOLE, NOT_CHECKED, WRONG = 0, 1, 4
"""Exit status: all is as it should be, it could not be checked, something is wrong."""

_STATUSES = f"""exit status:
  {WHOLE}  everything is as the program left it
  {NOT_CHECKED}  it could not be checked, or was stopped with Ctrl+C
  2  these arguments are refused
  {WRONG}  something was altered, put back, cut off or damaged"""

_NAMED = 20
"""Ids that are told of each thing that is wrong; --json tells all."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        with unlocked_for(given, Deed.READ_TRAIL) as unlocked:
            elsewhere = partial(ends_elsewhere, unlocked)
            checked = Verifying(unlocked.store, unlocked.clerk.id, elsewhere).check(_tell)
    except DeskError as refusal:
        return say_refused(refusal)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing was changed.\n")
        return NOT_CHECKED
    print_line(as_json(checked) if given.json else as_text(checked))
    return WHOLE if checked.is_whole else WRONG


def as_json(checked: Checked) -> str:
    """Return *checked* as one JSON object."""
    found = [{"wrong": one.wrong, "kind": one.kind, "about": one.about} for one in checked.found]
    said = {"whole": checked.is_whole, "lines": checked.lines, "records": checked.records}
    return json.dumps({**said, "found": found})


def as_text(checked: Checked) -> str:
    """Return *checked* in words, with the first ids of what is wrong."""
    looked_at = f"{checked.lines:,} lines of the trail and {checked.records:,} records checked."
    return "\n".join((looked_at, *_told(checked)))


def _told(checked: Checked) -> Iterator[str]:
    if checked.is_whole:
        yield "Everything is as this program left it."
    of: defaultdict[Wrong, list[Found]] = defaultdict(list)
    for one in checked.found:
        of[one.wrong].append(one)
    for wrong, count in checked.counted.items():
        yield f"{wrong_in_words(wrong)} ({count:,})"
        named = [f"{kind_in_words(one.kind)} {one.about}".strip() for one in of[wrong] if one.kind]
        yield from (f"  {name}" for name in named[:_NAMED])
        if len(named) > _NAMED:
            yield f"  and {len(named) - _NAMED:,} more"


def _tell(done: int, total: int) -> None:
    """Show on a terminal how far the check is; other outputs are not filled with it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:,} of {total:,} " + ("\n" if done == total else ""))
        sys.stderr.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop verify",
        description="Checks every record, page and line of the trail, for a supervisor or auditor. "
        "Close the window first: one program opens the records at a time.",
        epilog=_STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_options(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object with every id")
    return parser
