"""One table of a pack's definition being read: every fault is noted, and reading goes on."""

import re
from collections.abc import Collection
from datetime import date, datetime

from mmep_desktop.domain.faults import Fault

_CODE = re.compile(r"[A-Za-z0-9_]+")


class Table:
    """Takes the keys of one TOML table, noting in *faults* what is not as it must be.

    Each method returns a harmless value where it notes a fault. *path* is where the table stands
    in *file*, such as ``question[3].``.
    """

    __slots__ = ("_faults", "_file", "_left", "_path")

    def __init__(
        self, content: dict[str, object], faults: list[Fault], file: str, path: str = ""
    ) -> None:
        self._left = dict(content)
        self._faults = faults
        self._file = file
        self._path = path

    def note(self, key: str, message: str) -> None:
        """Note a fault of *key*."""
        self._faults.append(Fault(self._file, f"{self._path}{key}", message))

    def has(self, key: str) -> bool:
        """Whether anything stands at *key* that was not taken yet."""
        return key in self._left

    def text(self, key: str) -> str:
        """Return the text at *key*, which must not be empty."""
        value = self._left.pop(key, None)
        if isinstance(value, str) and value.strip():
            return value
        self.note(key, "A text is needed here.")
        return ""

    def code(self, key: str) -> str:
        """Return the code at *key*: letters, digits and underscores."""
        value = self.text(key)
        if value and not _CODE.fullmatch(value):
            self.note(key, "A code holds only letters, digits and underscores.")
        return value

    def day(self, key: str) -> date:
        """Return the day at *key*."""
        value = self._left.pop(key, None)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.note(key, "A date is needed here, without quotation marks: 2026-07-01.")
        return date.min

    def count(self, key: str, least: int) -> int:
        """Return the whole number at *key*, at least *least* and below a thousand."""
        value = self._left.pop(key, None)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value < _TOO_MANY:
            return value
        self.note(key, f"A whole number from {least} is needed here.")
        return least

    def flag(self, key: str, *, absent: bool | None = None) -> bool:
        """Return the yes or no at *key*; it is required unless *absent* stands in."""
        value = self._left.pop(key, absent)
        if not isinstance(value, bool):
            self.note(key, "true or false is needed here.")
        return value is True

    def codes(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Return the list of codes at *key*, each of which stands there once."""
        value = self._left.pop(key, None)
        if value is None and not required:
            return ()
        if not isinstance(value, list) or not value:
            self.note(key, "A list of codes is needed here.")
            return ()
        codes = tuple(code for code in value if isinstance(code, str) and _CODE.fullmatch(code))
        if len(codes) < len(value):
            self.note(key, "A code holds only letters, digits and underscores.")
        if len(set(codes)) < len(codes):
            self.note(key, "A code stands here twice.")
        return codes

    def known(self, key: str, codes: Collection[str], known: Collection[str]) -> None:
        """Note the *codes* read at *key* that are not *known*."""
        for code in codes:
            if code not in known:
                self.note(key, f"{code} is not known here.")

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return the tables listed at *key*, none where it is absent."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.note(key, "A list of tables is needed here.")
            return ()
        return tuple(
            Table(each, self._faults, self._file, f"{self._path}{key}[{number}].")
            for number, each in enumerate(value)
        )

    def table(self, key: str) -> "Table":
        """Return the table at *key*."""
        value = self._left.pop(key, None)
        if not isinstance(value, dict):
            self.note(key, "A table is needed here.")
            value = {}
        return Table(value, self._faults, self._file, f"{self._path}{key}.")

    def done(self) -> None:
        """Note every key that was not taken."""
        for key in self._left:
            self.note(key, "This key is not known here.")


_TOO_MANY = 1_000
