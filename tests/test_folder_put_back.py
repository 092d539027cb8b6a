"""A folder that was put back as a whole fits itself, but not what the keyring and backups keep."""

import shutil
from pathlib import Path

from mmep_desktop.domain.checked import Checked, Wrong
from tests.prepared_desk import LUCIA, PASSPHRASE, XUNCAX, desk_of, entrance, set_up
from tests.security.fake_keyring import FakeKeyring


def worked_in(folder: Path, keyring: FakeKeyring, *, with_backup: bool = False) -> None:
    """Unlock, register a child, and lock."""
    unlocked = entrance(folder, keyring).unlock("", PASSPHRASE)
    desk = desk_of(unlocked, folder)
    desk.registering.register((XUNCAX,), "508-555-0117")
    if with_backup:
        desk.backups.make_now(nothing)
    unlocked.lock()


def nothing() -> None:
    """Let the backup be made."""


def checked_in(folder: Path, keyring: FakeKeyring) -> Checked:
    unlocked = entrance(folder, keyring).unlock("", PASSPHRASE)
    checked = desk_of(unlocked, folder).verifying.check(lambda _done, _total: None)
    unlocked.lock()
    return checked


def test_store_and_anchor_that_were_put_back_together_are_found_by_the_keyring(
    tmp_path: Path,
) -> None:
    folder, keyring = tmp_path / "desk", FakeKeyring()
    folder.mkdir()
    set_up(folder, keyring, LUCIA)
    worked_in(folder, keyring)
    shutil.copytree(folder, tmp_path / "older")
    worked_in(folder, keyring)
    assert checked_in(folder, keyring).is_whole
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "older", folder)
    (found,) = checked_in(folder, keyring).found
    assert (found.wrong, found.kind) == (Wrong.CUT_OR_PUT_BACK, "keyring")


def test_a_store_that_was_put_back_is_found_by_a_newer_backup(tmp_path: Path) -> None:
    folder, keyring = tmp_path / "desk", FakeKeyring()
    folder.mkdir()
    set_up(folder, keyring, LUCIA)
    older = {name: (folder / name).read_bytes() for name in ("store.mmep", "store.anchor")}
    worked_in(folder, keyring, with_backup=True)
    keyring.kept = {
        entry: kept for entry, kept in keyring.kept.items() if "trail" not in str(entry)
    }
    for name, content in older.items():
        (folder / name).write_bytes(content)
    (found,) = checked_in(folder, keyring).found
    assert found.wrong is Wrong.CUT_OR_PUT_BACK
    assert found.kind.startswith("backup ")
