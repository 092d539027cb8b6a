"""JSON from a file that may be damaged or hostile: exact keys and types, or nothing."""

import json
import re
from collections.abc import Collection
from pathlib import Path

ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


class NotWellFormed(Exception):
    """The text is not what it should be; says nothing of its content."""


class Fields:
    """The members of one JSON object, each asked for by its type."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise NotWellFormed
        self._values: dict[str, object] = value

    def must_be(self, names: Collection[str]) -> None:
        """Refuse a missing or an extra member."""
        if self._values.keys() != set(names):
            raise NotWellFormed

    def text(self, name: str, pattern: re.Pattern[str] = ID) -> str:
        """Return a string that matches *pattern* as a whole."""
        value = self._values.get(name)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise NotWellFormed
        return value

    def text_or_null(self, name: str) -> str | None:
        """Return an id-like string, or None for JSON's null."""
        return None if self._values.get(name, 0) is None else self.text(name)

    def number(self, name: str) -> int:
        """Return a whole number from 0; JSON's true is none."""
        value = self._values.get(name)
        if type(value) is not int or value < 0:
            raise NotWellFormed
        return value

    def flag(self, name: str) -> bool:
        """Return true or false."""
        value = self._values.get(name)
        if not isinstance(value, bool):
            raise NotWellFormed
        return value

    def octets(self, name: str, length: int) -> bytes:
        """Return *length* bytes from lower-case hex."""
        return bytes.fromhex(self.text(name, re.compile(rf"[0-9a-f]{{{2 * length}}}")))

    def object(self, name: str) -> "Fields":
        """Return an object inside this one."""
        return Fields(self._values.get(name))

    def objects(self, name: str) -> tuple["Fields", ...]:
        """Return a list of objects."""
        value = self._values.get(name)
        if not isinstance(value, list):
            raise NotWellFormed
        return tuple(Fields(each) for each in value)


def fields_of(path: Path, limit: int) -> Fields:
    """Return the one JSON object in the file at *path*, of at most *limit* bytes.

    Raises ``FileNotFoundError`` or ``NotADirectoryError`` where there is none, ``NotWellFormed``
    for anything else that is wrong.
    """
    return Fields(_loaded(_raw(path, limit)))


def written(value: object) -> bytes:
    """Return *value* as the JSON that these files are written in."""
    return (json.dumps(value, indent=1, ensure_ascii=True, allow_nan=False) + "\n").encode("ascii")


def _raw(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        raise NotWellFormed from error
    if len(raw) > limit:
        raise NotWellFormed
    return raw


def _loaded(raw: bytes) -> object:
    # None stands for all that cannot be read: a parser's own error would carry the text along.
    try:
        return json.loads(raw.decode("ascii"), object_pairs_hook=_once_each)
    except (ValueError, RecursionError):
        return None


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    return members
