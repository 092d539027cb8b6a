"""The settings of one computer account: read whatever lies there, written whole or not at all."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.settings import Look, Settings, read_settings, write_settings
from tests.security.desk import read_only_folder

UNREADABLE = {
    "empty": b"",
    "a letter": b"Dear family,",
    "no text": b"\xff\xfe\x00",
    "a list": b"[1, 2]",
    "a word": b'"dark"',
    "nothing": b"null",
    "cut short": b'{"look": "da',
    "nested without end": b"[" * 200_000,
    "an endless number": b"1" * 10_000,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_without_a_file_everything_is_the_default(file: Path) -> None:
    assert read_settings(file) == Settings()
    assert not file.parent.exists()


@pytest.mark.parametrize("content", UNREADABLE)
def test_what_cannot_be_read_is_the_default(file: Path, content: str) -> None:
    assert read_settings(written(file, UNREADABLE[content])) == Settings()


def test_a_folder_in_its_place_is_the_default_and_is_told_of(file: Path) -> None:
    file.mkdir(parents=True)
    assert read_settings(file) == Settings()
    with pytest.raises(DeskError):
        write_settings(file, Settings(look=Look.DARK))
    assert list(file.parent.iterdir()) == [file]
    assert file.is_dir()


@pytest.mark.parametrize(
    ("kept", "language"),
    [('"es"', "es"), ('"pt"', "pt"), ('"en"', "en"), ('"fr"', ""), ('"qps"', ""), ("7", "")],
)
def test_only_a_language_of_the_window_is_kept(file: Path, kept: str, language: str) -> None:
    settings = read_settings(written(file, f'{{"language": {kept}, "look": "dark"}}'.encode()))
    assert settings == Settings(look=Look.DARK, language=language)


@pytest.mark.parametrize("look", Look)
def test_what_is_written_is_read_again(file: Path, look: Look) -> None:
    settings = Settings(look=look, printer="Büro “2”", language="pt")
    write_settings(file, settings)
    assert read_settings(file) == settings
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "told", [{"look": "pink"}, {"look": 3}, {"look": None}, {"printer": 7}, {"color": "red"}]
)
def test_a_value_that_is_none_is_left_out(file: Path, told: dict[str, object]) -> None:
    good = {"look": "dark", "printer": "Front desk"}
    kept = read_settings(written(file, json.dumps(good | told).encode()))
    expected = {"look": Look.DARK, "printer": "Front desk"}
    expected |= {name: getattr(Settings(), name) for name in told if name in expected}
    assert {name: getattr(kept, name) for name in expected} == expected


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_some_settings(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_bytes(content)
    assert isinstance(read_settings(file), Settings)


def test_a_folder_that_cannot_be_written_keeps_the_old_settings() -> None:
    with read_only_folder("settings.json") as folder:
        with pytest.raises(DeskError) as caught:
            write_settings(folder / "settings.json", Settings(look=Look.DARK))
        assert caught.value.problem is Problem.SETTINGS_NOT_KEPT
        assert (folder / "settings.json").read_bytes() == b"old"
        assert [each.name for each in folder.iterdir()] == ["settings.json"]


def test_the_settings_hold_nothing_about_anybody(file: Path) -> None:
    write_settings(file, Settings())
    assert set(json.loads(file.read_text())) == {"look", "printer", "language", "idle_minutes"}
