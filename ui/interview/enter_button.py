"""A button that shows Enter without binding it: what Enter does depends on where the focus is."""

from ui.widgets.key_button import KeyButton, WideButton
from ui.widgets.keys import KeyCap


def enter_button(
    name: str, text: str, *, kind: str = "plain", icon: str = "", wide: bool = False
) -> KeyButton:
    """Make the button of the page that Enter presses unless another button has the focus."""
    button = (WideButton if wide else KeyButton)(name, text, kind=kind, icon=icon)
    face = button.layout()
    if face is not None:
        face.addWidget(KeyCap("Enter"))
    return button
