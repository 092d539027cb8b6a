"""Take a picture of every page in every theme and leave them in ``out/pictures``.

    python -m tests.gallery.pictures [--at 200] [--language es] [--theme dark] [NAME ...]

NAME is the beginning of a plate's name; without one, all are taken.
"""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from mmep_desktop.words import ENGLISH, speak
from tests.gallery.studio import AT_100, AT_200, Studio
from tests.ui.every_page import plates, resize
from ui.none_on_311 import keep_none
from ui.sweeping import Sweeper
from ui.theme.palette import PALETTES, Palette

OUT = Path(__file__).parents[2] / "out" / "pictures"
PRACTICE = "practice"


def take_all(palette: Palette, options: argparse.Namespace) -> int:
    """Take the pictures of one theme and return how many."""
    studio = Studio(palette, practice=options.practice)
    size = AT_200 if options.at == "200" else AT_100
    studio.window.resize(*size)
    folder = OUT / "-".join(
        (
            *((PRACTICE,) if options.practice else ()),
            palette.name.replace(" ", "-"),
            options.language,
            options.at,
        )
    )
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for number, shown in enumerate(plates(studio, tuple(options.families.split(","))), 1):
        if not options.names or shown.name.startswith(tuple(options.names)):
            resize(studio, shown.window, size)
            shown.window.grab().save(str(folder / f"{number:03}-{shown.name}.png"))
            taken += 1
    studio.close()
    return taken


def main(arguments: list[str]) -> None:
    """Take the pictures that *arguments* ask for; no display is needed."""
    options = _options(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.at == "200":
        os.environ["QT_SCALE_FACTOR"] = "2"
    keep_none()
    app = QApplication(sys.argv[:1])
    Sweeper(app)
    qInstallMessageHandler(lambda _kind, _context, _message: None)
    speak(options.language)
    for name in options.theme.split(","):
        taken = take_all(PALETTES[name.replace("-", " ")], options)
        sys.stdout.write(f"{taken} pictures of {name} in {OUT}\n")
    app.quit()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pictures")
    every = ",".join(name.replace(" ", "-") for name in PALETTES)
    parser.add_argument("names", nargs="*", metavar="NAME", help="the beginning of a plate's name")
    parser.add_argument("--theme", default=every, help="themes, with commas between")
    parser.add_argument("--language", default=ENGLISH, help="the language of the window")
    parser.add_argument("--families", default="en,es", help="the languages of the families")
    parser.add_argument("--at", choices=("100", "200"), default="100", help="scale of the screen")
    parser.add_argument("--practice", action="store_true", help="in the frame of practice")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
