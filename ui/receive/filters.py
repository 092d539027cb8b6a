"""Which of the children are on the list: by state, by town, by language, by what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.batches import News
from mmep_desktop.domain.names import folded
from mmep_desktop.domain.receiving import WorkLine
from mmep_desktop.words import _
from ui.interview.language_names import language_name
from ui.theme.measures import SPACE_2
from ui.widgets.filter_pills import Filter, FilterPills
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import TileLayout
from ui.widgets.list_box import ListBox

OPEN, ANSWERED, WITHDRAWN, ALL = "open", "answered", "withdrawn", "all"
_NARROWEST = 220


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see; empty texts want everything."""

    state: str = OPEN
    town: str = ""
    language: str = ""
    typed: str = ""

    def holds(self, line: WorkLine) -> bool:
        """Whether *line* is wanted."""
        return (
            self.state in {ALL, state_code(line)}
            and self.town in {"", line.town}
            and self.language in {"", line.language}
            and _is_found(self.typed, line)
        )


class WorkFilters(QWidget):
    """``changed`` when something else is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._states = FilterPills("receive_states", _("Show"))
        self._town, self._language = ListBox("receive_town"), ListBox("receive_language")
        boxes = TileLayout(2, _NARROWEST)
        boxes.addWidget(Labelled(_("Town"), self._town))
        boxes.addWidget(Labelled(_("Language"), self._language))
        held = QWidget()
        held.setLayout(boxes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self._states)
        layout.addWidget(held)
        self._states.picked.connect(self._tell)
        for box in (self._town, self._language):
            box.activated.connect(self._tell)

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        town, language = self._town.currentData(), self._language.currentData()
        return Wanted(self._states.value() or OPEN, town or "", language or "", self._typed)

    def look_for(self, typed: str) -> None:
        """Keep to those whose name or number has all of what is *typed*."""
        self._typed = typed

    def show_all(self, lines: Sequence[WorkLine]) -> None:
        """Offer the states, towns and languages that *lines* have; what is chosen stays."""
        counts = {state: sum(state_code(line) == state for line in lines) for state in _STATES}
        words = {OPEN: _("To be answered"), ANSWERED: _("Answered"), WITHDRAWN: _("Withdrawn")}
        some = [Filter(state, words[state], counts[state]) for state in _STATES]
        picked = self._states.value() or OPEN
        self._states.show_filters((*some, Filter(ALL, _("All"), len(lines))), picked)
        towns = sorted({line.town for line in lines if line.town}, key=folded)
        languages = {line.language: language_name(line.language) for line in lines}
        by_name = sorted(filter(None, languages), key=lambda code: folded(languages[code]))
        _offer(self._town, _("Every town"), [(town, town) for town in towns])
        _offer(self._language, _("Every language"), [(languages[code], code) for code in by_name])

    def _tell(self) -> None:
        self.changed.emit()


_STATES = (OPEN, ANSWERED, WITHDRAWN)


def state_code(line: WorkLine) -> str:
    """Return whether something is to do for a child."""
    if line.news is News.WITHDRAWN:
        return WITHDRAWN
    return OPEN if line.result is None else ANSWERED


def none_in_words(wanted: Wanted, lines: Sequence[WorkLine]) -> str:
    """Return why the list is empty where *lines* has nothing that is wanted."""
    if wanted.state == OPEN and not any(state_code(line) == OPEN for line in lines):
        return _("Every child has a result.")
    return _("No child is like that. Choose All, or empty the find box.")


def _is_found(typed: str, line: WorkLine) -> bool:
    words = folded(typed).split()
    if not words:
        return True
    among = folded(f"{line.name.shown} {line.number}")
    return all(word in among for word in words)


def _offer(box: ListBox, every: str, entries: Sequence[tuple[str, str]]) -> None:
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        box.addItem(every, "")
        for words, code in entries:
            box.addItem(words, code)
        box.setCurrentIndex(max(box.findData(chosen), 0))
