"""Whether a window can open here, how large it may be, and whether a screen reader hears it."""

import os
import sys
from collections.abc import Iterator

from PySide6.QtCore import QSize, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from resources import resource
from ui.health.screen_reader import can_be_heard

NAME = "Window"
FULL = QSize(1280, 720)
LEAST = QSize(640, 360)
"""What the pages are made for, and what a screen of that size has left at 200 %."""

_WITHOUT_DISPLAY = "offscreen"


def look() -> Iterator[Finding]:
    """Start Qt as the window does; Qt ends the process where it cannot."""
    yield _display(_has_display())
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = _WITHOUT_DISPLAY
    app = QApplication([])
    yield ok(NAME, f"Qt {qVersion()} starts.")
    yield _fonts()
    if app.platformName() != _WITHOUT_DISPLAY:
        screen = QApplication.primaryScreen()
        yield size(screen.availableGeometry().size(), screen.devicePixelRatio())
        yield reader(is_heard=can_be_heard())


def size(room: QSize, scale: float) -> Finding:
    """Say whether *room*, already divided by the *scale*, is enough for the pages."""
    told = f"The main screen has room for {room.width()} x {room.height()} at {scale:.0%}."
    to_do = "Choose a smaller scale or a larger resolution for the screen."
    if _fits(LEAST, room):
        if _fits(FULL, room):
            return ok("Screen", told)
        return warning("Screen", f"{told} Side lists fold away and pages scroll.", to_do)
    return bad("Screen", told, to_do)


def reader(*, is_heard: bool) -> Finding:
    """Say whether a screen reader would hear the window."""
    if is_heard:
        return ok("Screen reader", "A screen reader can read the window.")
    to_do = "Where somebody needs one, install at-spi2-core and log in again."
    told = "The bus of screen readers is not there: none could read the window."
    return warning("Screen reader", told, to_do)


def _display(has_one: bool) -> Finding:  # noqa: FBT001 - the one thing that it tells
    session = os.environ.get("XDG_SESSION_TYPE", "")
    if not has_one:
        to_do = "Log in to the desktop and start the program there."
        return bad(NAME, "There is no display in this session.", to_do)
    told = os.environ.get("QT_QPA_PLATFORM") or session or sys.platform
    return ok(NAME, f"There is a display ({told}).")


def _fits(wanted: QSize, room: QSize) -> bool:
    return wanted.boundedTo(room) == wanted


def _has_display() -> bool:
    asked = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    always = sys.platform in {"win32", "darwin"}
    return always or any(os.environ.get(name) for name in asked)


def _fonts() -> Finding:
    refused = [
        each.name
        for each in resource("fonts").iterdir()
        if each.name.endswith(".ttf")
        and QFontDatabase.addApplicationFontFromData(each.read_bytes()) < 0
    ]
    if refused:
        to_do = "Install the program again: its fonts are part of it."
        return bad(NAME, f"Qt cannot use the fonts {', '.join(refused)}.", to_do)
    return ok(NAME, "Qt can use the shipped fonts.")
