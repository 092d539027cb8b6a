"""The ``evaluate`` command: a family's answers in, one JSON object out; for many, a line for each.

It needs no display, no key and no store, and keeps nothing.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from mmep_desktop.commands.json_input import NotJson, read_json
from mmep_desktop.commands.output import print_faults, print_line
from mmep_desktop.domain.evaluation import evaluate
from mmep_desktop.domain.faults import FaultyPack
from mmep_desktop.domain.reading import (
    WHOLE,
    read_answers,
    read_screening_day,
    refusals_of,
)
from mmep_desktop.domain.refusals import Refusal, Refused, refusal
from mmep_desktop.domain.screener import Screener
from mmep_desktop.screeners.pack import read_pack
from mmep_desktop.screeners.plain import Plain, plain_determination, plain_refusals
from resources import resource

GOOD, FAILED, REFUSED = 0, 1, 2
"""Exit status: evaluated, the pack cannot be used, the input is refused."""

STANDARD_INPUT = "-"


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        screener = read_pack(given.pack or resource("screeners", "mmep-universal"))
    except FaultyPack as faulty:
        print_faults(faulty.faults)
        return FAILED
    try:
        plain = read_json(_content(given.file))
    except OSError as problem:
        return _refuse(Refusal("bad_form", "", f"The file cannot be read: {problem.strerror}."))
    except NotJson:
        return _refuse(Refusal("bad_form", "", "The file does not hold JSON."))
    if isinstance(plain, list):
        return _many(screener, plain, given.on)
    result = _result(screener, plain, given.on)
    _print(result)
    return REFUSED if "error" in result else GOOD


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop evaluate",
        description="Says what comes out of a family's answers, by the screener's rules.",
    )
    parser.add_argument("file", metavar="FILE", help="answers as JSON, or - for standard input")
    parser.add_argument(
        "--on", metavar="YYYY-MM-DD", default=_today(), help="the screening day, if not today"
    )
    parser.add_argument("--pack", metavar="FOLDER", type=Path, help="another screener pack")
    return parser


def _today() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()


def _content(file: str) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    return Path(file).read_bytes()


def _many(screener: Screener, entries: list[object], on: str) -> int:
    try:
        read_screening_day(on)
    except Refused as refused:
        return _refuse(*refused.refusals)
    for entry in entries:
        _print(_entry(screener, entry, on))
    return GOOD


def _entry(screener: Screener, entry: object, on: str) -> Plain:
    """Return the result of one object of a list: answers, with a screening day of their own."""
    if not isinstance(entry, dict):
        return plain_refusals([refusal("bad_form", WHOLE)])
    own = entry.get("screened_on")
    return _result(screener, entry.get("answers"), on if own is None else own)


def _result(screener: Screener, plain: object, day: object) -> Plain:
    try:
        screened_on: date = read_screening_day(day)
    except Refused as refused:
        return plain_refusals((*refused.refusals, *refusals_of(screener, plain)))
    try:
        answers = read_answers(screener, plain, screened_on)
    except Refused as refused:
        return plain_refusals(refused.refusals)
    return plain_determination(evaluate(screener, answers, screened_on))


def _refuse(*refusals: Refusal) -> int:
    _print(plain_refusals(refusals))
    return REFUSED


def _print(result: Plain) -> None:
    """Print *result* on a line of its own, in ASCII, which every terminal and pipe can take."""
    print_line(json.dumps(result))
