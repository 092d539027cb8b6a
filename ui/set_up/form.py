"""The fields that the set-up and the settings share."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from mmep_desktop.domain.center import School
from mmep_desktop.words import _
from ui.set_up.school_lines import read_schools
from ui.theme.measures import SPACE_4
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import TileLayout

_NARROWEST = 240
_SCHOOL_LINES_HEIGHT = 116


def text_field(name: str, words: str, hint: str = "") -> Labelled:
    """Return a line to type in, with its label."""
    field = QLineEdit()
    field.setObjectName(name)
    row = Labelled(words, field, hint)
    field.textChanged.connect(row.clear_error)
    return row


def line_of(row: Labelled) -> QLineEdit:
    """Return the line of a ``text_field``."""
    if not isinstance(row.field, QLineEdit):
        raise TypeError(row.field)
    return row.field


def text_of(row: Labelled) -> str:
    """Return what was typed, without blanks around it."""
    return line_of(row).text().strip()


def schools_field(name: str) -> Labelled:
    """Return a field for schools, one a line."""
    field = QPlainTextEdit()
    field.setObjectName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(_SCHOOL_LINES_HEIGHT)
    hint = _("One a line. Where you know it, the eight digits first: 02010505 Example High.")
    return Labelled(_("Schools"), field, hint)


def schools_of(row: Labelled) -> tuple[School, ...]:
    """Return the schools typed into a ``schools_field``."""
    return read_schools(row.field.toPlainText()) if isinstance(row.field, QPlainTextEdit) else ()


def tiles(*parts: QWidget, columns: int = 2) -> QWidget:
    """Return *parts* beside each other where there is room."""
    made = QWidget()
    layout = TileLayout(columns, _NARROWEST, SPACE_4)
    for part in parts:
        layout.addWidget(part)
    made.setLayout(layout)
    return made


def mmep_words() -> str:
    """Return what an empty contact means for families."""
    return _(
        "Type here only what MMEP has told you. While it is empty, the family's page prints your "
        "own number."
    )
