"""Bring the desk's own letters, so that names in many scripts look the same everywhere."""

from collections.abc import Iterable

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from resources import resource
from ui.theme.measures import BODY_TEXT

FAMILY = "Noto Sans"
FIRST = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf")
_LOADED: set[str] = set()


def load_first_fonts() -> None:
    """Make the letters of the window's own languages known to Qt; harmless when done twice."""
    # Qt remarks on each script that Noto Sans leaves to its sister fonts, which is as it should be.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    _load(FIRST)


def load_fonts() -> None:
    """Make every shipped font known: families' names come in many scripts."""
    load_first_fonts()
    _load(each.name for each in resource("fonts").iterdir() if each.suffix == ".ttf")


def _load(names: Iterable[str]) -> None:
    for name in names:
        if name not in _LOADED:
            _LOADED.add(name)
            QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def body_font() -> QFont:
    """Give the face of running text."""
    font = QFont(FAMILY)
    font.setPixelSize(BODY_TEXT)
    return font
