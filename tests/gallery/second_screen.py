"""Turn the page to the family, and say on which screen each of the two windows stands.

    python -m tests.gallery.second_screen

It is a program of its own, because Qt learns of its screens when it starts.
"""

import sys

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.gallery.content import SMALL_FAMILY
from tests.gallery.studio import Studio
from ui.none_on_311 import keep_none
from ui.sweeping import Sweeper


def main() -> None:
    """Print the names of the clerk's screen and of the family's, and what the family's covers."""
    keep_none()
    app = QApplication(sys.argv[:1])
    Sweeper(app)
    qInstallMessageHandler(lambda _kind, _context, _message: None)
    studio = Studio()
    studio.unlock()
    studio.open(studio.sit_down("es", *SMALL_FAMILY))
    studio.click("interview_turn")
    studio.settle()
    side = next(each for each in app.topLevelWidgets() if each.objectName() == "family_side")
    box = side.geometry()
    sys.stdout.write(f"{studio.window.screen().name()} {side.screen().name()}\n")
    sys.stdout.write(f"{box.x()} {box.y()} {box.width()} {box.height()}\n")
    side.hide()
    studio.close()


if __name__ == "__main__":
    main()
