"""The ``import`` command: reads a school's list into the records, or says what is in it."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from mmep_desktop.bootstrap import importing_of, roster_reader
from mmep_desktop.commands.output import print_line
from mmep_desktop.commands.unlocking import add_options, say_refused, unlocked_for
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.roster import Columns, FileRead, RowRefused
from mmep_desktop.domain.rostering import Report, sent_by
from mmep_desktop.errors import DeskError
from mmep_desktop.services.permissions import Deed

KEPT, FAILED, NOT_KEPT, WAITS = 0, 1, 4, 5
"""Exit status: done, not done, nothing kept because of refused rows, read and not all kept yet."""

_STATUSES = f"""exit status:
  {KEPT}  the list is kept, or with --dry-run it could be read to its end
  {FAILED}  it could not be read or kept, or was stopped with Ctrl+C; nothing was changed
  2  these arguments are refused
  {NOT_KEPT}  some rows cannot be read, so nothing was kept; --good-rows-only keeps the others
  {WAITS}  stopped with Ctrl+C after the list was read; the rest is kept after the next unlock"""


class _NoPreset(Exception):
    """Nothing is kept under the name that was given."""


class _Steps:
    """Shows on a terminal how far the reading is."""

    is_cancelled = False

    def report(self, done: int, total: int) -> None:
        """Show how many rows are read; other outputs are not filled with it."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done:,} of {max(done, total):,} ")
            sys.stderr.flush()


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        if given.dry_run:
            return _dry_run(given)
        return _import(given)
    except DeskError as refusal:
        return say_refused(refusal)
    except _NoPreset:
        sys.stderr.write("mmep-desktop: no columns are kept under that name\n")
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing was changed.\n")
        return FAILED


def _dry_run(given: argparse.Namespace) -> int:
    """Read the list and say what is in it; only a preset needs the key, which opens the records."""
    columns = None
    if given.preset:
        with unlocked_for(given, Deed.IMPORT) as unlocked:
            columns = _preset(given.preset, importing_of(unlocked).presets())
    students, withdrawn = 0, 0
    refused: list[RowRefused] = []
    with roster_reader().open(given.file, columns) as reading:
        file = sent_by(reading.file(), _sender(given))
        for chunk in reading.students():
            students += len(chunk.students)
            withdrawn += sum(student.is_withdrawn for student in chunk.students)
            refused += chunk.refused
    _say({**_of(file), "students": students, "withdrawn": withdrawn, **_refused(refused)})
    return KEPT


def _import(given: argparse.Namespace) -> int:
    with unlocked_for(given, Deed.IMPORT) as unlocked:
        importing = importing_of(unlocked)
        columns = _preset(given.preset, importing.presets()) if given.preset else None
        good = given.good_rows_only
        sender = _sender(given)
        report = importing.read(given.file, columns, _Steps(), good_rows_only=good, sender=sender)
        try:
            report = importing.keep(report, _Steps())
        except KeyboardInterrupt:
            sys.stderr.write("\nStopped. What is not kept yet is kept after the next unlock.\n")
            return WAITS
    _say(as_plain(report))
    if report.is_kept:
        sys.stderr.write(
            "The list still lies in clear where it was. Delete it when you need it no more.\n"
        )
    return KEPT if report.is_kept else NOT_KEPT


def as_plain(report: Report) -> dict[str, object]:
    """Return *report* as it is printed."""
    return {
        **_of(report.file),
        "kept": report.is_kept,
        "baseline": report.is_baseline,
        "read_before": report.read_before.isoformat() if report.read_before else None,
        "students": report.students,
        "came_to": {arrival.value: count for arrival, count in sorted(report.counts.items())},
        **_refused(report.refused),
    }


def _of(file: FileRead) -> dict[str, object]:
    return {"layout": file.layout.value, "source": file.source, "whole_list": file.is_bulk}


def _refused(refused: Sequence[RowRefused]) -> dict[str, object]:
    reasons = Counter(each.reason.value for each in refused)
    rows = [{"row": each.row, "reason": each.reason.value} for each in refused]
    return {"refused": dict(sorted(reasons.items())), "refused_rows": rows}


def _sender(given: argparse.Namespace) -> str:
    """Return who sends the list; columns that are kept have the name of whoever writes them so."""
    return cleaned(given.sender or given.preset)


def _preset(name: str, presets: Mapping[str, Columns]) -> Columns:
    if name not in presets:
        raise _NoPreset
    return presets[name]


def _say(said: dict[str, object]) -> None:
    print_line(json.dumps(said))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop import",
        description="Reads a school's list: OneRoster, a SASID request, an Aspen export, or any "
        "table by its columns. What it prints is JSON. Close the window first: one program opens "
        "the records at a time.",
        epilog=_STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the list: .zip, .csv, .txt, .xlsx")
    parser.add_argument("--preset", metavar="NAME", default="", help="columns kept under a name")
    parser.add_argument(
        "--sender",
        metavar="NAME",
        default="",
        help="who sends it, where lists come from more than one office; else the preset's name",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what is in the list; needs no key"
    )
    parser.add_argument(
        "--good-rows-only", action="store_true", help="keep what can be read, leave the other rows"
    )
    add_options(parser)
    return parser
