"""A printed key as it is typed: a field for each group, and one that is pasted fills them all."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from mmep_desktop.words import _
from ui.theme.measures import SPACE_2
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import restyle

_BETWEEN = set(" -\u2010\u2011\u2013\u2014\t\r\n")
_LETTERS = set("0123456789ABCDEFGHJKMNPQRSTVWXYZOIL")
"""What a key is written with, and the three letters that are read for what was meant."""

_ROOM = 40
_SAME = str.maketrans("OIL", "011")


class TypedKey(Labelled):
    """A field for each group of so many letters as *sizes* says; the next one follows by itself."""

    def __init__(self, name: str, words: str, sizes: Sequence[int], hint: str = "") -> None:
        self._sizes = tuple(sizes)
        self._fields = [self._group(name, number) for number in range(len(sizes))]
        held = QWidget()
        held.setObjectName(name)
        row = FlowLayout(SPACE_2)
        for field in self._fields:
            row.addWidget(field)
        held.setLayout(row)
        held.setFocusProxy(self._fields[0])
        super().__init__(words, held, hint)

    @property
    def typed(self) -> str:
        """The groups as they stand there, with hyphens between them."""
        return "-".join(field.text() for field in self._fields)

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self._fields:
            field.setText("")  # clear() would leave it for Ctrl+Z
        self.clear_error()
        self._mark_groups(())

    def focus_first(self) -> None:
        """Bring the focus to the first group."""
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_unreadable(self) -> bool:
        """Say which groups cannot be right as they stand; False when each of them may be."""
        wrong = [
            number
            for number, (field, size) in enumerate(zip(self._fields, self._sizes, strict=True))
            if len(field.text()) != size or not set(field.text()) <= _LETTERS
        ]
        self._show_wrong(wrong, _("Look at group {numbers}: a letter is missing or cannot be."))
        return bool(wrong)

    def show_other_than(self, key: str) -> bool:
        """Say in which groups something else was typed than *key* has; False when in none."""
        groups = key.split("-")
        wrong = [
            number
            for number, (field, group) in enumerate(zip(self._fields, groups, strict=True))
            if field.text().translate(_SAME) != group
        ]
        self._show_wrong(wrong, _("Look at group {numbers}: it is not what stands on the paper."))
        return bool(wrong)

    def show_refused(self, sentence: str) -> None:
        """Say that the key as a whole is not right."""
        self.show_error(sentence)
        self.focus_first()

    def _show_wrong(self, wrong: Sequence[int], sentence: str) -> None:
        self._mark_groups(wrong)
        if wrong:
            numbers = ", ".join(str(number + 1) for number in wrong)
            self.show_error(sentence.format(numbers=numbers))
            self._fields[wrong[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._fields[wrong[0]].selectAll()

    def _mark_groups(self, wrong: Sequence[int]) -> None:
        for number, field in enumerate(self._fields):
            field.setProperty("wrong", number in wrong)
            restyle(field)

    def _group(self, name: str, number: int) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"{name}_{number + 1}")
        told = _("Group {number} of {count}").format(number=number + 1, count=len(self._sizes))
        field.setAccessibleName(told)
        letters = field.fontMetrics().horizontalAdvance("W" * self._sizes[number])
        field.setFixedWidth(letters + _ROOM)
        field.textEdited.connect(partial(self._take, number))
        return field

    def _take(self, number: int, text: str) -> None:
        """Keep what belongs into group *number*; what was pasted goes on into the next ones."""
        self.clear_error()
        self._mark_groups(())
        field, size = self._fields[number], self._sizes[number]
        place, rest = len(_plain(text[: field.cursorPosition()])), _plain(text)
        follows = self._fields[number + 1 : number + 2]
        if len(rest) == size + 1 and any(next_.text() for next_ in follows):
            rest = rest[:size]  # a letter too many in the middle of what is there
        self._fill(number, rest[:size], place)
        while (rest := rest[size:]) and (number := number + 1) < len(self._fields):
            place, size = place - size, self._sizes[number]
            self._fill(number, rest[:size], place)
        self._go_on(min(number, len(self._fields) - 1))

    def _fill(self, number: int, text: str, place: int) -> None:
        field = self._fields[number]
        with QSignalBlocker(field):
            field.setText(text)
        field.setCursorPosition(min(max(place, 0), len(text)))

    def _go_on(self, number: int) -> None:
        """Bring the focus to the group where the next letter goes."""
        field, size = self._fields[number], self._sizes[number]
        is_full = len(field.text()) == size and field.cursorPosition() == size
        follows = number + int(is_full)
        if follows < len(self._fields) and not self._fields[follows].hasFocus():
            self._fields[follows].setFocus(Qt.FocusReason.OtherFocusReason)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign not in _BETWEEN)
