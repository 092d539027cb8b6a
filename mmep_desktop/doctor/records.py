"""The files of a desk, from outside: are they all there, can they be read; none is opened."""

from collections.abc import Iterator
from pathlib import Path

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.doctor.folder import OTHERS, may_write
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.paths import desk_folder, was_set_up
from mmep_desktop.security.key_file import COPY_NAME, KEY_FILE_NAME, read_key_file
from mmep_desktop.security.store_marker import MARKER_NAME, STORE_NAME, read_marker

NAME = "Records"
_BACK = "Put it back from a backup before anything else is done with this folder."
_IN_CLEAR = b"SQLite format 3\x00"


def look() -> Iterator[Finding]:
    """Look at the files of the desk in its folder."""
    yield from look_at(desk_folder())


def look_at(folder: Path) -> Iterator[Finding]:
    """Look at each file in *folder* that a desk has."""
    if not was_set_up(folder):
        yield ok(NAME, "No desk has been set up here yet.")
        return
    yield _store(folder / STORE_NAME)
    yield _keys(folder)
    yield _marker(folder)
    yield from _open_to_others(folder)


def _store(path: Path) -> Finding:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            begin = file.read(len(_IN_CLEAR))
    except FileNotFoundError:
        return bad(NAME, f"{STORE_NAME} is missing.", _BACK, Problem.STORE_MISSING)
    except OSError:
        told = f"{STORE_NAME} cannot be read."
        to_do = "Let this computer account read and write it."
        return bad(NAME, told, to_do, Problem.STORE_READ_ONLY)
    if not size:
        return bad(NAME, f"{STORE_NAME} is empty.", _BACK, Problem.STORE_EMPTY)
    if begin == _IN_CLEAR:
        to_do = "Keep it away from others, and report it: see SECURITY.md."
        return bad(NAME, f"{STORE_NAME} is not encrypted.", to_do, Problem.STORE_DAMAGED)
    if not may_write(path):
        to_do = "Let this computer account write it."
        return bad(NAME, f"{STORE_NAME} cannot be written.", to_do, Problem.STORE_READ_ONLY)
    return ok(NAME, f"{STORE_NAME} is there, encrypted, {size / 1e6:.1f} MB.")


def _keys(folder: Path) -> Finding:
    has_copy = (folder / COPY_NAME).exists()
    try:
        key_file = read_key_file(folder)
    except (DeskError, OSError) as error:
        problem = error.problem if isinstance(error, DeskError) else Problem.KEY_FILE_DAMAGED
        missing = problem is Problem.KEY_FILE_MISSING
        told = f"{KEY_FILE_NAME} is missing." if missing else f"{KEY_FILE_NAME} cannot be used."
        to_do = f"{COPY_NAME} is a copy of it: put that in its place." if has_copy else _BACK
        return bad(NAME, told, to_do, problem)
    told = f"{KEY_FILE_NAME} is there and whole, {'with' if has_copy else 'without'} its copy."
    if key_file.without_keyring_allowed:
        told += " This desk opens without the keyring, as its supervisor chose."
    return ok(NAME, told)


def _marker(folder: Path) -> Finding:
    to_do = f"Put {MARKER_NAME} back from a backup; the records open without it."
    try:
        marker = read_marker(folder)
    except DeskError as error:
        told, to_do = f"{MARKER_NAME} is of a newer version.", "Install the newer version."
        return bad(NAME, told, to_do, error.problem)
    except OSError:
        marker = None
    if marker is None:
        return warning(NAME, f"{MARKER_NAME} is missing or cannot be read.", to_do)
    if marker.practice:
        to_do = "Move this folder away, then set the desk up."
        return bad(NAME, "These are practice records.", to_do, Problem.PRACTICE_STORE)
    return ok(NAME, f"{MARKER_NAME} is there.")


def _open_to_others(folder: Path) -> Iterator[Finding]:
    """Name the files that other accounts could read, if there are any."""
    names = [
        file.name
        for file in sorted(folder.iterdir())
        if file.is_file() and file.stat().st_mode & OTHERS
    ]
    if names:
        told = f"Other computer accounts may read {len(names)} of the desk's files."
        yield warning(NAME, told, "chmod 600 {folder}/*", folder=str(folder))
