"""The ``evaluate`` command: one family's answers, or many, in; one JSON object for each, out.

It needs no display, no key and no store, and keeps nothing.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mmep_desktop.domain.evaluation import evaluate
from mmep_desktop.domain.faults import FaultyPack
from mmep_desktop.domain.reading import read_answers, read_screening_day, refusals_of
from mmep_desktop.domain.refusals import Refused, refusal
from mmep_desktop.domain.screener import Screener
from mmep_desktop.screeners.json_text import NotJson, read_json
from mmep_desktop.screeners.pack import read_pack
from mmep_desktop.screeners.plain import Plain, plain_determination, plain_refusals
from resources import resource

GOOD, FAILED, REFUSED = 0, 1, 2
"""Exit status: evaluated, the world failed, the input is refused."""

_Entry = tuple[object, object]
"""A screening day as it was given, and answers as they were given."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        plain = read_json(_content(given.file))
    except (OSError, NotJson) as problem:
        print(f"mmep-desktop: {_reason(problem)}", file=sys.stderr)  # noqa: T201 - to a terminal
        _print(plain_refusals([refusal("bad_form", "")]))
        return REFUSED
    try:
        screener = read_pack(_folder(given.pack))
    except FaultyPack as faulty:
        for fault in faulty.faults:
            print(fault.file, fault.key, fault.message, sep=": ", file=sys.stderr)  # noqa: T201 - to a terminal
        return FAILED
    on = given.on or date.today().isoformat()
