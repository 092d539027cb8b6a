"""Questions with several answers to tick, as pictures or as rows, and some that stand alone."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

from mmep_desktop.domain.half_typed import Typed
from mmep_desktop.domain.replies import Chosen, Reply, Ticked
from mmep_desktop.words import _
from ui.interview.forms.choice import LETTERS
from ui.interview.forms.form import AnswerForm, NotYet, nothing_chosen
from ui.interview.growing import let_rows_grow
from ui.interview.words import Both, StepWords
from ui.widgets.picture_tiles import LoneAnswer, PictureTiles, Tile
from ui.widgets.tick_list import Row, TickList

_LONE = "instead_"
"""Begins the code of an answer that stands alone: "unsure" is also the last of the pictures."""


class SeveralForm(AnswerForm):
    """What pictures and rows share: some are ticked, or one answer stands in their place."""

    def __init__(self, name: str, list_: PictureTiles | TickList) -> None:
        super().__init__(name)
        self._list = list_
        self._list.ticks_changed.connect(self._ticked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(list_)
        let_rows_grow(list_)

    def reply(self) -> Reply | NotYet:
        """Return what is ticked, or the one answer in place of it."""
        codes = self._list.value()
        if not codes:
            return NotYet(nothing_chosen())
        alone = [code for code in codes if code.startswith(_LONE)]
        return Chosen(alone[0].removeprefix(_LONE)) if alone else Ticked(codes)

    def chosen(self) -> Reply | None:
        """Return what ``reply()`` does, where there is one."""
        reply = self.reply()
        return None if isinstance(reply, NotYet) else reply

    def show_reply(self, reply: Reply) -> None:
        """Tick what was ticked before."""
        match reply:
            case Ticked(codes):
                self._list.set_value(codes)
            case Chosen(code):
                self._list.set_value((f"{_LONE}{code}",))
            case _:
                self._list.set_value(())

    def focus_first(self) -> None:
        """Bring the focus to the first that is ticked, or to the first."""
        self._list.focus_first()

    def typed(self) -> Typed:
        """Return the ticked codes."""
        return {"codes": self._list.value()}

    def put_back(self, typed: Typed) -> None:
        """Tick them again."""
        codes = typed.get("codes")
        self._list.set_value(codes if isinstance(codes, tuple) else ())

    def _ticked(self, _codes: object) -> None:
        self.changed.emit()


def tiles_form(
    name: str, words: StepWords, pictures: Mapping[str, bytes], *, for_family: bool
) -> SeveralForm:
    """Make the tiles of the kinds of work; *pictures* are SVG drawings by code."""
    tiles = [
        Tile(code, words.option(code).clerk, words.option(code).family, pictures[code])
        for code in words.step.options
    ]
    lone = [
        LoneAnswer(
            f"{_LONE}{code}",
            _shortly(code, words.instead(code)),
            words.instead(code).family,
            LETTERS.get(code, ""),
        )
        for code in words.step.question.instead
    ]
    question = words.ask().clerk
    pictured = PictureTiles(f"{name}_tiles", question, tiles, lone, for_family=for_family)
    form = SeveralForm(name, pictured)
    form.is_tall = True
    return form


def _shortly(code: str, words: Both) -> str:
    """Return the clerk's one word for what the family's words say beside it."""
    short = {"none": _("None"), "unsure": _("Unsure"), "declined": _("Declined")}
    return short.get(code, words.clerk) if words.second else words.clerk


def ticks_form(name: str, words: StepWords) -> SeveralForm:
    """Make the rows to tick; the family's words stand first."""
    rows = [
        Row(code, words.option(code).family, words.option(code).second)
        for code in words.step.options
    ]
    rows += [
        Row(
            f"{_LONE}{code}",
            words.instead(code).family,
            words.instead(code).second,
            LETTERS.get(code, ""),
            alone=True,
        )
        for code in words.step.question.instead
    ]
    return SeveralForm(name, TickList(f"{name}_ticks", words.ask().clerk, rows))
