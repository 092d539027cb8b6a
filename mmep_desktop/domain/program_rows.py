"""A program as it is written down, in a file or a form: texts by their columns, read in whole."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.add_ons import HOUSING, HOUSING_TOLD, REFUSING
from mmep_desktop.domain.dates import BadDate, read_day
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.programs import Program, ProgramKind
from mmep_desktop.domain.screener import Screener

COLUMNS = (
    "name",
    "kind",
    "from_age",
    "to_age",
    "grades",
    "months",
    "first_day",
    "last_day",
    "hours",
    "place",
    "phone",
    "needs",
    "ride",
)
"""What a program is written down in. Lists stand with blanks between; days as 2026-07-06; a ride
is yes or no; needs as ``credit_gaps=yes unsure; program_interest=evening``."""

_OLDEST = 21
_LONGEST = 200
_YES, _NO = frozenset({"yes", "true", "1", "x"}), frozenset({"", "no", "false", "0"})
_PARTED = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class BadRow(Exception):
    """A program that cannot be read; *columns* are those that are wrong, in their order."""

    columns: tuple[str, ...]


def program_of(id_: str, row: Mapping[str, str], screener: Screener) -> Program:
    """Return the program in *row*. Raises ``BadRow`` with every column that cannot be read."""
    reader = _Reader(row, screener)
    program = reader.program(id_)
    wrong = {*reader.wrong, *(key for key in row if key not in COLUMNS)}
    if wrong:
        in_order = (*(key for key in COLUMNS if key in wrong), *sorted(wrong - set(COLUMNS)))
        raise BadRow(in_order)
    return program


def row_of(program: Program) -> dict[str, str]:
    """Return *program* as it is written down."""
    needs = (f"{key}={' '.join(values)}" for key, values in program.needs.items())
    return {
        "name": program.name,
        "kind": program.kind.value,
        "from_age": "" if program.from_age is None else str(program.from_age),
        "to_age": "" if program.to_age is None else str(program.to_age),
        "grades": " ".join(program.grades),
        "months": " ".join(map(str, program.months)),
        "first_day": program.first_day.isoformat() if program.first_day else "",
        "last_day": program.last_day.isoformat() if program.last_day else "",
        "hours": program.hours,
        "place": program.place,
        "phone": program.phone,
        "needs": "; ".join(needs),
        "ride": "yes" if program.has_ride else "no",
    }


def needs_offered(screener: Screener) -> dict[str, tuple[str, ...]]:
    """Return the answers that a program can be for, by add-on: no refusal, and no housing."""
    kept = (one for one in screener.add_ons if one.key not in {HOUSING, HOUSING_TOLD})
    offered = {one.key: tuple(code for code in one.choices if code not in REFUSING) for one in kept}
    return {key: choices for key, choices in offered.items() if choices}


class _Reader:
    """Takes the columns of one row, noting in *wrong* those that cannot be read."""

    def __init__(self, row: Mapping[str, str], screener: Screener) -> None:
        self._row = row
        self._screener = screener
        self.wrong: set[str] = set()

    def program(self, id_: str) -> Program:
        first_day, last_day = self._day("first_day"), self._day("last_day")
        if first_day and last_day and last_day < first_day:
            self.wrong.add("last_day")
        from_age, to_age = self._age("from_age"), self._age("to_age")
        if from_age is not None and to_age is not None and to_age < from_age:
            self.wrong.add("to_age")
        return Program(
            id=id_,
            name=self._text("name", required=True),
            kind=self._kind(),
            from_age=from_age,
            to_age=to_age,
            grades=self._grades(),
            months=tuple(sorted({int(each) for each in self._codes("months", _MONTHS)})),
            first_day=first_day,
            last_day=last_day,
            hours=self._text("hours"),
            place=self._text("place"),
            phone=self._text("phone"),
            needs=self._needs(),
            has_ride=self._ride(),
        )

    def _text(self, key: str, *, required: bool = False) -> str:
        text = cleaned(self._row.get(key, ""))
        if len(text) > _LONGEST or (required and not text):
            self.wrong.add(key)
        return text

    def _kind(self) -> ProgramKind:
        text = self._text("kind")
        if text in set(ProgramKind):
            return ProgramKind(text)
        self.wrong.add("kind")
        return ProgramKind.EVENT

    def _age(self, key: str) -> int | None:
        text = self._text(key)
        if not text:
            return None
        if text.isascii() and text.isdigit() and int(text[:3]) <= _OLDEST:
            return int(text[:3])
        self.wrong.add(key)
        return None

    def _day(self, key: str) -> date | None:
        text = self._text(key)
        try:
            return read_day(text) if text else None
        except BadDate:
            self.wrong.add(key)
            return None

    def _grades(self) -> tuple[str, ...]:
        fields = (one for one in self._screener.child_fields if one.key == "grade")
        known = next((one.choices for one in fields), ())
        asked = {grade.lstrip("0").upper(): grade for grade in known}
        found = [asked.get(each.lstrip("0").upper(), "") for each in _parts(self._text("grades"))]
        if "" in found:
            self.wrong.add("grades")
        return tuple(grade for grade in known if grade in found)

    def _codes(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        codes = tuple(each.lstrip("0") for each in _parts(self._text(key)))
        if not set(codes) <= set(known):
            self.wrong.add(key)
        return tuple(code for code in codes if code in known)

    def _needs(self) -> dict[str, tuple[str, ...]]:
        offered, needs = needs_offered(self._screener), dict[str, tuple[str, ...]]()
        for part in filter(None, map(str.strip, self._row.get("needs", "").split(";"))):
            key, _, values = part.partition("=")
            codes = _parts(values.strip())
            known = offered.get(key.strip(), ())
            if not codes or not set(codes) <= set(known):
                self.wrong.add("needs")
            needs[key.strip()] = tuple(code for code in known if code in codes)
        return needs

    def _ride(self) -> bool:
        text = self._text("ride").casefold()
        if text not in _YES | _NO:
            self.wrong.add("ride")
        return text in _YES


_MONTHS = tuple(map(str, range(1, 13)))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _PARTED.split(text)))
