"""Carries what was typed from a page to one that says the same in another language."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


@dataclass(frozen=True, slots=True, repr=False)
class Carried:
    """What stands in the fields of a page, and the part of it that has the focus, by name."""

    typed: Mapping[str, str]
    focused: str

    def put_into(self, page: QWidget) -> None:
        """Fill the fields of *page* that have the same names, and focus the same part."""
        for line in page.findChildren(QLineEdit):
            if line.objectName() in self.typed:
                line.setText(self.typed[line.objectName()])
        for lines in page.findChildren(QPlainTextEdit):
            if lines.objectName() in self.typed:
                lines.setPlainText(self.typed[lines.objectName()])
        same = page.findChild(QWidget, self.focused) if self.focused else None
        if same is not None:
            same.setFocus()


def carried_from(page: QWidget) -> Carried:
    """Return what is typed on *page* now."""
    typed = {line.objectName(): line.text() for line in page.findChildren(QLineEdit)}
    typed |= {each.objectName(): each.toPlainText() for each in page.findChildren(QPlainTextEdit)}
    typed.pop("", None)  # parts of Qt's own: a box's line has no name
    focused = QApplication.focusWidget()
    return Carried(typed, focused.objectName() if focused else "")
