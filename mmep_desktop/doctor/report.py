"""What was found, as a person reads it and as a program does."""

import json
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from mmep_desktop.doctor.finding import Finding, Health

_WIDTH = 96
_MARKS = {Health.OK: "ok", Health.WARNING: "WARNING", Health.BAD: "BAD"}
_COLUMN = 9
_NAME = 15


def as_text(found: Sequence[Finding], *, in_report: bool) -> str:
    """Return a line or two for each finding, and a count; *in_report* nothing private."""
    lines = [line for finding in found for line in _lines(finding, in_report=in_report)]
    heading = ["mmep-desktop doctor", ""]
    if in_report:
        heading[1:1] = ["Names of folders and printers are left out and stand as <words>."]
    return "\n".join([*heading, *lines, "", _count(found)])


def as_json(found: Sequence[Finding]) -> str:
    """Return the findings as one object, without anything private."""
    counts = Counter(finding.health for finding in found)
    return json.dumps(
        {
            "health": {health.value: counts[health] for health in Health},
            "findings": [
                {
                    "name": finding.name,
                    "health": finding.health.value,
                    "code": finding.code,
                    "sentence": finding.said(finding.sentence, in_report=True),
                    "to_do": finding.said(finding.to_do, in_report=True),
                }
                for finding in found
            ],
        },
        indent=2,
    )


def _lines(finding: Finding, *, in_report: bool) -> Iterator[str]:
    sentence = finding.said(finding.sentence, in_report=in_report)
    if finding.code:
        sentence = f"{finding.code}  {sentence}"
    yield from _laid_out(f"{_MARKS[finding.health]:{_COLUMN}}{finding.name:{_NAME}}", sentence)
    if finding.to_do:
        to_do = finding.said(finding.to_do, in_report=in_report)
        yield from _laid_out(" " * (_COLUMN + _NAME), f"To do: {to_do}")


def _laid_out(begin: str, words: str) -> list[str]:
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=begin,
        subsequent_indent=" " * len(begin),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _count(found: Sequence[Finding]) -> str:
    counts = Counter(finding.health for finding in found)
    warnings = "1 warning" if counts[Health.WARNING] == 1 else f"{counts[Health.WARNING]} warnings"
    return f"{counts[Health.BAD]} bad, {warnings}, {counts[Health.OK]} ok."
