"""Starting from a bare checkout: which Python is taken, and what is said when a part is missing."""

import os
import sys
from pathlib import Path

import pytest

from installer import bootstrap, system_parts

ANSWERING = """#!/bin/sh
case "$2" in *version_info*) echo {version} ;; *) exit {ensurepip} ;; esac
"""
STALE_SHIM = "#!/bin/sh\necho 'command not found' >&2\nexit 127\n"

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="uses a shell and ldd")


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def python(path: Path, version: str, *, with_venv: bool = True) -> Path:
    return program(path, ANSWERING.format(version=version, ensurepip=0 if with_venv else 1))


@on_linux
def test_the_newest_python_that_fits_is_taken(tmp_path: Path) -> None:
    old = python(tmp_path / "a/python3", "3 10")
    good = python(tmp_path / "b/python3.12", "3 12")
    newer = python(tmp_path / "c/python3.13", "3 13")
    too_new = python(tmp_path / "d/python3", "3 15")
    assert bootstrap.choose_python([old, good, newer, too_new]) == newer


@on_linux
def test_a_stale_shim_is_passed_over(tmp_path: Path) -> None:
    shim = program(tmp_path / "shims/python3.13", STALE_SHIM)
    good = python(tmp_path / "python3.11", "3 11")
    assert bootstrap.choose_python([shim, good]) == good


@on_linux
def test_a_python_without_its_venv_part_is_passed_over(tmp_path: Path) -> None:
    bare = python(tmp_path / "python3.13", "3 13", with_venv=False)
    whole = python(tmp_path / "python3.11", "3 11")
    assert bootstrap.choose_python([bare, whole]) == whole


@on_linux
def test_of_two_equal_pythons_the_first_on_path_is_taken(tmp_path: Path) -> None:
    first = python(tmp_path / "a/python3.12", "3 12")
    second = python(tmp_path / "b/python3.12", "3 12")
    assert bootstrap.choose_python([first, second]) == first


@on_linux
def test_no_python_that_fits_is_said_in_a_sentence(tmp_path: Path) -> None:
    old = python(tmp_path / "python3", "3 9")
    with pytest.raises(system_parts.CannotGoOn, match=r"needs Python 3\.11 to 3\.14"):
        bootstrap.choose_python([old])


@on_linux
def test_every_python_on_path_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/python3.13", "b/python3.13", "b/python3"):
        python(tmp_path / name, "3 13")
    monkeypatch.setenv("PATH", f"{tmp_path / 'a'}{os.pathsep}{tmp_path / 'b'}")
    assert bootstrap.pythons_on_path() == [
        tmp_path / "a/python3.13",
        tmp_path / "b/python3.13",
        tmp_path / "b/python3",
        Path(sys.executable),
    ]


@on_linux
def test_a_file_that_cannot_be_started_is_no_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "python3.13").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.pythons_on_path() == [Path(sys.executable)]


def test_a_changed_lock_makes_a_new_stamp(tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text("segno==1.6.6")
    before = bootstrap.stamp_for(lock)
    assert bootstrap.stamp_for(lock) == before
    lock.write_text("segno==1.6.7")
    assert bootstrap.stamp_for(lock) != before


def test_without_apt_the_packages_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(system_parts.CannotGoOn, match=r"libegl1 libxcb-cursor0$"):
        system_parts.install_packages(["libxcb-cursor0", "libegl1", "libegl1"])


@on_linux
def test_what_the_benchmarks_compare_with_is_asked_for_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(system_parts.CannotGoOn, match=r"libreoffice-writer-nogui"):
        system_parts.complete_yardsticks()


@on_linux
def test_nothing_is_missing_for_a_program_that_runs() -> None:
    assert system_parts.missing_libraries([Path(sys.executable)]) == []


@pytest.mark.parametrize("arguments", [[], ["fly"], ["run", "test"]])
def test_an_unknown_verb_is_refused(arguments: list[str]) -> None:
    assert bootstrap.main(arguments) == 2


@pytest.mark.parametrize(
    ("variables", "expected"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
@on_linux
def test_a_display_is_recognised(
    variables: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert bootstrap.has_display() is expected
