"""The ``restore`` command: shows what a backup would bring back, and brings it back."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mmep_desktop.bootstrap import backups_at_the_door, real_entrance
from mmep_desktop.commands.backup import as_text
from mmep_desktop.commands.output import print_line
from mmep_desktop.commands.unlocking import add_options, say_refused, typed_for
from mmep_desktop.errors import DeskError
from mmep_desktop.holding import hold
from mmep_desktop.paths import desk_folder
from mmep_desktop.security.core_dumps import forbid_core_dumps
from mmep_desktop.services.backups import Prospect
from mmep_desktop.services.restoring import Restoring

DONE, NOT_DONE = 0, 1
"""Exit status: what was asked for is done, or nothing was changed."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        with _opened(given) as (backups, passphrase):
            if given.generation is None:
                print_line(as_text(backups.generations()))
                return DONE
            if given.generation not in {each.id for each in backups.generations()}:
                sys.stderr.write("There is no such backup; --list names those there are.\n")
                return NOT_DONE
            print_line(in_words(backups.prospect(given.generation, _go_on)))
            if not given.yes:
                return DONE
            backups.restore(given.generation, passphrase, _go_on)
    except DeskError as refusal:
        return say_refused(refusal)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The records are as they were.\n")
        return NOT_DONE
    print_line("The backup is back in place.")
    return DONE


def in_words(prospect: Prospect) -> str:
    """Return what a backup would bring back and what would be lost by it."""
    lines = [as_text((prospect.generation,))]
    step = prospect.step
    if step is None:
        lines.append("The records of today cannot be read, so nothing can be compared.")
    else:
        gone = f"{step.families_lost:,} families and {step.screenings_lost:,} interviews"
        back = step.families_back + step.screenings_back
        lines.append(f"Gone: {gone} that are newer.")
        lines.append(f"As they were then: {step.changed:,} interviews.")
        lines.append(f"Here again, as after destruction: {back:,}.")
    if not prospect.is_of_this_store:
        lines.append("The trail of today's records does not lead to this backup.")
    return "\n".join(lines)


@contextmanager
def _opened(given: argparse.Namespace) -> Iterator[tuple[Restoring, str]]:
    forbid_core_dumps()
    folder = desk_folder()
    held = hold(folder)
    try:
        entrance = real_entrance(folder)
        clerk_id, passphrase = typed_for(given, entrance)
        backups = backups_at_the_door(entrance, folder, clerk_id, passphrase)
        try:
            yield backups, passphrase
        finally:
            backups.close()
    finally:
        held.release()


def _go_on() -> None:
    """Stop at no step; Ctrl+C does, as long as nothing is decided."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop restore",
        description="Shows what a backup would bring back and, with --yes, brings it back. The "
        "records of today are kept as one more backup. For a supervisor; close the window first.",
    )
    add_options(parser)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--list", action="store_true", help="list the backups, newest first")
    which.add_argument("--generation", metavar="ID", help="the backup to look into")
    parser.add_argument("--yes", action="store_true", help="bring it back; else it is only shown")
    return parser
