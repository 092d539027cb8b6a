"""What can be asked of the window on the command line."""

import argparse
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """*walk* is the folder for what a walk through practice leaves, if one was asked for."""

    practice: bool = False
    walk: Path | None = None


def options_of(arguments: list[str]) -> Options:
    """Read *arguments*; whoever asks for what there is not is told, and the program ends."""
    parser = argparse.ArgumentParser(prog="mmep-desktop")
    parser.add_argument("--practice", action="store_true", help="open with invented families")
    parser.add_argument(
        "--walk",
        type=Path,
        metavar="FOLDER",
        help="with --practice: do the main job by key presses and leave papers and pictures there",
    )
    given = parser.parse_args(arguments)
    if given.walk and not given.practice:
        parser.error("--walk goes with --practice")
    return Options(given.practice, given.walk)
