"""The disk that is simulated keeps what was synced and nothing else for certain."""

import random
from collections.abc import Iterable

import pytest

from tests.power.disk import SECTOR, Arrivals, Disk, Image, Waiting, in_any_order, in_order
from tests.power.operations import Cut, Made, Operation, Removed, Renamed, Said, Synced, Written

FILE, OTHER, FOLDER = "/desk/a", "/desk/b", "/desk"


def disk_after(*operations: Operation) -> Disk:
    disk = Disk()
    for operation in operations:
        disk.take(operation)
    return disk


def nothing(_waiting: list[Waiting], _chance: random.Random) -> Iterable[Waiting]:
    return ()


def everything(waiting: list[Waiting], _chance: random.Random) -> Iterable[Waiting]:
    return waiting


def left(disk: Disk, arrivals: Arrivals, seed: int = 0) -> Image:
    return disk.after_a_cut(arrivals, random.Random(seed))


MADE_AND_KEPT = (Made(FILE), Written(FILE, 0, b"old"), Synced(FILE), Synced(FOLDER))


def test_a_name_lasts_with_its_folder_and_a_content_with_its_file() -> None:
    assert left(disk_after(*MADE_AND_KEPT[:3]), nothing) == {}
    assert left(disk_after(*MADE_AND_KEPT), nothing) == {FILE: b"old"}
    assert left(disk_after(Made(FILE), Written(FILE, 0, b"old"), Synced(FOLDER)), nothing) == {
        FILE: b""
    }


@pytest.mark.parametrize(
    ("what", "if_it_arrives"),
    [
        (Written(FILE, 1, b"LDER"), {FILE: b"oLDER"}),
        (Written(FILE, 5, b"!"), {FILE: b"old\0\0!"}),
        (Cut(FILE, 1), {FILE: b"o"}),
        (Cut(FILE, 4), {FILE: b"old\0"}),
        (Made(OTHER), {FILE: b"old", OTHER: b""}),
        (Made(FILE), {FILE: b"old"}),
        (Renamed(FILE, OTHER), {OTHER: b"old"}),
        (Removed(FILE), {}),
        (Said("5"), {FILE: b"old"}),
    ],
)
def test_what_was_not_synced_arrives_or_does_not(what: Operation, if_it_arrives: Image) -> None:
    disk = disk_after(*MADE_AND_KEPT, what)
    assert left(disk, nothing) == {FILE: b"old"}
    assert left(disk, everything) == if_it_arrives
    assert left(disk, nothing) == {FILE: b"old"}, "to ask the disk changes nothing"


def test_a_file_that_was_renamed_keeps_what_is_written_into_it() -> None:
    renamed = (Renamed(FILE, OTHER), Written(OTHER, 0, b"new"), Synced(OTHER))
    assert left(disk_after(*MADE_AND_KEPT, *renamed), nothing) == {FILE: b"new"}
    assert left(disk_after(*MADE_AND_KEPT, *renamed), everything) == {OTHER: b"new"}


def test_in_order_a_later_write_never_arrives_without_an_earlier_one() -> None:
    disk = disk_after(*MADE_AND_KEPT, Written(FILE, 0, b"1"), Written(FILE, 1, b"2"))
    seen = {left(disk, in_order, seed)[FILE] for seed in range(50)}
    assert seen == {b"old", b"1ld", b"12d"}


def test_in_any_order_each_sector_arrives_or_not() -> None:
    disk = disk_after(*MADE_AND_KEPT, Written(FILE, SECTOR - 1, b"1" + b"2" * SECTOR + b"3"))
    contents = [left(disk, in_any_order, seed)[FILE] for seed in range(200)]
    places = (SECTOR - 1, SECTOR, 2 * SECTOR)
    marks = {b"1", b"2", b"3"}
    arrived = {tuple(content[at : at + 1] in marks for at in places) for content in contents}
    assert len(arrived) == 2**3


def test_names_change_in_the_order_that_was_asked() -> None:
    disk = disk_after(*MADE_AND_KEPT, Renamed(FILE, OTHER), Made(FILE), Removed(OTHER))
    seen = {tuple(sorted(left(disk, in_any_order, seed).items())) for seed in range(100)}
    assert seen == {
        ((FILE, b"old"),),
        ((OTHER, b"old"),),
        ((FILE, b""), (OTHER, b"old")),
        ((FILE, b""),),
    }
