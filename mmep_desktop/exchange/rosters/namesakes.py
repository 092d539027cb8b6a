"""What students without any id are called: by name and birth date, which two of them may share."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from mmep_desktop.domain.names import folded

BY_NAME = "name:"
_NAME = ("first", "middle", "last_1", "last_2", "suffix")
_TELL_APART = ("phone", "school", "address", "grade")
"""What is looked at in turn, the grade last: ids are to be the same in next year's file."""
_MARK_LETTERS = 16


@dataclass(slots=True)
class _OneName:
    """Those of one name and birth date: their ids by all that was told, and what was told of any.

    A row after the first has an id of its own where anything tells it apart.
    """

    ids: dict[tuple[str, ...], str] = field(default_factory=dict)
    told: tuple[set[str], ...] = field(default_factory=lambda: tuple(set() for _ in _TELL_APART))

    def called(self, name: str, told: tuple[str, ...]) -> str:
        if told not in self.ids:
            self.ids[told] = f"{name}|{self._mark(told)}" if self.ids else name
            for seen, each in zip(self.told, told, strict=True):
                seen.add(each)
        return self.ids[told]

    def _mark(self, told: tuple[str, ...]) -> str:
        """Return a few letters that stand for as much of *told* as tells it apart from all."""
        new = (count for count, seen in enumerate(self.told, 1) if told[count - 1] not in seen)
        enough = told[: next(new, len(told))]
        return hashlib.sha256("|".join(enough).encode()).hexdigest()[:_MARK_LETTERS]


class Namesakes:
    """Remembers whom a file named so far. A row that is told apart by nothing is the same child."""

    def __init__(self) -> None:
        self._of: dict[str, _OneName] = {}

    def called(self, said: Mapping[str, str]) -> str:
        """Return what a student is called in this file; the first of two namesakes by name alone.

        The same for a row that says the same, which the file has twice.
        """
        spoken = folded(" ".join(said.get(key, "") for key in _NAME))
        name = f"{BY_NAME}{spoken}|{said.get('born', '')}"
        phone, *others = (folded(said.get(key, "")) for key in _TELL_APART)
        told = (phone.replace(" ", ""), *others)
        return self._of.setdefault(name, _OneName()).called(name, told)
