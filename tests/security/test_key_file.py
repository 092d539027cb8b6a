"""The key file is read strictly, written whole with a copy, and shows what was edited."""

import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mmep_desktop.errors import Problem
from mmep_desktop.security.key_file import KeyFile, read_key_file, refuse_edited, write_key_file
from mmep_desktop.security.store_key import UnlockedKey
from mmep_desktop.security.typed_slots import clerk_slot
from tests.security.desk import LIGHT_COSTS, PASSPHRASE, read_only_folder, refused

GOOD = f"""
{{
 "format": 2, "store_id": "store-1", "counter": 1, "without_keyring_allowed": false,
 "generation": 1, "next_generation": 0, "code": "{"00" * 32}",
 "slots": [
  {{
   "kind": "clerk", "clerk_id": "clerk-1", "key_id": "key-1",
   "kdf": "argon2id", "memory_kib": 64, "iterations": 1, "lanes": 1, "salt": "{"00" * 16}",
   "device_secret": true, "keyring": "SecretService", "aead": "aes-256-gcm",
   "expires": 0, "box": "x25519-hkdf-sha256", "public": "{"00" * 32}", "private": "{"00" * 60}",
   "boxes": [{{"generation": 1, "content": "{"00" * 124}"}}]
  }}
 ]
}}
"""
KEY = UnlockedKey(bytearray(range(64)))


def key_file() -> KeyFile:
    slot = clerk_slot("store-1", "clerk-1", PASSPHRASE, None, LIGHT_COSTS)
    slot = slot.for_generation(1, KEY, "store-1")
    return KeyFile("store-1", (slot,), without_keyring_allowed=True)


def write(folder: Path, written: KeyFile) -> KeyFile:
    return write_key_file(folder, written, KEY)


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
    written = write(tmp_path, key_file())
    assert read_key_file(tmp_path) == written


def test_the_plain_text_of_a_good_file_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text(json.dumps(members()))
    assert read_key_file(tmp_path).slots[0].needs_device_secret


def test_each_writing_raises_the_counter(tmp_path: Path) -> None:
    file = key_file()
    assert [write(tmp_path, file).counter for _each in range(3)] == [1, 2, 3]


def test_the_copy_beside_it_is_the_same_and_no_older_version_is_kept(tmp_path: Path) -> None:
    for _each in range(6):
        write(tmp_path, key_file())
    contents = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert contents.keys() == {"keys.json", "keys.json.1"}
    assert len(set(contents.values())) == 1


def test_a_crash_between_the_two_leaves_one_that_is_whole(tmp_path: Path) -> None:
    first = write(tmp_path, key_file())
    content = (tmp_path / "keys.json").read_bytes()
    write(tmp_path, first)
    (tmp_path / "keys.json").write_bytes(content)  # as if only the copy had been written
    assert read_key_file(tmp_path) == first
    assert write(tmp_path, first).counter == 2


CHANGES: dict[str, Callable[[KeyFile], KeyFile]] = {
    "counter": lambda file: replace(file, counter=file.counter + 1),
    "allowed": lambda file: replace(file, without_keyring_allowed=False),
    "store": lambda file: replace(file, store_id="store-2"),
    "slot": lambda file: replace(file, slots=(replace(file.slots[0], public=b"1" * 32),)),
    "expiry": lambda file: replace(
        file,
        slots=(
            replace(file.slots[0], opening=replace(file.slots[0].opening, expires=2_000_000_000)),
        ),
    ),
    "no slot": lambda file: replace(file, slots=()),
    "code": lambda file: replace(file, code=bytes(32)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_was_edited_is_noticed_with_the_key(tmp_path: Path, change: str) -> None:
    written = write(tmp_path, key_file())
    refuse_edited(written, KEY)
    with refused(Problem.KEY_FILE_DAMAGED):
        refuse_edited(CHANGES[change](written), KEY)


@pytest.mark.skipif(os.name == "nt", reason="Windows has access lists instead")
def test_only_this_account_can_read_it(tmp_path: Path) -> None:
    for _each in range(2):
        write(tmp_path, key_file())
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_a_half_written_file_is_never_read(tmp_path: Path) -> None:
    written = write(tmp_path, key_file())
    (tmp_path / "keys.json.tmp").write_text('{"format": 1, "store')
    assert read_key_file(tmp_path) == written
    assert write(tmp_path, written).counter == 2
    assert not (tmp_path / "keys.json.tmp").exists()


def test_a_link_planted_for_the_half_written_file_is_not_followed(tmp_path: Path) -> None:
    bystander = tmp_path / "bystander"
    bystander.write_text("unchanged")
    (tmp_path / "keys.json.tmp").symlink_to(bystander)
    write(tmp_path, key_file())
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
        b'{"format": 2',
        b"[" * 60_000,
        b" " * 300_000,
        b"\xff\xfe{}",
        json.dumps(members()).encode()[:-20],
        json.dumps(members()).encode().replace(b"{", b'{"format": 2, ', 1),
        changed("format", 0),
        changed("format", 1),
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
        changed("generation", 2),
        changed("next_generation", 1),
        changed("next_generation", 2),
        changed("code", "00" * 31),
        changed_slot("boxes", []),
        changed_slot("boxes", [{"generation": 1, "content": "00" * 123}]),
        changed_slot("public", "00" * 31),
        changed_slot("private", "00" * 61),
        changed_slot("expires", 1),
        changed_slot("kind", "recovery"),
        changed_slot("kdf", "hkdf-sha256"),
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
    write(tmp_path, replace(key_file(), without_keyring_allowed=False))
    with refused(Problem.KEY_FILE_DAMAGED):
        read_key_file(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"format": 3, "sealed": "otherwise"}).encode(),
        changed("format", 3),
        changed_slot("kind", "fingerprint"),
        changed_slot("box", "ml-kem-768"),
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
            write(folder, key_file())
        assert [path.name for path in folder.iterdir()] == ["keys.json"]
        assert (folder / "keys.json").read_bytes() == b"old"


def test_a_folder_that_is_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("not one")
    with refused(Problem.FOLDER_READ_ONLY):
        write(tmp_path / "folder", key_file())
