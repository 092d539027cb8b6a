"""Bind and show keys; a letter or digit never fires while somebody types in a text field."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_SHOWN = {"Left": "\u2190", "Right": "\u2192", "Up": "\u2191", "Down": "\u2193", "Escape": "Esc"}


def bind(key: str, part: QWidget, act: Callable[[], object], *, anywhere: bool = True) -> QShortcut:
    """Let *key* ("Ctrl+F", "N", "Enter") call *act* while *part* is shown and enabled.

    With *anywhere*, the focus may be anywhere in the window, else it must be inside *part*. A
    text field takes its letters before any shortcut sees them, and a held key acts once. Enter
    is the one of the letters and the one of the figures, also with another key.
    """
    shortcut = QShortcut(part)
    names = [key, key.replace("Enter", "Return")] if key.endswith("Enter") else [key]
    shortcut.setKeys([QKeySequence(name) for name in names])
    shortcut.setContext(
        Qt.ShortcutContext.WindowShortcut
        if anywhere
        else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)
    return shortcut


def bind_everywhere(key: str, part: QWidget, act: Callable[[], object]) -> QShortcut:
    """Let *key* call *act* in every window of the program while *part* is shown."""
    shortcut = bind(key, part, act)
    shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
    return shortcut


def shown_key(key: str) -> str:
    """Write a key as it stands on the keyboard: "Alt+Left" becomes "Alt" and an arrow."""
    parts = key.removesuffix("+").split("+")  # "Ctrl++" is Ctrl and the plus key
    return " ".join(_SHOWN.get(part, part) or "+" for part in parts)


class KeyCap(QLabel):
    """A key, drawn where it acts."""

    def __init__(self, key: str) -> None:
        super().__init__(shown_key(key))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
