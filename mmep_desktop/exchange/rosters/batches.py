"""Some rows' students, field by field: a form that is quick to read, to check and to hand over."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress

from mmep_desktop.domain.roster import Reason
from mmep_desktop.exchange.rosters.limits import (
    ID_LETTERS,
    NAME_LETTERS,
    TEXT_LETTERS,
)
from mmep_desktop.exchange.rosters.namesakes import BY_NAME

LETTERS = {
    "source_id": TEXT_LETTERS,
    "first": NAME_LETTERS,
    "middle": NAME_LETTERS,
    "last_1": NAME_LETTERS,
    "last_2": NAME_LETTERS,
    "suffix": NAME_LETTERS,
    "used": NAME_LETTERS,
    "born": NAME_LETTERS,
    "local_id": ID_LETTERS,
    "state_id": ID_LETTERS,
    "school": ID_LETTERS,
    "grade": ID_LETTERS,
    "registered_on": NAME_LETTERS,
    "phone": ID_LETTERS,
    "address": TEXT_LETTERS,
    "language": ID_LETTERS,
}
"""The texts that are read of a student, and how long each may be."""

NAMES = ("first", "last_1", "last_2")
NOT_DATES = {
    "born": frozenset({Reason.BAD_BIRTH_DATE, Reason.FUTURE_BIRTH_DATE}),
    "registered_on": frozenset({Reason.BAD_REGISTRATION_DATE}),
}
"""What stands in place of a day that could not be read."""

_FORMULAS = frozenset("=@")

GuardianTexts = tuple[str, str, str]
"""Name, relation, phone."""


@dataclass(slots=True)
class Batch:
    """What was read of some rows; a field that the file does not have is left out of *texts*.

    Every list has one entry for each of *rows*; *read* counts the rows that were looked at.
    """

    rows: list[int]
    texts: dict[str, list[str]]
    withdrawn: list[bool]
    guardians: list[tuple[GuardianTexts, ...]]
    refused: dict[int, Reason] = field(default_factory=dict)
    read: int = 0

    def refuse(self, place: int, reason: Reason) -> None:
        """Refuse the row at *place*, unless it was refused for another reason before."""
        self.refused.setdefault(self.rows[place], reason)

    def take_on(self, more: "Batch", most: int) -> None:
        """Add students of *more*, up to *most* in all, and all rows that are refused there."""
        room = most - len(self.rows)
        self.rows += more.rows[:room]
        self.withdrawn += more.withdrawn[:room]
        self.guardians += more.guardians[:room]
        for key, cells in more.texts.items():
            self.texts.setdefault(key, []).extend(cells[:room])
        self.refused.update(more.refused)

    def checked(self, seen_ids: set[str]) -> "Batch":
        """Return the batch without the rows that cannot be taken, among them ids seen before."""
        self._refuse_unnamed()
        self._refuse_long()
        self._refuse_dates()
        if self.refused:
            self._leave_out()
        self._refuse_repeated(seen_ids)
        return self

    def _refuse_unnamed(self) -> None:
        named = [self.texts[key] for key in NAMES if key in self.texts]
        if all(map(any, zip(*named, strict=True))):
            return
        for place, parts in enumerate(zip(*named, strict=True)):
            if not any(parts) and not self.withdrawn[place]:
                self.refuse(place, Reason.NO_NAME)

    def _refuse_long(self) -> None:
        for key, cells in self.texts.items():
            if max(map(len, cells), default=0) > LETTERS[key]:
                for place, cell in enumerate(cells):
                    if len(cell) > LETTERS[key]:
                        self.refuse(place, Reason.TOO_LONG)

    def _refuse_dates(self) -> None:
        for key, reasons in NOT_DATES.items():
            cells = self.texts.get(key, [])
            if not reasons.isdisjoint(cells):
                for place, cell in enumerate(cells):
                    if cell in reasons:
                        self.refuse(place, Reason(cell))

    def _refuse_repeated(self, seen: set[str]) -> None:
        ids = self.texts["source_id"]
        if len(set(ids)) != len(ids) or not seen.isdisjoint(ids):
            for place, id_ in enumerate(ids):
                if id_ in seen:
                    is_of_a_name = id_.startswith(BY_NAME)
                    self.refuse(place, Reason.ROW_TWICE if is_of_a_name else Reason.ID_TWICE)
                seen.add(id_)
            self._leave_out()
        seen.update(ids)

    def _leave_out(self) -> None:
        """Leave out the rows that were refused."""
        taken = [row not in self.refused for row in self.rows]
        self.rows = list(compress(self.rows, taken))
        self.texts = {key: list(compress(cells, taken)) for key, cells in self.texts.items()}
        self.withdrawn = list(compress(self.withdrawn, taken))
        self.guardians = list(compress(self.guardians, taken))


def without(cells: Sequence[str], nothing: str) -> list[str]:
    """Return *cells*, those that are *nothing* being empty."""
    return ["" if cell == nothing else cell for cell in cells] if nothing in cells else list(cells)


def refuse_formulas(batch: Batch, cells: Sequence[str]) -> None:
    """Refuse the rows whose cell a spreadsheet would run instead of showing it."""
    joined = "\n".join(("", *cells))
    if any(f"\n{mark}" in joined for mark in _FORMULAS):
        for place, cell in enumerate(cells):
            if cell[:1] in _FORMULAS:
                batch.refuse(place, Reason.IS_FORMULA)
