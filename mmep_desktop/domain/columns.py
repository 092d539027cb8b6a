"""One object of the answers being read: its columns are taken in order, what is left is unknown."""

from collections.abc import Callable, Container
from datetime import date
from typing import TypeVar

from mmep_desktop.domain.answers import TypedDate
from mmep_desktop.domain.dates import BadDate, FutureDate, read_date
from mmep_desktop.domain.refusals import Refusal, refusal

Row = TypeVar("Row")


class Columns:
    """Takes the columns of one object, noting in *refusals* what cannot be taken.

    Each ``take_`` method returns a harmless value where it refuses, so that the rest is checked
    too. A column that is ``null`` counts as absent.
    """

    __slots__ = ("_left", "_path", "_refusals")

    def __init__(self, plain: dict[str, object], refusals: list[Refusal], path: str = "") -> None:
        self._left = dict(plain)
        self._refusals = refusals
        self._path = path

    def has(self, key: str) -> bool:
        """Whether anything stands at *key* that was not taken yet."""
        return key in self._left

    def take(self, key: str) -> object:
        """Return whatever stands at *key*, or None."""
        return self._left.pop(key, None)

    def refuse(self, code: str, key: str) -> None:
        """Note that the column *key* is refused."""
        self._refusals.append(refusal(code, f"{self._path}{key}"))

    def take_choice(self, key: str, choices: Container[str], absent: str | None = None) -> str:
        """Return the code chosen at *key*; without *absent* to stand in, it is required."""
        value = self._left.pop(key, None)
        if value is None:
            if absent is None:
                self.refuse("missing", key)
            return absent or ""
        if not isinstance(value, str):
            self.refuse("bad_form", key)
        elif value not in choices:
            self.refuse("unknown_choice", key)
        else:
            return value
        return ""

    def take_text(self, key: str) -> str:
        """Return the text at *key*, empty where there is none."""
        value = self._left.pop(key, None)
        if isinstance(value, str):
            return value
        if value is not None:
            self.refuse("bad_form", key)
        return ""

    def take_date(self, key: str, screened_on: date | None) -> TypedDate | None:
        """Return the date at *key*, None where it is not known."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, str):
            self.refuse("bad_form", key)
            return None
        try:
            return TypedDate(value, read_date(value, screened_on))
        except FutureDate:
            self.refuse("future_date", key)
        except BadDate:
            self.refuse("bad_date", key)
        return None

    def take_rows(
        self, key: str, read: Callable[["Columns"], Row], *, required: bool = False
    ) -> tuple[Row, ...]:
        """Return the list at *key*, each of its objects read by *read*; empty where absent."""
        value = self._left.pop(key, None)
        if required and value in (None, []):
            self.refuse("missing", key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.refuse("bad_form", key)
            return ()
        rows = []
        for number, plain in enumerate(value):
            place = f"{key}[{number}]"
            if isinstance(plain, dict):
                rows.append(self.take_apart(place, plain, read))
            else:
                self.refuse("missing" if plain is None else "bad_form", place)
        return tuple(rows)

    def take_apart(
        self, key: str, plain: dict[str, object], read: Callable[["Columns"], Row]
    ) -> Row:
        """Return *plain*, the object that stands at *key*, read by *read* to its last column."""
        inner = Columns(plain, self._refusals, f"{self._path}{key}.")
        row = read(inner)
        inner.refuse_the_rest()
        return row

    def refuse_the_rest(self) -> None:
        """Refuse every column that was not taken: nothing unasked is taken in."""
        for key in self._left:
            self.refuse("unknown_field", key)
