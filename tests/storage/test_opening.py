"""Opening a store: every way in which it can go wrong has its own problem, and changes nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.store import STORE_NAME, Store, create_store, open_store
from tests.storage.fake_key import KEY_HEX, FakeKey
from tests.storage.invented import CENTER, TODAY, registration


@pytest.fixture
def closed(folder: Path) -> Path:
    """Return the file of a store that was filled and closed."""
    store = create_store(folder, FakeKey(), CENTER)
    with store.work()() as work:
        for number in range(20):
            work.registrations.add(registration(f"r{number}"))
        work.commit()
    store.close()
    return folder / STORE_NAME


def problem_of_opening(path: Path, digits: str = KEY_HEX) -> Problem:
    with pytest.raises(DeskError) as refusal:
        open_store(path.parent, FakeKey(digits), practice=False)
    return refusal.value.problem


def overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


DAMAGES: dict[str, tuple[Callable[[Path], object], Problem]] = {
    "gone": (Path.unlink, Problem.STORE_MISSING),
    "empty": (lambda path: path.write_bytes(b""), Problem.STORE_EMPTY),
    "one page": (lambda path: path.write_bytes(path.read_bytes()[:4096]), Problem.STORE_DAMAGED),
    "a letter": (lambda path: path.write_bytes(b"Dear family,"), Problem.STORE_DAMAGED),
    "noise": (lambda path: path.write_bytes(bytes(range(256)) * 64), Problem.STORE_DAMAGED),
    "other salt": (lambda path: overwrite(path, 0, b"0123456789abcdef"), Problem.STORE_DAMAGED),
    "one bit": (lambda path: overwrite(path, 2000, b"\x00\xff"), Problem.STORE_DAMAGED),
    "half": (
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        Problem.STORE_DAMAGED,
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_that_is_no_store_is_left_as_it_is(closed: Path, damage: str) -> None:
    break_it, problem = DAMAGES[damage]
    break_it(closed)
    before = closed.read_bytes() if closed.exists() else None
    assert problem_of_opening(closed) is problem
    assert (closed.read_bytes() if closed.exists() else None) == before


def test_a_folder_without_a_store_stays_empty(tmp_path: Path) -> None:
    assert problem_of_opening(tmp_path / STORE_NAME) is Problem.STORE_MISSING
    assert problem_of_opening(tmp_path / "none" / STORE_NAME) is Problem.STORE_MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_opens_nothing(closed: Path) -> None:
    wrong = KEY_HEX[:-1] + "1"
    before = closed.read_bytes()
    assert problem_of_opening(closed, wrong) is Problem.STORE_DAMAGED
    assert closed.read_bytes() == before


@pytest.mark.parametrize(
    "digits", ["", KEY_HEX[:-1], KEY_HEX + "0", "g" * 64, "pass phrase", "0" * 96]
)
def test_what_sqlcipher_would_take_for_a_passphrase_is_refused(closed: Path, digits: str) -> None:
    key = FakeKey(digits)
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        open_store(closed.parent, key, practice=False)
    assert all(set(spec) == {0} for spec in key.handed_out)


def test_the_right_key_opens_it_again(closed: Path) -> None:
    key = FakeKey()
    store = open_store(closed.parent, key, practice=False)
    with store.work()() as work:
        assert len(work.registrations.of_family("f1")) == 20
    store.close()
    assert all(set(spec) == {0} for spec in key.handed_out)


def test_a_store_damaged_behind_its_back_is_noticed_when_it_is_read(
    store: Store, folder: Path
) -> None:
    begin = store.work()
    with begin() as work:
        for number in range(200):
            work.registrations.add(registration(f"r{number}"))
        work.commit()
    store.close()
    path = folder / STORE_NAME
    again = open_store(folder, FakeKey(), practice=False)
    for page in range(5, path.stat().st_size // 4096):
        overwrite(path, page * 4096 + 500, b"\x00\xff\x00\xff")
    with again.work()() as work, pytest.raises(DeskError) as refusal:
        work.registrations.registered_on(TODAY)
    assert refusal.value.problem is Problem.STORE_DAMAGED
    again.close()


def test_a_copy_of_the_file_is_a_whole_store(closed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other desk"
    other.mkdir()
    shutil.copy(closed, other)
    store = open_store(other, FakeKey(), practice=False)
    with store.work()() as work:
        assert work.center.center() == CENTER
    store.close()
