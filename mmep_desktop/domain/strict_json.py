"""JSON from outside: no member twice, no fractions, and every value of the kind it must be.

What is refused is named by its place and never by its text, which may be private.
"""

import json
from collections.abc import Collection, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NoReturn, TypeVar

LONGEST_TEXT: Final = 4096
MOST: Final = 200_000
"""How many items a list may have at most, whatever it is of."""

LARGEST: Final = 10**9
_MOST_DIGITS: Final = 18

Choice = TypeVar("Choice", bound=StrEnum)


class NotAsAgreed(ValueError):
    """A text is not the JSON that was agreed on; says where, and nothing of what stands there."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class Members:
    """The members of one JSON object, each asked for by its kind; *place* is where it stands.

    Each method raises ``NotAsAgreed``.
    """

    def __init__(self, value: object, place: str = "") -> None:
        if not isinstance(value, dict):
            raise NotAsAgreed(place or "the whole")
        self._values: dict[str, object] = value
        self._place = place

    def must_be(self, names: Collection[str]) -> None:
        """Refuse a missing or an extra member."""
        if self._values.keys() != set(names):
            self.refuse("its members")

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """Return a text, which may be empty."""
        value = self._values.get(name)
        if not isinstance(value, str) or len(value) > longest or not is_text(value):
            self.refuse(name)
        return value

    def whole(self, name: str, largest: int = LARGEST) -> int:
        """Return a whole number from 0; JSON's true is none."""
        value = self._values.get(name)
        if type(value) is not int or not 0 <= value <= largest:
            self.refuse(name)
        return value

    def flag(self, name: str) -> bool:
        """Return true or false."""
        value = self._values.get(name)
        if not isinstance(value, bool):
            self.refuse(name)
        return value

    def choice(self, name: str, of: type[Choice]) -> Choice:
        """Return one of the words of an enumeration."""
        try:
            return of(self.text(name))
        except ValueError:
            self.refuse(name)

    def hexadecimal(self, name: str, octets: int) -> str:
        """Return lower-case hex of so many bytes."""
        text = self.text(name)
        if len(text) != 2 * octets or not set(text) <= set("0123456789abcdef"):
            self.refuse(name)
        return text

    def day(self, name: str) -> date:
        """Return a day, written as ``2026-09-10``."""
        text = self.text(name)
        try:
            found = date.fromisoformat(text)
        except ValueError:
            self.refuse(name)
        if found.isoformat() != text:
            self.refuse(name)
        return found

    def day_or_none(self, name: str) -> date | None:
        """Return a day, or nothing for JSON's null."""
        return None if self._values.get(name, 0) is None else self.day(name)

    def moment(self, name: str) -> datetime:
        """Return a moment with its distance from UTC."""
        try:
            found = datetime.fromisoformat(self.text(name))
        except ValueError:
            self.refuse(name)
        if found.tzinfo is None:
            self.refuse(name)
        return found

    def items(self, name: str, most: int = MOST) -> list[object]:
        """Return a list of anything."""
        value = self._values.get(name)
        if not isinstance(value, list) or len(value) > most:
            self.refuse(name)
        return value

    def names(self) -> Collection[str]:
        """Return the names of the members."""
        return self._values.keys()

    def value(self, name: str) -> object:
        """Return a member of any kind, nothing where it is missing."""
        return self._values.get(name)

    def object(self, name: str) -> "Members":
        """Return an object inside this one."""
        return Members(self._values.get(name), self.place_of(name))

    def objects(self, name: str, most: int = MOST) -> Iterator["Members"]:
        """Yield the objects of a list."""
        for place, value in enumerate(self.items(name, most)):
            yield Members(value, f"{self.place_of(name)}[{place}]")

    def place_of(self, name: str) -> str:
        """Return where a member stands."""
        return f"{self._place}.{name}" if self._place else name

    def refuse(self, name: str) -> NoReturn:
        """Refuse a member. Raises ``NotAsAgreed``."""
        raise NotAsAgreed(self.place_of(name))


def loaded(raw: bytes) -> dict[str, object]:
    """Return the one JSON object that *raw* is. Raises ``NotAsAgreed``."""
    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_once_each,
            parse_constant=_refused,
            parse_int=_whole,
            parse_float=_refused,
        )
    except (ValueError, RecursionError):
        raise NotAsAgreed("the whole") from None
    if not isinstance(value, dict):
        raise NotAsAgreed("the whole")
    return value


def canonical(value: object) -> bytes:
    """Return *value* in the one way to write it: UTF-8, names in order, no blanks."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def is_text(value: str) -> bool:
    """Whether *value* can be written again: JSON may name half of a letter."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    return members


def _refused(_number: str) -> NoReturn:
    raise ValueError


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError
    return int(digits)
