"""A backup is brought back whole or not at all, and the store before it stays as a backup."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.store_key import UnlockedKey, new_secrets
from mmep_desktop.services.verifying import Verifying
from mmep_desktop.storage.backing_up import StoreCopies
from mmep_desktop.storage.store import STORE_NAME, open_store
from tests.backed_up import Desk, go_on
from tests.restored import PASSPHRASE, families_in, killed_at, restore, restoring
from tests.storage.invented import CLERK

AT = (9, 33, 50, 57)
"""Acts on files at which the program dies; the drill takes every one."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "desk")
    opened.register("f1")
    yield opened
    opened.close()


def locked(desk: Desk) -> bytes:
    desk.store.close()
    return bytes(desk.secrets)


def test_a_backup_comes_back_and_the_store_before_it_can_come_back_too(desk: Desk) -> None:
    first = desk.backups().make(go_on)
    desk.register("f2")
    secrets = locked(desk)
    restore(desk.folder, secrets, first.id)
    assert families_in(desk.folder, secrets) == {"f1"}
    before = desk.shelf().generations()[-1]
    assert before.holds.families == 2
    restore(desk.folder, secrets, before.id)
    assert families_in(desk.folder, secrets) == {"f1", "f2"}
    left = {path.name for path in desk.folder.iterdir()}
    assert not {name for name in left if "coming" in name or "aside" in name}


def test_clerks_numbers_and_the_trail_do_not_go_back(desk: Desk) -> None:
    first = desk.backups().make(go_on)
    newcomer = Clerk("jc", "Joana Cabral", Role.CLERK)
    with desk.store.work(CLERK.id)() as work:
        work.center.keep_clerk(newcomer)
        work.center.keep_key_counter(7)
        for _ in range(5):
            work.center.next_number("0201-A-26")
        work.commit()
    secrets = locked(desk)
    restore(desk.folder, secrets, first.id)
    desk.store = open_store(desk.folder, desk.key, practice=False)
    with desk.store.work()() as work:
        assert newcomer in work.center.clerks()
        assert work.center.key_counter() == 7
        assert work.center.next_number("0201-A-26") == 6
        acts = [entry.act for entry in work.trail.entries(most=3)]
        assert work.trail.entries(about=first.id)[0].act is Act.RESTORED
    assert Verifying(desk.store, CLERK.id).check(lambda _done, _total: None).is_whole
    assert not {Act.OLDER_STATE, Act.ANCHOR_LOST} & set(acts)
    assert desk.store.check(lambda _done, _total: None).found == ()


def test_it_tells_before_what_it_would_mean(desk: Desk) -> None:
    first = desk.backups().make(go_on)
    desk.register("f2")
    at_the_door = restoring(desk.folder, locked(desk))
    prospect = at_the_door.prospect(first.id, go_on)
    at_the_door.close()
    assert prospect.step is not None
    assert (prospect.step.families_lost, prospect.step.screenings_lost) == (1, 1)
    assert prospect.is_of_this_store


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "changed"])
def test_a_store_that_does_not_open_is_set_aside_and_a_backup_takes_its_place(
    desk: Desk, damage: str
) -> None:
    first = desk.backups().make(go_on)
    secrets = locked(desk)
    store = desk.folder / STORE_NAME
    content = bytearray(store.read_bytes())
    if damage == "changed":
        content[6000:9000] = bytes(3000)
    store.write_bytes(bytes({"empty": b"", "cut": content[:9000]}.get(damage, content)))
    if damage == "gone":
        store.unlink()
    at_the_door = restoring(desk.folder, secrets)
    assert not at_the_door.is_readable
    assert at_the_door.prospect(first.id, go_on).step is None
    at_the_door.restore(first.id, PASSPHRASE, go_on)
    at_the_door.close()
    assert families_in(desk.folder, secrets) == {"f1"}
    assert len(list(desk.folder.glob("backups-set-aside-*"))) == 1


def test_a_backup_from_before_an_exchange_of_the_key_comes_under_the_new_one(desk: Desk) -> None:
    first = desk.backups().make(go_on)
    secrets = new_secrets()
    secrets[32:] = desk.secrets[32:]
    exchanged = UnlockedKey(bytearray(secrets))
    desk.shelf().reseal(desk.key, exchanged)
    desk.store.close()
    (desk.folder / STORE_NAME).unlink()
    restore(desk.folder, bytes(secrets), first.id)
    assert families_in(desk.folder, bytes(secrets)) == {"f1"}
    with pytest.raises(DeskError):
        families_in(desk.folder, bytes(desk.secrets))


def test_a_clerk_restores_nothing_also_where_only_the_backup_can_say_so(desk: Desk) -> None:
    with desk.store.work(CLERK.id)() as work:
        work.center.keep_clerk(replace(CLERK, id="jc", role=Role.CLERK))
        work.commit()
    first = desk.backups().make(go_on)
    secrets = locked(desk)
    with pytest.raises(DeskError) as caught:
        restoring(desk.folder, secrets, "jc")
    assert caught.value.problem is Problem.NOT_ALLOWED
    (desk.folder / STORE_NAME).unlink()
    for stranger in ("jc", "xx"):
        at_the_door = restoring(desk.folder, secrets, stranger)
        with pytest.raises(DeskError) as caught:
            at_the_door.restore(first.id, PASSPHRASE, go_on)
        assert caught.value.problem is Problem.BACKUP_BEFORE_YOU
        at_the_door.close()
    assert not (desk.folder / STORE_NAME).exists()


def test_a_mistyped_passphrase_changes_nothing(desk: Desk) -> None:
    first = desk.backups().make(go_on)
    at_the_door = restoring(desk.folder, locked(desk))
    before = (desk.folder / STORE_NAME).read_bytes()
    with pytest.raises(DeskError) as caught:
        at_the_door.restore(first.id, "another one", go_on)
    at_the_door.close()
    assert caught.value.problem is Problem.WRONG_PASSPHRASE
    assert (desk.folder / STORE_NAME).read_bytes() == before


def test_every_backup_comes_back_in_a_fresh_folder_as_it_was(desk: Desk, tmp_path: Path) -> None:
    made = []
    for number in range(2, 5):
        desk.register(f"f{number}")
        made.append(desk.backups().make(go_on))
    secrets = locked(desk)
    for each in made:
        fresh = tmp_path / each.id
        shutil.copytree(desk.folder, fresh)
        (fresh / STORE_NAME).unlink()
        restore(fresh, secrets, each.id)
        key = UnlockedKey(bytearray(secrets))
        with_it = StoreCopies(fresh, key, 0).records_now()
        assert len(with_it.families) == each.holds.families
        assert len(with_it.screenings) == each.holds.screenings


@pytest.mark.parametrize("act", AT)
def test_killed_at_any_step_the_old_store_is_there_or_the_new_one(desk: Desk, act: int) -> None:
    first = desk.backups().make(go_on)
    desk.register("f2")
    secrets = locked(desk)
    assert killed_at(desk.folder, secrets, first.id, act)
    assert families_in(desk.folder, secrets) in ({"f1"}, {"f1", "f2"})
    kept = desk.shelf().generations()
    assert first in kept
    desk.shelf().tidy(first.made_at)
    restore(desk.folder, secrets, first.id)
    assert families_in(desk.folder, secrets) == {"f1"}


@pytest.mark.parametrize("act", [6, 22])
def test_killed_while_a_backup_is_made_the_older_ones_are_whole(desk: Desk, act: int) -> None:
    first = desk.backups().make(go_on)
    assert killed_at(desk.folder, locked(desk), "", act)
    desk.store = open_store(desk.folder, desk.key, practice=False)
    assert desk.backups().prospect(first.id, go_on).generation == first
    newer = desk.backups().make(go_on)
    assert desk.backups().generations()[0] == newer
    assert not any(name.startswith("work-") for name in desk.on_the_shelf())
