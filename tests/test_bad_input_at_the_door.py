"""Whatever lies in the desk's folder: a sentence with its code, and not a byte is changed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mmep_desktop.errors import DeskError, Problem
from tests.prepared_desk import LUCIA, PASSPHRASE, entrance, files_in, set_up
from tests.security.desk import as_nobody
from tests.security.fake_keyring import FakeKeyring
from tests.ui.whole_window import ENTER, Doors, close, opened

Break = Callable[[Path], object]


def newer(name: str) -> Break:
    def write_newer(folder: Path) -> None:
        members = json.loads((folder / name).read_text())
        (folder / name).write_text(json.dumps(members | {"format": members["format"] + 1}))

    return write_newer


def written(name: str, content: bytes) -> Break:
    return lambda folder: (folder / name).write_bytes(content)


def cut(name: str) -> Break:
    def keep_half(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: len(content) // 2])

    return keep_half


def gone(name: str) -> Break:
    return lambda folder: (folder / name).unlink()


def turned(name: str, at: int) -> Break:
    """Change one byte, as a failing disk does."""

    def turn(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[at] ^= 1
        (folder / name).write_bytes(content)

    return turn


FILES: dict[str, tuple[Break, Problem]] = {
    "no key file": (gone("keys.json"), Problem.KEY_FILE_MISSING),
    "an empty key file": (written("keys.json", b""), Problem.KEY_FILE_DAMAGED),
    "half a key file": (cut("keys.json"), Problem.KEY_FILE_DAMAGED),
    "a letter for a key file": (written("keys.json", b"Dear family,"), Problem.KEY_FILE_DAMAGED),
    "no text for a key file": (written("keys.json", b"\xff\x00\xfe"), Problem.KEY_FILE_DAMAGED),
    "a key file nested without end": (
        written("keys.json", b"[" * 60_000),
        Problem.KEY_FILE_DAMAGED,
    ),
    "a newer key file": (newer("keys.json"), Problem.KEY_FILE_NEWER),
    "a newer marker": (newer("store.json"), Problem.STORE_NEWER),
    "no store": (gone("store.mmep"), Problem.STORE_MISSING),
    "an empty store": (written("store.mmep", b""), Problem.STORE_EMPTY),
    "half a store": (cut("store.mmep"), Problem.STORE_DAMAGED),
    "a letter for a store": (written("store.mmep", b"Dear family,"), Problem.STORE_DAMAGED),
    "noise for a store": (written("store.mmep", bytes(range(256)) * 99), Problem.STORE_DAMAGED),
    "one bit of the store": (turned("store.mmep", 2_000), Problem.STORE_DAMAGED),
}
KEYRINGS = {
    "absent": Problem.KEYRING_ABSENT,
    "locked or denied": Problem.KEYRING_LOCKED,
}


@pytest.fixture
def doors(tmp_path: Path) -> Doors:
    doors = Doors()
    set_up(tmp_path, doors.keyring, LUCIA)
    return doors


def problem_of_unlocking(folder: Path, keyring: FakeKeyring) -> DeskError:
    with pytest.raises(DeskError) as refusal:
        entrance(folder, keyring).unlock("", PASSPHRASE)
    assert PASSPHRASE not in str(refusal.value)
    return refusal.value


@pytest.mark.parametrize("found", FILES)
def test_a_file_that_is_not_as_it_should_be(tmp_path: Path, doors: Doors, found: str) -> None:
    break_it, problem = FILES[found]
    break_it(tmp_path)
    before = files_in(tmp_path)
    assert problem_of_unlocking(tmp_path, doors.keyring).problem is problem
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("state", KEYRINGS)
def test_a_keyring_that_does_not_answer(tmp_path: Path, doors: Doors, state: str) -> None:
    doors.keyring.trouble = KEYRINGS[state]
    before = files_in(tmp_path)
    assert problem_of_unlocking(tmp_path, doors.keyring).problem is KEYRINGS[state]
    assert files_in(tmp_path) == before
    doors.keyring.trouble = None
    entrance(tmp_path, doors.keyring).unlock("", PASSPHRASE).store.close()


def test_a_keyring_that_lost_its_half(tmp_path: Path, doors: Doors) -> None:
    doors.keyring.kept.clear()
    before = files_in(tmp_path)
    found = problem_of_unlocking(tmp_path, doors.keyring).problem
    assert found is Problem.DEVICE_SECRET_MISSING
    assert files_in(tmp_path) == before


def test_keys_of_another_desk(tmp_path: Path, doors: Doors) -> None:
    other = tmp_path / "other"
    other.mkdir()
    set_up(other, doors.keyring)
    shutil.copy(other / "keys.json", tmp_path)
    before = files_in(tmp_path)
    found = problem_of_unlocking(tmp_path, doors.keyring).problem
    assert found is Problem.KEY_FILE_DAMAGED
    assert files_in(tmp_path) == before


def test_a_folder_that_can_only_be_read(tmp_path: Path, doors: Doors) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    for name in ("keys.json", "store.json", "store.mmep"):
        shutil.copy(tmp_path / name, desk)
        (desk / name).chmod(0o444)
    let_others_in(desk)
    before = files_in(desk)
    desk.chmod(0o555)
    try:
        with as_nobody():
            found = problem_of_unlocking(desk, doors.keyring).problem
    finally:
        desk.chmod(0o755)
    assert found is Problem.STORE_READ_ONLY
    assert files_in(desk) == before


def let_others_in(folder: Path) -> None:
    """Let the user nobody reach *folder*: pytest's own folders are for their owner alone."""
    for above in folder.parents:
        if "pytest-of" in str(above):
            above.chmod(above.stat().st_mode | 0o055)


SHOWN = ("no key file", "no store", "an empty store", "a newer key file", "one bit of the store")


@pytest.mark.parametrize("found", SHOWN)
def test_the_unlock_page_says_it_with_its_code(
    qtbot: QtBot, tmp_path: Path, doors: Doors, found: str
) -> None:
    break_it, problem = FILES[found]
    break_it(tmp_path)
    before = files_in(tmp_path)
    screen = opened(qtbot, tmp_path, doors)
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: problem.value in screen.words("unlock_passphrase_error"))
    assert problem.sentence in screen.words("unlock_passphrase_error")
    close(screen)
    assert files_in(tmp_path) == before


def test_a_keyring_that_says_no_can_be_asked_again_on_the_unlock_page(
    qtbot: QtBot, tmp_path: Path, doors: Doors
) -> None:
    doors.keyring.trouble = Problem.KEYRING_LOCKED
    screen = opened(qtbot, tmp_path, doors)
    screen.until_page("unlock")
    screen.keys(PASSPHRASE, ENTER)
    screen.until(lambda: "MMEP-106" in screen.words("unlock_passphrase_error"))
    doors.keyring.trouble = None
    screen.keys(ENTER)
    screen.until_page("today")
    close(screen)
