"""The marker says which store lies here and whether it is practice, or it says nothing."""

import json
from pathlib import Path

import pytest

from mmep_desktop.errors import Problem
from mmep_desktop.security.store_marker import StoreMarker, read_marker, write_marker
from tests.security.desk import refused


@pytest.mark.parametrize("practice", [True, False])
def test_a_marker_is_read_as_it_was_written(tmp_path: Path, practice: bool) -> None:
    write_marker(tmp_path, StoreMarker("store-1", practice, 7))
    assert read_marker(tmp_path) == StoreMarker("store-1", practice, 7)
    write_marker(tmp_path, StoreMarker("store-1", practice))
    assert json.loads((tmp_path / "store.json").read_text()) == {
        "format": 1,
        "store_id": "store-1",
        "practice": practice,
        "key_generation": 1,
    }


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "true",
        '{"format": 1, "store_id": "store-1"}',
        '{"format": 1, "store_id": "store-1", "practice": true}',
        '{"format": 1, "store_id": "store-1", "practice": true, "key_generation": -1}',
        '{"format": 1, "store_id": "store-1", "practice": 1, "key_generation": 1}',
        '{"format": 1, "store_id": "store-1", "practice": "true", "key_generation": 1}',
        '{"format": 1, "store_id": "store-1", "practice": true, "key_generation": 1, "more": 1}',
        '{"format": 1, "store_id": "s", "practice": false, "key_generation": 1, "practice": true}',
    ],
)
def test_a_marker_that_is_not_exact_says_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "store.json").write_text(content)
    assert read_marker(tmp_path) is None


def test_no_marker_says_nothing(tmp_path: Path) -> None:
    assert read_marker(tmp_path) is None
    assert read_marker(tmp_path / "nowhere") is None


def test_a_later_marker_is_left_to_the_later_version(tmp_path: Path) -> None:
    (tmp_path / "store.json").write_text('{"format": 2}')
    with refused(Problem.STORE_NEWER):
        read_marker(tmp_path)
