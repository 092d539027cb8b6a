"""Bring the desk's own letters, so that names in many scripts look the same everywhere."""

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from resources import resource
from ui.theme.measures import BODY_TEXT

FAMILY = "Noto Sans"


def load_fonts() -> None:
    """Make the shipped fonts known to Qt; harmless when done twice."""
    # Qt remarks on each script that Noto Sans leaves to its sister fonts, which is as it should be.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for each in resource("fonts").iterdir():
        if each.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(each.read_bytes())


def body_font() -> QFont:
    """Give the face of running text."""
    font = QFont(FAMILY)
    font.setPixelSize(BODY_TEXT)
    return font
