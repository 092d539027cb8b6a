"""Many ids in several questions: a database takes only so many values in one."""

from collections.abc import Iterator

_AT_ONCE = 500


def in_chunks(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield *ids* in their order, a few hundred at a time."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
