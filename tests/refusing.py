"""What the store in memory refuses, as the real one does."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

Value = TypeVar("Value")


def known(id_: str, records: Mapping[str, Value]) -> Value:
    if id_ not in records:
        raise LookupError(f"nothing is called {id_}")
    return records[id_]


def refuse_known(id_: str, records: Mapping[str, object]) -> None:
    if id_ in records:
        raise ValueError(f"{id_} was added before")


def refuse_unknown(id_: str, records: Mapping[str, object]) -> None:
    if id_ not in records:
        raise ValueError(f"nothing is called {id_}")


def refuse_without_offset(*moments: datetime) -> None:
    if any(moment.utcoffset() is None for moment in moments):
        raise ValueError("a moment without its offset from UTC cannot be kept")
