"""The referrals as Qt reads them, and which of them are ticked."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mmep_desktop.domain.names import Name
from mmep_desktop.services.printing_many import ReferralLine
from mmep_desktop.words import _, ngettext
from ui.outcome.wording import child_outcome
from ui.today.states import state_since, tone_of
from ui.widgets.date_words import day_in_words
from ui.widgets.row_painting import STRONG_ROLE, TONE_ROLE
from ui.widgets.text import tip

AnyIndex = QModelIndex | QPersistentModelIndex

TICK_ROLE = Qt.ItemDataRole.UserRole + 10
"""Under this role the first column answers whether its line is ticked."""


class Column(IntEnum):
    """The columns, from the left."""

    TICK = 0
    CHILDREN = 1
    NUMBER = 2
    DAY = 3
    OUTCOME = 4
    STATE = 5


class ReferralModel(QAbstractTableModel):
    """Holds the lines shown; ticks belong to referrals, and stay while other lines are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ReferralLine, ...] = ()
        self._ticked: set[str] = set()

    @property
    def lines(self) -> tuple[ReferralLine, ...]:
        """The lines in the order shown."""
        return self._lines

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the screenings ticked among the lines shown, in their order."""
        return tuple(one.screening_id for one in self._lines if one.screening_id in self._ticked)

    def fill(self, lines: tuple[ReferralLine, ...]) -> None:
        """Show *lines*; what is not shown is not ticked any more."""
        self.beginResetModel()
        self._lines = lines
        self._ticked &= {one.screening_id for one in lines}
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Tick the line in *row*, or take its tick away."""
        self._ticked ^= {self._lines[row].screening_id}
        self._tell(row, row)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every line shown, or none."""
        self._ticked = {one.screening_id for one in self._lines} if ticked else set()
        if self._lines:
            self._tell(0, len(self._lines) - 1)

    def untick(self, ids: tuple[str, ...]) -> None:
        """Take the ticks of *ids* away."""
        self._ticked -= set(ids)
        if self._lines:
            self._tell(0, len(self._lines) - 1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        if column is Column.TICK:
            return _of_the_tick(line, role, is_ticked=line.screening_id in self._ticked)
        return _told(line, column, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _headings()[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))


def _of_the_tick(line: ReferralLine, role: int, *, is_ticked: bool) -> object:
    """Return what the first cell answers, which speaks for its whole line."""
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return spoken(line, is_ticked=is_ticked)
    return is_ticked if role == TICK_ROLE else None


def _told(line: ReferralLine, column: Column, role: int) -> object:
    match role, column:
        case (Qt.ItemDataRole.DisplayRole, _):
            return shown(line, column)
        case (Qt.ItemDataRole.ToolTipRole, Column.CHILDREN | Column.NUMBER | Column.OUTCOME):
            return tip(shown(line, column))
        case (int(asked), Column.STATE) if asked == TONE_ROLE:
            return tone_of(line.standing)
        case (int(asked), Column.CHILDREN) if asked == STRONG_ROLE:
            return True
        case _:
            return None


def shown(line: ReferralLine, column: Column) -> str:
    """Return what one cell says."""
    match column:
        case Column.TICK:
            return ""
        case Column.CHILDREN:
            return names_shown(line.names)
        case Column.NUMBER:
            return line.number
        case Column.DAY:
            return day_in_words(line.finished_at.date(), with_year=False)
        case Column.OUTCOME:
            return child_outcome(line.outcome)
        case Column.STATE:
            return state_since(line.standing, line.since)


def names_shown(names: Sequence[Name]) -> str:
    """Return the first child by the name on lists, and how many more there are."""
    if not names:
        return ""
    first, more = names[0].listed, len(names) - 1
    if not more:
        return first
    words = ngettext("{name} and {count} more", "{name} and {count} more", more)
    return words.format(name=first, count=more)


def spoken(line: ReferralLine, *, is_ticked: bool) -> str:
    """Return a whole line for somebody who hears it."""
    tick = _("ticked") if is_ticked else _("not ticked")
    parts = (shown(line, column) for column in Column)
    return ", ".join((tick, *(part for part in parts if part)))


def _headings() -> tuple[str, ...]:
    return ("", _("Children"), _("Number"), _("Day"), _("Outcome"), _("State"))
