"""The ``quick-card`` command: the desk's keys and outcomes on one page, to print once."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from mmep_desktop.commands.output import print_line
from mmep_desktop.documents.quick_card import quick_card
from mmep_desktop.words import ENGLISH, LANGUAGES, speak

MADE, NOT_MADE = 0, 1
"""Exit status: the card is in the file, or the file could not be written."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    speak(given.language)
    try:
        given.file.write_bytes(quick_card())
    except OSError as problem:
        sys.stderr.write(f"The card could not be written: {problem.strerror}.\n")
        return NOT_MADE
    print_line(str(given.file))
    return MADE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mmep-desktop quick-card", description=__doc__)
    parser.add_argument("file", metavar="FILE", type=Path, help="the PDF to write")
    parser.add_argument(
        "--language", choices=LANGUAGES, default=ENGLISH, help="of the window (%(default)s)"
    )
    return parser
