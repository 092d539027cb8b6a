"""Kill a restore, or a backup, at each of its acts on files; what was there before is whole."""

import shutil
from itertools import count
from pathlib import Path

from tests.backed_up import Desk, go_on
from tests.restored import families_in, killed_at, restore

AT_LEAST = 60


def test_a_restore_killed_at_every_act_leaves_the_old_store_or_the_new_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.register("f1")
    first = desk.backups().make(go_on)
    desk.register("f2")
    secrets = bytes(desk.secrets)
    desk.close()
    old = new = 0
    for act in count():
        folder = tmp_path / f"desk-{act}"
        shutil.copytree(desk.folder, folder)
        if not killed_at(folder, secrets, first.id, act):
            break
        found = families_in(folder, secrets)
        assert found in ({"f1"}, {"f1", "f2"})
        old, new = old + (len(found) == 2), new + (len(found) == 1)
        restore(folder, secrets, first.id)
        assert families_in(folder, secrets) == {"f1"}
        shutil.rmtree(folder)
    print(f"\n{act} kills: the old store was there {old} times, the new one {new} times")
    assert act >= AT_LEAST
    assert new


def test_a_backup_killed_at_every_act_leaves_the_older_ones_whole(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.register("f1")
    first = desk.backups().make(go_on)
    secrets = bytes(desk.secrets)
    desk.close()
    for act in count():
        folder = tmp_path / f"desk-{act}"
        shutil.copytree(desk.folder, folder)
        if not killed_at(folder, secrets, "", act):
            break
        again = Desk(folder, bytearray(secrets))
        assert again.backups().prospect(first.id, go_on).generation == first
        again.backups().make(go_on)
        names = again.on_the_shelf()
        assert not any(name.startswith("work-") for name in names)
        listed = {f"{each.id}.sealed" for each in again.backups().generations()}
        assert {name for name in names if name.endswith(".sealed")} == listed
        again.close()
        shutil.rmtree(folder)
    print(f"\n{act} kills of a backup: the older one was whole each time")
