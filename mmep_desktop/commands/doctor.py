"""The ``doctor`` command: looks whether this computer is fit for the desk, and says what to do."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from mmep_desktop.commands.output import print_line
from mmep_desktop.doctor.asking import SECONDS, ask_all
from mmep_desktop.doctor.finding import Finding, Health
from mmep_desktop.doctor.looks import LOOKS
from mmep_desktop.doctor.report import as_json, as_text

FIT, NOT_SAVED, WARNINGS, UNFIT = 0, 1, 3, 4
"""Exit status: nothing to do, the report was not saved, only warnings, something is bad.

2 stays the status of a command line that is refused, as everywhere.
"""

_STATUSES = f"""exit status:
  {FIT}  nothing to do
  {NOT_SAVED}  the report that was asked for could not be saved
  2  these arguments are refused
  {WARNINGS}  warnings, nothing bad
  {UNFIT}  something is bad: the desk, or a part of it, will not work"""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    found = ask_all(given.only or list(LOOKS), given.seconds)
    _let_any_terminal_show_it()
    told = as_json(found) if given.json else as_text(found, in_report=given.report is not None)
    print_line(told)
    if given.report is not None and not _save(told, given.report, yes=given.yes):
        return NOT_SAVED
    return status_of(found)


def status_of(found: Sequence[Finding]) -> int:
    """Return the exit status that tells a script how it stands."""
    healths = {finding.health for finding in found}
    if Health.BAD in healths:
        return UNFIT
    return WARNINGS if Health.WARNING in healths else FIT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop doctor",
        description="Looks whether this computer is fit for the desk. It opens no records and "
        "asks for no passphrase; the system may ask to unlock the keyring.",
        epilog=_STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="one JSON object, nothing private")
    parser.add_argument(
        "--only", action="append", choices=LOOKS, metavar="LOOK", help=", ".join(LOOKS)
    )
    parser.add_argument(
        "--report", metavar="FILE", type=Path, help="show it without anything private, then save it"
    )
    parser.add_argument("--yes", action="store_true", help="save the report without asking")
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, help="how long one look may take (%(default)g)"
    )
    return parser


def _let_any_terminal_show_it() -> None:
    """Write what the terminal has no letters for as codes: a printer may be called anything."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a real stream


def _save(told: str, file: Path, *, yes: bool) -> bool:
    """Save what was shown; return False where that was refused. Nothing is written over unasked."""
    try:
        if file.exists():
            if yes:
                sys.stderr.write(f"{file} is there already; nothing was saved.\n")
                return False
            if not _agreed(f"{file} is there already. Write over it?"):
                return False
        elif not (yes or _agreed(f"Save this in {file}?")):
            return False
        file.write_text(f"{told}\n", "utf-8")
    except OSError as problem:
        sys.stderr.write(f"The report could not be saved: {problem.strerror}.\n")
        return False
    sys.stderr.write(f"Saved in {file}.\n")
    return True


def _agreed(question: str) -> bool:
    """Ask at the terminal; anything but a yes, and an end of input, is a no."""
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() in {"y", "yes"}:
        return True
    sys.stderr.write("Nothing was saved.\n")
    return False
