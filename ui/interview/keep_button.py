"""The button that drops a correction: every answer stays as it was when the interview ended."""

from mmep_desktop.words import _
from ui.widgets.key_button import KeyButton, WideButton


def keep_button(name: str, *, kind: str = "plain", wide: bool = False) -> KeyButton:
    """Make the button; no single letter presses it, because what was changed is gone then."""
    words = _("Keep the answers as they were")
    return (WideButton if wide else KeyButton)(name, words, key="Ctrl+K", kind=kind)
