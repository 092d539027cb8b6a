"""The ``backup`` command: makes a backup now, or lists those there are."""

import argparse
import json
import sys
from collections.abc import Sequence

from mmep_desktop.bootstrap import backups_of
from mmep_desktop.commands.output import print_line
from mmep_desktop.commands.unlocking import add_options, say_refused, unlocked_for
from mmep_desktop.domain.backups import Generation
from mmep_desktop.errors import DeskError
from mmep_desktop.services.backups import Stopped
from mmep_desktop.services.permissions import Deed

MADE, NOT_MADE = 0, 1
"""Exit status: done, or refused; 2 stays the status of arguments that are refused."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        with unlocked_for(given, Deed.BACK_UP) as unlocked:
            backups = backups_of(unlocked)
            told = backups.generations() if given.list else (backups.make_now(_go_on),)
    except DeskError as refusal:
        return say_refused(refusal)
    except (KeyboardInterrupt, Stopped):
        sys.stderr.write("\nStopped. Nothing was changed.\n")
        return NOT_MADE
    print_line(json.dumps([as_plain(each) for each in told]) if given.json else as_text(told))
    return MADE


def as_text(generations: Sequence[Generation]) -> str:
    """Return one line for each of *generations*."""
    lines = [
        f"{each.id}  {each.made_at.astimezone():%Y-%m-%d %H:%M}  {each.holds.families:,} families, "
        f"{each.holds.screenings:,} interviews, {each.holds.referrals:,} referrals"
        for each in generations
    ]
    return "\n".join(lines) if lines else "There is no backup yet."


def as_plain(generation: Generation) -> dict[str, object]:
    """Return *generation* for JSON: figures only."""
    holds = generation.holds
    return {
        "id": generation.id,
        "made_at": generation.made_at.isoformat(),
        "bytes": generation.octets,
        "families": holds.families,
        "interviews": holds.screenings,
        "referrals": holds.referrals,
        "acts": holds.acts,
    }


def _go_on() -> None:
    """Stop at no step; Ctrl+C does."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop backup",
        description="Makes a backup of the records now, opens it again to see whether it is whole, "
        "and forgets those that are too old. Close the window first.",
    )
    add_options(parser)
    parser.add_argument("--list", action="store_true", help="only list the backups, newest first")
    parser.add_argument("--json", action="store_true", help="as JSON, figures only")
    return parser
