"""Backups of a real store: made while others save, sealed, looked through, listed, forgotten."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.backups import Difference
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.store_key import UnlockedKey, new_secrets
from mmep_desktop.services.backups import Stopped
from mmep_desktop.storage.backing_up import StoreCopies
from tests.backed_up import ClockAt, Desk, go_on
from tests.storage.invented import CLERK

LISTS = ["backups.json", "backups.json.copy", "keys.json"]
MORNING = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "desk")
    opened.register("f1")
    yield opened
    opened.close()


def test_a_backup_holds_what_the_store_holds_and_only_sealed_files_stay(desk: Desk) -> None:
    made = desk.backups().make(go_on)
    assert (made.holds.families, made.holds.screenings, made.holds.referrals) == (1, 1, 0)
    assert made.holds.newest is not None
    assert desk.on_the_shelf() == sorted([*LISTS, f"{made.id}.sealed"])
    assert desk.backups().generations() == (made,)
    with desk.store.work()() as work:
        assert (work.trail.entries()[0].act, work.trail.entries()[0].about) == (
            Act.BACKUP_MADE,
            made.id,
        )


def test_nothing_of_a_family_is_readable_in_any_file(desk: Desk) -> None:
    desk.backups().make(go_on)
    for path in desk.folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert "Xóchitl".encode() not in content
        assert b"SQLite" not in content


def test_what_a_backup_would_bring_back_and_what_it_would_lose(desk: Desk) -> None:
    made = desk.backups().make(go_on)
    desk.register("f2")
    with desk.store.work(CLERK.id)() as work:
        kept = work.screenings.get("s-f1")
        work.screenings.save(kept)
        work.commit()
    prospect = desk.backups().prospect(made.id, go_on)
    assert prospect.generation == made
    assert prospect.step == Difference(1, 1, 1, 0, 0)
    assert prospect.is_of_this_store
    assert desk.on_the_shelf() == sorted([*LISTS, f"{made.id}.sealed"])


def test_an_interview_goes_on_while_a_backup_is_made(desk: Desk) -> None:
    saved = []

    def save() -> None:
        with desk.store.work(CLERK.id)() as work:
            kept = work.screenings.get("s-f1")
            answer = {**kept.draft, "moved": Chosen(str(kept.savings))}
            saved.append(work.screenings.save(replace(kept, draft=answer)))
            work.commit()

    made = desk.backups().make(save)
    assert saved
    prospect = desk.backups().prospect(made.id, go_on)
    assert prospect.step == Difference(0, 0, 1, 0, 0)


def test_stopped_at_any_step_nothing_is_left_and_the_older_backup_is_whole(desk: Desk) -> None:
    first = desk.backups().make(go_on)
    shelf, steps = desk.on_the_shelf(), 0
    while True:
        allowed = [steps]

        def stop_then(allowed: list[int] = allowed) -> None:
            allowed[0] -= 1
            if allowed[0] < 0:
                raise Stopped

        try:
            second = desk.backups().make(stop_then)
        except Stopped:
            assert desk.on_the_shelf() == shelf
            assert desk.backups().generations() == (first,)
            steps += 1
        else:
            break
    assert steps >= 3
    assert desk.backups().generations() == (second, first)


def test_a_disk_without_room_or_right_to_write_costs_no_backup(desk: Desk, tmp_path: Path) -> None:
    first = desk.backups().make(go_on)
    full = StoreCopies(desk.folder, desk.key, reserve=1 << 60)
    assert full.room_is_low()
    with pytest.raises(DeskError) as caught:
        full.copy_into(tmp_path / "copy", go_on)
    assert caught.value.problem is Problem.BACKUP_NO_ROOM
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "backups").write_bytes(b"")  # no folder can be made where a file lies
    with pytest.raises(DeskError) as caught:
        desk.backups(folder=elsewhere).make(go_on)
    assert caught.value.problem is Problem.BACKUP_NOT_WRITTEN
    assert desk.backups().prospect(first.id, go_on).generation == first


def test_a_desk_that_locks_in_the_middle_stops_the_backup_whatever_fails_first(
    desk: Desk,
) -> None:
    locked: list[bool] = []

    def lock() -> None:
        if locked:
            raise Stopped
        locked.append(True)
        desk.store.close()
        desk.key.wipe()

    with pytest.raises(Stopped):
        desk.backups().make(lock)
    assert desk.on_the_shelf() == []


def test_a_forgotten_backup_leaves_neither_key_nor_file_and_the_trail_tells(desk: Desk) -> None:
    clock = ClockAt(MORNING)
    old = desk.backups(clock).make(go_on)
    kept_file = desk.folder / "backups" / f"{old.id}.sealed"
    copied = kept_file.read_bytes()
    clock.at += timedelta(days=91)
    new = desk.backups(clock).make(go_on)
    assert desk.backups().generations() == (new,)
    assert not kept_file.exists()
    assert old.id.encode() not in b"".join(
        (desk.folder / "backups" / name).read_bytes() for name in LISTS
    )
    with desk.store.work()() as work:
        assert {entry.act for entry in work.trail.entries(about=old.id)} == {
            Act.BACKUP_MADE,
            Act.BACKUP_FORGOTTEN,
        }
    kept_file.write_bytes(copied)
    desk.backups().tidy()
    assert not kept_file.exists()


def test_what_a_crash_left_is_tidied_and_a_torn_list_is_read_from_its_copy(desk: Desk) -> None:
    made = desk.backups().make(go_on)
    folder = desk.folder / "backups"
    (folder / "work-left").mkdir()
    (folder / "work-left" / "copy").write_bytes(b"left")
    (folder / "backups.json").write_bytes(b'{"format": 1')
    (folder / "keys.json").write_text("older", "ascii")
    assert desk.backups().generations() == (made,)
    desk.backups().tidy()
    assert desk.on_the_shelf() == sorted([*LISTS, f"{made.id}.sealed"])
    assert (folder / "backups.json").read_bytes() == (folder / "backups.json.copy").read_bytes()
    assert (folder / "keys.json").read_text("ascii") == "{}"


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda text: text[: len(text) // 2], Problem.BACKUP_LIST_DAMAGED),
        (lambda text: text.replace('"format": 1', '"format": 2'), Problem.BACKUPS_NEWER),
        (lambda text: text.replace("store-1", "store-2"), Problem.BACKUP_FOREIGN),
        (lambda text: text.replace('"octets"', '"bytes"'), Problem.BACKUP_LIST_DAMAGED),
        (lambda text: "", Problem.BACKUP_LIST_DAMAGED),
        (lambda text: None, Problem.BACKUP_LIST_DAMAGED),
    ],
)
def test_a_list_that_is_not_ours_is_told_and_nothing_is_touched(
    desk: Desk, spoil: Callable[[str], str | None], problem: Problem
) -> None:
    made = desk.backups().make(go_on)
    folder = desk.folder / "backups"
    for name in LISTS[:2]:
        text = spoil((folder / name).read_text("ascii"))
        if text is None:
            (folder / name).unlink()
        else:
            (folder / name).write_text(text, "ascii")
    before = desk.on_the_shelf()
    for act in (
        lambda: desk.backups().generations(),
        lambda: desk.backups().make(go_on),
        lambda: desk.backups().prospect(made.id, go_on),
        lambda: desk.backups().tidy(),
    ):
        try:
            act()
        except DeskError as refusal:
            assert refusal.problem is problem  # noqa: PT017 - one of them may do nothing instead
        assert desk.on_the_shelf() == before
    with pytest.raises(DeskError):
        desk.backups().make(go_on)
    desk.backups().set_aside()
    assert desk.backups().make(go_on).holds.families == 1
    assert len(list(desk.folder.glob("backups-set-aside-*/*.sealed"))) == 1


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace('"families": 1', '"families": 9'),
        lambda text: text.replace('"made_at": "2', '"made_at": "1'),
        lambda text: text.replace('"sealed": "', '"sealed": "00', 1).replace('"\n', "\n", 1),
    ],
)
def test_an_edited_entry_opens_nothing(desk: Desk, edit: Callable[[str], str]) -> None:
    made = desk.backups().make(go_on)
    for name in LISTS[:2]:
        path = desk.folder / "backups" / name
        path.write_text(edit(path.read_text("ascii")), "ascii")
    with pytest.raises(DeskError) as caught:
        desk.backups().prospect(made.id, go_on)
    assert caught.value.problem in {Problem.BACKUP_DAMAGED, Problem.BACKUP_LIST_DAMAGED}


@pytest.mark.parametrize("percent", [1, 5, 15, 30])
def test_a_damaged_backup_is_refused(desk: Desk, percent: int) -> None:
    made = desk.backups().make(go_on)
    path = desk.folder / "backups" / f"{made.id}.sealed"
    content = bytearray(path.read_bytes())
    start = len(content) // 3
    content[start : start + len(content) * percent // 100] = bytes(len(content) * percent // 100)
    path.write_bytes(content)
    with pytest.raises(DeskError) as caught:
        desk.backups().prospect(made.id, go_on)
    assert caught.value.problem is Problem.BACKUP_DAMAGED
    assert desk.on_the_shelf() == sorted([*LISTS, f"{made.id}.sealed"])


def test_another_centers_file_is_neither_opened_nor_taken_away(desk: Desk, tmp_path: Path) -> None:
    made = desk.backups().make(go_on)
    path = desk.folder / "backups" / f"{made.id}.sealed"
    foreign = path.with_name("foreign.sealed")
    foreign.write_bytes(path.read_bytes().replace(b"store-1", b"store-2"))
    path.write_bytes(foreign.read_bytes())
    with pytest.raises(DeskError) as caught:
        desk.backups().prospect(made.id, go_on)
    assert caught.value.problem is Problem.BACKUP_FOREIGN
    desk.backups().tidy()
    assert foreign.exists()


def test_backups_stay_open_through_an_exchange_of_the_stores_key(desk: Desk) -> None:
    made = desk.backups().make(go_on)
    secrets = new_secrets()
    secrets[32:] = desk.secrets[32:]
    exchanged = UnlockedKey(secrets)
    desk.shelf().reseal(desk.key, exchanged)
    with desk.shelf().lent(made.id, go_on) as (path, _):  # the exchange did not come to its end
        assert path.exists()
    desk.key = exchanged
    with desk.shelf().lent(made.id, go_on) as (path, then):
        holds = desk.copies().looked_through(path, go_on, then)
    assert holds == made.holds
    desk.shelf().tidy(MORNING)
    text = (desk.folder / "backups" / "backups.json").read_text("ascii")
    assert text.count('"sealed"') == 1
    with desk.shelf().lent(made.id, go_on) as (path, _):
        assert path.exists()
