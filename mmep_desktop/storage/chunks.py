"""Many ids in several questions: a database takes only so many values in one."""

from collections.abc import Iterator
from typing import TypeVar

_AT_ONCE = 500

_Id = TypeVar("_Id", str, int)


def in_chunks(ids: tuple[_Id, ...]) -> Iterator[tuple[_Id, ...]]:
    """Yield *ids* in their order, a few hundred at a time."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
