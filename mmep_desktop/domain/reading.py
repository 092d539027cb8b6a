"""The door to the rules: an answers object is taken in whole, or refused with every field named."""

from collections.abc import Mapping
from datetime import date

from mmep_desktop.domain.answers import Answers, Child, Move, Name, Work
from mmep_desktop.domain.columns import Columns
from mmep_desktop.domain.dates import BadDate, read_day
from mmep_desktop.domain.refusals import Refusal, Refused, refusal
from mmep_desktop.domain.screener import Field, FieldForm, Screener

__all__ = [
    "DECIDING",
    "FINISHED",
    "KNOWN",
    "SHARING",
    "Refusal",
    "Refused",
    "read_answers",
    "read_screening_day",
    "refusals_of",
]

DECIDING = ("yes", "no", "unsure", "declined")
KNOWN = ("yes", "no", "unknown")
FINISHED = ("no", "yes_us", "yes_abroad", "unsure")
SHARING = ("yes", "no", "later")

WHOLE = "answers"
"""The field that is named where the whole object is refused."""

_NAME_PARTS = ("first", "middle", "last_1", "last_2", "suffix", "used")


def read_answers(screener: Screener, plain: object, screened_on: date) -> Answers:
    """Return the facts in *plain*, an object of the contract as JSON gives it.

    Raises ``Refused`` with everything found: the fields in the order of the form, rows in theirs,
    columns in theirs, unknown keys last within their object.
    """
    reader = _Reader(screener, screened_on)
    answers = reader.read(plain)
    if answers is None or reader.refusals:
        raise Refused(tuple(reader.refusals))
    return answers


def refusals_of(screener: Screener, plain: object) -> tuple[Refusal, ...]:
    """Return what is refused of *plain* whatever the screening day is."""
    reader = _Reader(screener, None)
    reader.read(plain)
    return tuple(reader.refusals)


def read_screening_day(plain: object) -> date:
    """Return the screening day written in *plain*. Raises ``Refused``, naming ``screened_on``."""
    if not isinstance(plain, str):
        raise Refused((refusal("bad_form", "screened_on"),))
    try:
        return read_day(plain)
    except BadDate:
        raise Refused((refusal("bad_date", "screened_on"),)) from None


class _Reader:
    """Reads one answers object with one pack; columns are taken in the order of the form."""

    __slots__ = (
        "_household",
        "_kinds",
        "_screened_on",
        "_screener",
        "_statuses",
        "_workers",
        "refusals",
    )

    def __init__(self, screener: Screener, screened_on: date | None) -> None:
        self._screener = screener
        self._screened_on = screened_on
        self._kinds = screener.question("worked").choices
        self._workers = screener.question("work_who").choices
        self._statuses = screener.question("work_done").field("status").choices
        self._household: int | None = 0
        self.refusals: list[Refusal] = []

    def read(self, plain: object) -> Answers | None:
        """Read *plain* to its last key; None where it is no object at all."""
        if not isinstance(plain, dict):
            self.refusals.append(refusal("missing" if plain is None else "bad_form", WHOLE))
            return None
        self._household = _length(plain.get("children"))
        columns = Columns(plain, self.refusals)
        answers = self._answers(columns)
        columns.refuse_the_rest()
        return answers

    def _answers(self, columns: Columns) -> Answers:
        moved = columns.take_choice("moved", DECIDING)
        return Answers(
            moved=moved,
            moves=columns.take_rows("moves", self._move),
            worked=columns.take_choice("worked", DECIDING, "" if moved == "no" else None),
            work=columns.take_rows("work", self._work),
            children=columns.take_rows("children", self._child, required=True),
            share_with_mmep=columns.take_choice("share_with_mmep", SHARING, "later"),
            contact=_fields(columns, self._screener.contact),
            add_ons=_fields(columns, self._screener.add_ons),
        )

    def _move(self, columns: Columns) -> Move:
        return Move(
            when=columns.take_date("when", self._screened_on),
            across_district=columns.take_choice("across_district", KNOWN),
            children_moved=columns.take_choice("children_moved", KNOWN),
            worker_moved=columns.take_choice("worker_moved", KNOWN),
            from_place=columns.take_text("from_place"),
            to_place=columns.take_text("to_place"),
        )

    def _work(self, columns: Columns) -> Work:
        return Work(
            kind=columns.take_choice("kind", self._kinds),
            who=columns.take_choice("who", self._workers),
            child=self._child_row(columns),
            person=columns.take_text("person"),
            status=columns.take_choice("status", self._statuses),
            last_done=columns.take_date("last_done", self._screened_on),
        )

    def _child_row(self, columns: Columns) -> int | None:
        """Return the row of the household that ``child`` names."""
        row = columns.take("child")
        if row is None:
            return None
        if not isinstance(row, int) or isinstance(row, bool):
            columns.refuse("bad_form", "child")
        elif row < 0 or (self._household is not None and row >= self._household):
            columns.refuse("unknown_choice", "child")
        else:
            return row
        return None

    def _child(self, columns: Columns) -> Child:
        return Child(
            name=_name(columns),
            born=columns.take_date("born", self._screened_on),
            moved=columns.take_choice("moved", KNOWN, "unknown"),
            finished_high_school=columns.take_choice("finished_high_school", FINISHED, "unsure"),
            details=_fields(columns, self._screener.child_fields),
        )


def _length(plain: object) -> int | None:
    """Return how many children are listed, or None where that cannot be said."""
    if plain is None:
        return 0
    return len(plain) if isinstance(plain, list) else None


def _name(columns: Columns) -> Name:
    plain = columns.take("name")
    if isinstance(plain, str):
        return Name(first=plain)
    if isinstance(plain, dict):
        return columns.take_apart("name", plain, _name_parts)
    if plain is not None:
        columns.refuse("bad_form", "name")
    return Name()


def _name_parts(columns: Columns) -> Name:
    return Name(*[columns.take_text(part) for part in _NAME_PARTS])


def _fields(columns: Columns, fields: tuple[Field, ...]) -> Mapping[str, str]:
    """Return those of the pack's own *fields* that were given."""
    given = {field.key: _field(columns, field) for field in fields if columns.has(field.key)}
    return {key: text for key, text in given.items() if text}


def _field(columns: Columns, field: Field) -> str:
    if field.choices:
        return columns.take_choice(field.key, field.choices, "")
    if field.form is FieldForm.DATE:
        typed = columns.take_date(field.key, None)
        return typed.text if typed else ""
    return columns.take_text(field.key)
