"""Rows whose words wrap, as tall as their words need."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.faced_button import FacedButton


def let_rows_grow(holder: QWidget) -> None:
    """Let each button in *holder* be taller than on one line: a fixed height cuts long words."""
    for button in holder.findChildren(FacedButton):
        policy = button.sizePolicy()
        if button.hasHeightForWidth() and policy.verticalPolicy() == QSizePolicy.Policy.Fixed:
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            button.setSizePolicy(policy)
