"""The quick card: one side of Letter beside the keyboard, in the language of the window."""

from mmep_desktop.documents.blocks import Cell
from mmep_desktop.documents.card_words import (
    KeyLine,
    doubts,
    four_keys,
    four_keys_title,
    heading,
    interview_keys,
    other_keys,
    outcomes,
    to_write_in,
)
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import (
    AMBER,
    AMBER_TINT,
    MUTED,
    PRIMARY,
    PRIMARY_TINT,
    SLATE,
    SLATE_TINT,
    VIOLET,
    VIOLET_TINT,
)
from mmep_desktop.documents.key_caps import HEIGHT as KEY_HEIGHT
from mmep_desktop.documents.key_caps import cap_width, draw_cap
from mmep_desktop.documents.pages import MARGIN, TEXT_WIDTH, draw_cell
from mmep_desktop.documents.pen import PAGE_HEIGHT, Pen
from mmep_desktop.documents.text import Style, lay_out, width_of
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.words import spoken

TITLE = Style(24, 31, Weight.SEMI_BOLD)
QUIET = Style(12, 17, ink=MUTED)
SECTION = Style(14.5, 21, Weight.SEMI_BOLD, PRIMARY)
BODY = Style(12, 16)
BESIDE_KEY = Style(12, 12.5)
STRONG = Style(12, 16, Weight.SEMI_BOLD)

_TOP, _BOTTOM = 28.0, PAGE_HEIGHT - 26.0
_PAD = 10.0
_BETWEEN = 4.0
_PITCH = 25.5
_GUTTER = 22.0
_COLUMN = (TEXT_WIDTH - _GUTTER) / 2
_BAR = 4.0
_NAME_ROOM = 178.0
_LOOKS = {
    Outcome.REFER: (PRIMARY, PRIMARY_TINT),
    Outcome.REFER_ASK_MORE: (AMBER, AMBER_TINT),
    Outcome.NO_REFERRAL: (SLATE, SLATE_TINT),
    Outcome.DECLINED: (VIOLET, VIOLET_TINT),
}


class CardTooFull(Exception):
    """The words in this language need more room than one side has."""


def quick_card() -> bytes:
    """Return the card as PDF. Raises ``CardTooFull``."""
    title, below = heading()
    card = _Card(Pen(title, spoken()))
    card.texts((title, TITLE), (below, QUIET))
    card.four_keys()
    card.key_columns()
    card.outcomes()
    card.doubts()
    return card.finished()


class _Card:
    """The page as it is filled from the top."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._at = _TOP

    def texts(self, *texts: tuple[str, Style]) -> None:
        """Set texts across the page, one under the other."""
        cell = _cell(0, TEXT_WIDTH, *texts)
        draw_cell(self._pen, cell, self._at)
        self._at += cell.height

    def four_keys(self) -> None:
        """Set the shortest way through in a row of its own."""
        top, height = self._at + 8, 68.0
        self._pen.box(MARGIN, top, TEXT_WIDTH, height, fill=PRIMARY_TINT, radius=8)
        draw_cell(self._pen, _cell(_PAD, TEXT_WIDTH, (four_keys_title(), SECTION)), top + 7)
        steps = four_keys()
        room = TEXT_WIDTH - 2 * _PAD - sum(map(_width, steps))
        left, gap = _PAD, room / (len(steps) - 1)
        if gap < _PAD:
            raise CardTooFull
        for step in steps:
            self._key_line(left, top + 36, step, _width(step))
            left += _width(step) + gap
        self._at = top + height

    def key_columns(self) -> None:
        """Set the keys in two columns."""
        self._at += 10
        columns = (interview_keys(), other_keys())
        for place, (title, lines) in enumerate(columns):
            left, at = place * (_COLUMN + _GUTTER), self._at
            draw_cell(self._pen, _cell(left, _COLUMN, (title, SECTION)), at)
            keys_room = max(map(_keys_width, lines))
            for row, line in enumerate(lines):
                top = at + SECTION.leading + 4 + row * _PITCH
                self._key_line(left, top, line, _COLUMN, keys_room)
        rows = max(len(lines) for _title, lines in columns)
        self._at += SECTION.leading + 4 + rows * _PITCH

    def outcomes(self) -> None:
        """Set each outcome with what to do, told by its words and not by its colour alone."""
        title, rows = outcomes()
        self._at += 4
        self.texts((title, SECTION))
        self._at += 4
        for outcome, name, to_do in rows:
            self._outcome(outcome, name, to_do)

    def _outcome(self, outcome: Outcome, name: str, to_do: str) -> None:
        ink, tint = _LOOKS[outcome]
        left = _PAD + _NAME_ROOM
        named = _cell(_PAD, _NAME_ROOM - _PAD, (name, STRONG))
        told = _cell(left, TEXT_WIDTH - left - _PAD, (to_do, BODY))
        height = max(named.height, told.height) + 10
        self._pen.box(MARGIN, self._at, TEXT_WIDTH, height, fill=tint)
        self._pen.box(MARGIN, self._at, _BAR, height, fill=ink)
        for cell in (named, told):
            draw_cell(self._pen, cell, self._at + 5)
        self._at += height + 4

    def doubts(self) -> None:
        """Set what to remember, and two lines to write a telephone number on."""
        title, lines = doubts()
        self._at += 6
        self.texts((title, SECTION))
        self._at += 2
        for line in lines:
            self._pen.box(MARGIN + 2, self._at + 6, 4, 4, fill=PRIMARY)
            cell = _cell(14, TEXT_WIDTH - 14, (line, BODY))
            draw_cell(self._pen, cell, self._at)
            self._at += cell.height + 1.5
        self._at += 7
        room = (TEXT_WIDTH - 14) / 2
        for place, name in enumerate(to_write_in()):
            left = 14 + place * room
            draw_cell(self._pen, _cell(left, room, (name, QUIET)), self._at)
            begin, end = left + width_of(name, QUIET) + 8, left + room - 16
            self._pen.rule(MARGIN + begin, MARGIN + end, self._at + QUIET.leading - 2, MUTED)
        self._at += QUIET.leading

    def finished(self) -> bytes:
        """Return the card, if all of it stands on one side."""
        if self._at > _BOTTOM:
            raise CardTooFull
        return self._pen.finished()

    def _key_line(
        self, left: float, top: float, line: KeyLine, room: float, keys_room: float = 0
    ) -> None:
        """Set keys and, in the middle of their height, what they do."""
        at = left
        for key in line.keys:
            draw_cap(self._pen, at, top, key)
            at += cap_width(key) + _BETWEEN
        begin = max(left + keys_room, at) + _BETWEEN
        told = _cell(begin, left + room - begin, (line.words, BESIDE_KEY))
        if told.height > _PITCH:
            raise CardTooFull
        draw_cell(self._pen, told, top + (KEY_HEIGHT - told.height) / 2)


def _width(line: KeyLine) -> float:
    """Return the width of *line* with its words on one line."""
    return _keys_width(line) + _BETWEEN + width_of(line.words, BESIDE_KEY) + 1


def _keys_width(line: KeyLine) -> float:
    return sum(cap_width(key) + _BETWEEN for key in line.keys)


def _cell(left: float, width: float, *texts: tuple[str, Style]) -> Cell:
    lines = tuple(line for text, style in texts for line in lay_out(text, style, width))
    return Cell(left, width, lines)
