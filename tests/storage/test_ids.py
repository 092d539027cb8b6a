"""Ids sort by the time they were made and never repeat."""

from uuid import UUID

from mmep_desktop.storage.ids import TimedIdentifiers


def test_each_id_is_new_and_greater() -> None:
    made = [TimedIdentifiers().new() for _ in range(2_000)]
    assert made == sorted(set(made))


def test_an_id_is_a_uuid_of_version_7() -> None:
    assert UUID(TimedIdentifiers().new()).version == 7
