"""Practice keys open practice stores only, and leave no trace."""

from pathlib import Path

import pytest

from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.errors import Problem
from mmep_desktop.security.practice import PracticeKeys
from mmep_desktop.security.store_marker import StoreMarker, write_marker
from mmep_desktop.services.keys import KeySource
from tests.security.desk import create_at, refused
from tests.security.fake_keyring import FakeKeyring


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_marker(tmp_path, StoreMarker("practice-1", practice=True))
    return tmp_path


def test_locking_and_unlocking_gives_the_same_key(folder: Path) -> None:
    keys: KeySource = PracticeKeys(folder)
    assert keys.practice
    first = keys.unlock("any-clerk", PRACTICE_PASSPHRASE)
    spec = first.database_key_spec()
    first.wipe()
    assert keys.unlock("other-clerk", PRACTICE_PASSPHRASE).database_key_spec() == spec


def test_the_next_session_has_another_key(folder: Path) -> None:
    specs = [
        bytes(PracticeKeys(folder).unlock("c", PRACTICE_PASSPHRASE).database_key_spec())
        for _each in range(2)
    ]
    assert specs[0] != specs[1]


def test_only_the_passphrase_on_the_page_is_taken(folder: Path) -> None:
    with refused(Problem.WRONG_PASSPHRASE):
        PracticeKeys(folder).unlock("c", "something else")


def test_a_real_store_stays_closed(tmp_path: Path) -> None:
    create_at(tmp_path, FakeKeyring())
    with refused(Problem.NOT_A_PRACTICE_STORE):
        PracticeKeys(tmp_path).unlock("c", PRACTICE_PASSPHRASE)


@pytest.mark.parametrize("marker", [None, "", "damaged"])
def test_a_folder_without_a_sound_marker_stays_closed(tmp_path: Path, marker: str | None) -> None:
    if marker is not None:
        (tmp_path / "store.json").write_text(marker)
    with refused(Problem.NOT_A_PRACTICE_STORE):
        PracticeKeys(tmp_path).unlock("c", PRACTICE_PASSPHRASE)


def test_practice_writes_nothing(folder: Path) -> None:
    PracticeKeys(folder).unlock("c", PRACTICE_PASSPHRASE)
    assert [path.name for path in folder.iterdir()] == ["store.json"]
