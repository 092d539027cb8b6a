"""The ``pack`` command: checks a screener pack before it is used, and compiles its words."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from mmep_desktop.commands.output import line_of, print_faults, print_line
from mmep_desktop.domain.faults import FaultyPack
from mmep_desktop.screeners.checks import check_pack, compile_wordings

CLEAN, FAULTY = 0, 1
"""Exit status: nothing to say against the pack, or faults were found."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    return _compile(given.folder) if given.act == "compile" else _check(given.folder, given.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mmep-desktop pack", description=__doc__)
    acts = parser.add_subparsers(dest="act", required=True)
    check = acts.add_parser("check", help="list every fault, with file and key")
    check.add_argument("--json", action="store_true", help="list the faults as JSON")
    compiled = acts.add_parser("compile", help="write each catalogue's .mo anew from its .po")
    for act in (check, compiled):
        act.add_argument("folder", metavar="FOLDER", type=Path, help="the pack's folder")
    return parser


def _check(folder: Path, as_json: bool) -> int:  # noqa: FBT001 - one switch of the command
    faults = check_pack(folder)
    if as_json:
        print_line(json.dumps({"faults": [asdict(fault) for fault in faults]}))
    else:
        for fault in faults:
            print_line(line_of(fault))
        if not faults:
            print_line("No faults.")
    return FAULTY if faults else CLEAN


def _compile(folder: Path) -> int:
    try:
        written = compile_wordings(folder)
    except FaultyPack as faulty:
        print_faults(faulty.faults)
        return FAULTY
    for path in written:
        print_line(path)
    return CLEAN
