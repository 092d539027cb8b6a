"""Narrow a list to one of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.layouts import FlowLayout


@dataclass(frozen=True, slots=True)
class Filter:
    """One part of a list that can be shown by itself, with how many are in it."""

    code: str
    words: str
    count: int


class FilterPills(QWidget):
    """A row of pills that narrow a list; one of them is always picked."""

    picked = Signal(str)

    def __init__(self, name: str, group: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(group)
        self._pills: dict[str, QPushButton] = {}
        self._row = FlowLayout()
        self.setLayout(self._row)

    def show_filters(self, filters: Sequence[Filter], picked: str) -> None:
        """Show *filters* with the one of code *picked* on; pills that stay keep their focus."""
        for code in set(self._pills) - {each.code for each in filters}:
            self._pills.pop(code).deleteLater()
        for each in filters:
            pill = self._pills.get(each.code) or self._make(each.code)
            pill.setText(f"{each.words} {each.count}")
            pill.setAccessibleName(pill.text())
            pill.setChecked(each.code == picked)

    def value(self) -> str | None:
        """Give the code of the picked pill; None when none is shown."""
        return next((code for code, pill in self._pills.items() if pill.isChecked()), None)

    def _make(self, code: str) -> QPushButton:
        pill = QPushButton()
        pill.setObjectName(f"{self.objectName()}_{code}")
        pill.setProperty("kind", "pill")
        pill.setProperty("corner", 14)
        pill.setCheckable(True)
        pill.setAutoDefault(False)
        pill.clicked.connect(partial(self._pick, code))
        self._pills[code] = pill
        self._row.addWidget(pill)
        return pill

    def _pick(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        for each, pill in self._pills.items():
            pill.setChecked(each == code)
        self.picked.emit(code)
