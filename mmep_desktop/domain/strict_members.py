"""The members of a JSON object that came from elsewhere: asked for by type and bound, or refused.

A refusal names the place of a member and never what stands in it.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

Choice = TypeVar("Choice", bound=StrEnum)

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NotAsWritten(ValueError):
    """Something is missing, too much, of another kind or out of bounds at *place*."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class Members:
    """One JSON object at *place*. Every question raises ``NotAsWritten``."""

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, dict):
            raise NotAsWritten(place)
        self.values: Mapping[str, object] = value
        self.place = place

    def must_be(self, *names: str) -> None:
        """Refuse a missing or an extra member."""
        if self.values.keys() != set(names):
            raise NotAsWritten(self.place)

    def must_say(self, name: str, value: str) -> None:
        """Refuse anything but *value*."""
        if self.values.get(name) != value:
            raise NotAsWritten(self._at(name))

    def text(self, name: str, pattern: re.Pattern[str]) -> str:
        """Return a string that matches *pattern* as a whole."""
        value = self.values.get(name)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise NotAsWritten(self._at(name))
        return value

    def number(self, name: str, least: int, most: int) -> int:
        """Return a whole number within bounds; JSON's true is none."""
        value = self.values.get(name)
        if type(value) is not int or not least <= value <= most:
            raise NotAsWritten(self._at(name))
        return value

    def one_of(self, name: str, choices: type[Choice]) -> Choice:
        """Return the one of *choices* that is named."""
        value = self.values.get(name)
        try:
            return choices(value if isinstance(value, str) else "")
        except ValueError:
            raise NotAsWritten(self._at(name)) from None

    def day(self, name: str) -> date:
        """Return a day as ``2026-09-01``."""
        try:
            return date.fromisoformat(self.text(name, _DAY))
        except ValueError:
            raise NotAsWritten(self._at(name)) from None

    def day_or_null(self, name: str) -> date | None:
        """Return a day, or None for JSON's null."""
        return None if self.values.get(name, 0) is None else self.day(name)

    def moment(self, name: str) -> datetime:
        """Return a moment that says how far its clock was from UTC."""
        value = self.values.get(name)
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise NotAsWritten(self._at(name))
        return moment

    def objects(self, name: str, most: int) -> tuple["Members", ...]:
        """Return a list of at most *most* objects."""
        value = self.values.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise NotAsWritten(self._at(name))
        return tuple(
            Members(each, f"{self._at(name)}[{place}]") for place, each in enumerate(value)
        )

    def _at(self, name: str) -> str:
        return f"{self.place}.{name}"
