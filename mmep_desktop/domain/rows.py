"""The rows of a household: whether everybody kept theirs, and where somebody stands now."""

from mmep_desktop.domain.replies import Person

People = tuple[Person, ...]


def rows_stay(before: People, now: People) -> bool:
    """Whether everybody in the household *before* has the same row *now*."""
    names = [person.name for person in now]
    gone = len(now) < len(before)
    shifted = any(
        person.name in names and person.name != names[row]
        for row, person in enumerate(before[: len(now)])
    )
    return not gone and not shifted


def row_now(before: People, now: People, row: int) -> int | None:
    """Return where the person of *row* stands now; nothing when that person is gone."""
    if rows_stay(before, now):
        return row
    names = [person.name for person in now]
    name = before[row].name
    return names.index(name) if name in names else None
