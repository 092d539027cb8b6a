"""The key file is read strictly, written whole, and its older versions stay."""

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from mmep_desktop.errors import Problem
from mmep_desktop.security.key_file import KeyFile, read_key_file, write_key_file
from mmep_desktop.security.slots import SlotKind, SlotLabel, sealed_slot
from tests.security.desk import LIGHT, PASSPHRASE, read_only_folder, refused

GOOD = f"""
{{
 "format": 1, "store_id": "store-1", "counter": 1, "without_keyring_allowed": false,
 "slots": [
  {{
   "kind": "clerk", "clerk_id": "clerk-1", "key_id": "key-1",
   "kdf": "argon2id", "memory_kib": 64, "iterations": 1, "lanes": 1, "salt": "{"00" * 16}",
   "device_secret": true, "keyring": "SecretService", "aead": "aes-256-gcm", "blob": "{"00" * 92}"
  }}
 ]
}}
"""
LABEL = SlotLabel("store-1", SlotKind.CLERK, "clerk-1", "key-1")


def key_file() -> KeyFile:
    slot = sealed_slot(bytearray(64), LABEL, PASSPHRASE, None, LIGHT)
    return KeyFile("store-1", (slot,), without_keyring_allowed=True)


def members() -> dict[str, object]:
    whole: dict[str, object] = json.loads(GOOD)
    return whole


def changed(name: str, value: object) -> bytes:
    return json.dumps({**members(), name: value}).encode()


def changed_slot(name: str, value: object) -> bytes:
    whole = members()
    slots = whole["slots"]
    assert isinstance(slots, list)
    slots[0][name] = value
    return json.dumps(whole).encode()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    written = write_key_file(tmp_path, key_file())
    assert read_key_file(tmp_path) == written


def test_the_plain_text_of_a_good_file_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text(json.dumps(members()))
    assert read_key_file(tmp_path).slots[0].needs_device_secret


def test_each_writing_raises_the_counter(tmp_path: Path) -> None:
    file = key_file()
    assert [write_key_file(tmp_path, file).counter for _each in range(3)] == [1, 2, 3]


def test_the_last_three_versions_are_kept(tmp_path: Path) -> None:
    for _each in range(6):
        write_key_file(tmp_path, key_file())
    counters = {path.name: json.loads(path.read_text())["counter"] for path in tmp_path.iterdir()}
    assert counters == {"keys.json": 6, "keys.json.1": 5, "keys.json.2": 4, "keys.json.3": 3}


@pytest.mark.skipif(os.name == "nt", reason="Windows has access lists instead")
def test_only_this_account_can_read_it(tmp_path: Path) -> None:
    for _each in range(2):
        write_key_file(tmp_path, key_file())
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_a_half_written_file_is_never_read(tmp_path: Path) -> None:
    written = write_key_file(tmp_path, key_file())
    (tmp_path / "keys.json.tmp").write_text('{"format": 1, "store')
    assert read_key_file(tmp_path) == written
    assert write_key_file(tmp_path, written).counter == 2
    assert not (tmp_path / "keys.json.tmp").exists()


def test_a_link_planted_for_the_half_written_file_is_not_followed(tmp_path: Path) -> None:
    bystander = tmp_path / "bystander"
    bystander.write_text("unchanged")
    (tmp_path / "keys.json.tmp").symlink_to(bystander)
    write_key_file(tmp_path, key_file())
    assert bystander.read_text() == "unchanged"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with refused(Problem.KEY_FILE_MISSING):
        read_key_file(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"null",
        b"[]",
        b"{}",
        b'{"format": 1',
        b"[" * 60_000,
        b" " * 70_000,
        b"\xff\xfe{}",
        json.dumps(members()).encode()[:-20],
        json.dumps(members()).encode().replace(b"{", b'{"format": 1, ', 1),
        changed("format", 0),
        changed("format", True),
        changed("format", "1"),
        changed("counter", -1),
        changed("counter", 1.0),
        changed("store_id", "../other"),
        changed("store_id", ""),
        changed("slots", {}),
        changed("slots", ["clerk"]),
        changed("extra", 1),
        changed("without_keyring_allowed", 0),
        changed_slot("memory_kib", 100 * 1024 * 1024),
        changed_slot("iterations", 10**6),
        changed_slot("lanes", 0),
        changed_slot("salt", "0" * 30),
        changed_slot("salt", "A" * 32),
        changed_slot("blob", "00" * 91),
        changed_slot("keyring", None),
        changed_slot("keyring", "a b"),
        changed_slot("device_secret", False),
        changed_slot("clerk_id", "Ana Lima"),
        changed_slot("name", "x"),
    ],
)
def test_a_damaged_file_is_refused_whole(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "keys.json").write_bytes(content)
    with refused(Problem.KEY_FILE_DAMAGED):
        read_key_file(tmp_path)


def test_two_slots_of_one_clerk_are_refused(tmp_path: Path) -> None:
    whole = members()
    slots = whole["slots"]
    assert isinstance(slots, list)
    (tmp_path / "keys.json").write_text(json.dumps({**whole, "slots": slots * 2}))
    with refused(Problem.KEY_FILE_DAMAGED):
        read_key_file(tmp_path)


def test_a_slot_without_device_secret_needs_the_centers_word_for_it(tmp_path: Path) -> None:
    write_key_file(tmp_path, replace(key_file(), without_keyring_allowed=False))
    with refused(Problem.KEY_FILE_DAMAGED):
        read_key_file(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"format": 2, "sealed": "otherwise"}).encode(),
        changed("format", 2),
        changed_slot("kind", "recovery"),
        changed_slot("kdf", "pbkdf2-sha512"),
        changed_slot("aead", "aes-256-gcm-siv"),
    ],
)
def test_a_later_versions_file_is_left_to_the_later_version(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "keys.json").write_bytes(content)
    with refused(Problem.KEY_FILE_NEWER):
        read_key_file(tmp_path)


def test_a_folder_that_takes_no_file_says_so() -> None:
    with read_only_folder("keys.json") as folder:
        with refused(Problem.FOLDER_READ_ONLY):
            write_key_file(folder, key_file())
        assert [path.name for path in folder.iterdir()] == ["keys.json"]
        assert (folder / "keys.json").read_bytes() == b"old"


def test_a_folder_that_is_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("not one")
    with refused(Problem.FOLDER_READ_ONLY):
        write_key_file(tmp_path / "folder", key_file())
