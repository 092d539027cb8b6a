"""A program near the center: what it is, for whom, when and where."""

from collections.abc import Mapping
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.program_rows import BadRow, needs_offered, row_of
from mmep_desktop.domain.programs import Program, ProgramKind
from mmep_desktop.errors import DeskError
from mmep_desktop.services.schools import Schools
from mmep_desktop.words import _, spoken
from ui.interview.enter_button import enter_button
from ui.schools.words import column_words, program_kind_words
from ui.set_up.form import line_of, text_field, text_of, tiles
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton, press_focused
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.tick_list import Row, TickList

_RIDE = "yes"
_PARTED = "__"


class ProgramPage(QWidget):
    """``kept`` once it is kept, ``left`` without."""

    kept = Signal()
    left = Signal()

    def __init__(self, schools: Schools) -> None:
        super().__init__()
        self.setObjectName("program_page")
        self._schools = schools
        self._id = ""
        self._heading = PageHeading("program_heading", _("Program"))
        self._problem = ErrorPanel("program_problem")
        self._kind = ListBox("program_kind")
        self._lines = {
            key: text_field(f"program_{key}", column_words(key), hint)
            for key, hint in _hints().items()
        }
        ride = [Row(_RIDE, _("There is a ride"))]
        self._ride = TickList("program_ride", column_words("ride"), ride, keys_anywhere=False)
        self._back = KeyButton("program_back", _("Leave it"), key="Escape", within=self)
        self._save = enter_button("program_save", _("Save"), kind="primary")
        self._scroll = ScrollPage("program_scroll")
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self._keep)
        bind("Enter", self, self._enter, anywhere=False)

    def ask(self, program: Program | None) -> None:
        """Ask about *program*, or about a new one."""
        self._id = program.id if program else ""
        self._problem.clear()
        told = row_of(program) if program else {}
        for key, line in self._lines.items():
            line.clear_error()
            line_of(line).setText(told.get(key, ""))
        self._kind.clear()
        for kind in ProgramKind:
            self._kind.addItem(program_kind_words(kind), kind.value)
        self._kind.setCurrentIndex(max(self._kind.findData(told.get("kind")), 0))
        self._ride.set_value((_RIDE,) if told.get("ride") == _RIDE else ())
        needs = program.needs if program else {}
        offered = needs_offered(self._schools.screener)
        self._needs.set_value(
            f"{key}{_PARTED}{code}"
            for key, codes in needs.items()
            for code in codes
            if code in offered.get(key, ())
        )
        self._scroll.verticalScrollBar().setValue(0)
        line_of(self._lines["name"]).setFocus()

    @cached_property
    def _needs(self) -> TickList:
        screener = self._schools.screener
        words = screener.wording(spoken())
        rows = [
            Row(
                f"{key}{_PARTED}{code}",
                f"{words.get(f'field.{key}')}: {words.get(f'field.{key}.choice.{code}')}",
            )
            for key, codes in needs_offered(screener).items()
            for code in codes
        ]
        return TickList("program_needs", column_words("needs"), rows, keys_anywhere=False)

    def _enter(self) -> None:
        """Press the button that has the focus; where none has, save."""
        press_focused(self._keep)

    def _given(self) -> Mapping[str, str]:
        told = {key: text_of(line) for key, line in self._lines.items()}
        needs: dict[str, list[str]] = {}
        for ticked in self._needs.value():
            key, _parted, code = ticked.partition(_PARTED)
            needs.setdefault(key, []).append(code)
        told["needs"] = "; ".join(f"{key}={' '.join(codes)}" for key, codes in needs.items())
        told["ride"] = _RIDE if self._ride.value() else "no"
        told["kind"] = self._kind.currentData()
        return told

    def _keep(self) -> None:
        for line in self._lines.values():
            line.clear_error()
        try:
            self._schools.keep_program(self._id, self._given())
        except BadRow as bad:
            wrong = next(key for key in bad.columns if key in self._lines)
            self._lines[wrong].show_error(_refusal(wrong))
        except DeskError as error:
            self._problem.show_problem(error.problem.value, error.problem.sentence)
        else:
            self.kept.emit()

    def _lay_out(self) -> None:
        card = Card("program_card")
        line = self._lines
        card.add(tiles(line["name"], Labelled(column_words("kind"), self._kind)))
        card.add(tiles(line["from_age"], line["to_age"], line["grades"], columns=3))
        card.add(tiles(line["months"], line["first_day"], line["last_day"], columns=3))
        card.add(tiles(line["hours"], line["place"], line["phone"], columns=3))
        card.add(self._ride)
        hint = _("Told to a family that gave one of these answers; with none ticked, to any.")
        card.add(Labelled(column_words("needs"), self._needs, hint))
        keys = FlowLayout()
        for button in (self._back, self._save):
            keys.addWidget(button)
        card.body.addLayout(keys)
        for part in (self._heading, self._problem, card):
            self._scroll.add(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)


def _hints() -> dict[str, str]:
    """Return the lines to type in, with how each is typed where that does not show."""
    day = _("Such as 2026-07-06.")
    return {
        "name": "",
        "from_age": "",
        "to_age": "",
        "grades": _("Such as 09 10 11."),
        "months": _("What comes each year: 7 8."),
        "first_day": day,
        "last_day": day,
        "hours": "",
        "place": "",
        "phone": "",
    }


def _refusal(column: str) -> str:
    """Return what to type in a *column* that cannot be read."""
    match column:
        case "name":
            return _("Type the name.")
        case "from_age" | "to_age":
            return _("Type an age up to 21, the smaller one first.")
        case "grades":
            return _("Type grades as they are listed: PK, KN, 01 to 12.")
        case "months":
            return _("Type months as numbers from 1 to 12.")
        case "first_day" | "last_day":
            return _("Type a day as 2026-07-06, the earlier one first.")
        case _:
            return _("This is too long.")
