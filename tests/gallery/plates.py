"""One plate for every page and state of the window; taking the next one opens it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tests.gallery.studio import Studio

SCREENERS = ("en", "es", "pt")


@dataclass(frozen=True, slots=True)
class Plate:
    """What is on show: its *name* for tests and files, and the window that shows it."""

    name: str
    window: QWidget


def plate(studio: Studio, name: str, window: QWidget | None = None) -> Plate:
    """Let what was opened settle and show it as *name*."""
    studio.settle()
    return Plate(name, window or studio.window)
