"""The desk's folder: on this computer, for this account alone, and open for writing."""

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.paths import desk_folder, settings_file
from mmep_desktop.storage.place import refuse_unsafe_place

NAME = "Folder"
OTHERS = {"win32": 0}.get(sys.platform, stat.S_IRWXG | stat.S_IRWXO)
"""The rights that only the desk's own account should have; Windows keeps its rights elsewhere."""

_REASONS = {
    "network_path": "a network path",
    "network_filesystem": "a network drive",
    "network_drive": "a drive letter that stands for a network folder",
    "synced_folder": "a folder that is copied to a cloud",
    "cloud_folder": "a folder that is copied to a cloud",
}


def look() -> Iterator[Finding]:
    """Look at the folder of the records, and at that of the window's settings."""
    yield from look_at(desk_folder())
    yield _settings(settings_file().parent)


def look_at(folder: Path) -> Iterator[Finding]:
    """Look at *folder* without changing it; a probe file is taken away again."""
    yield _place(folder)
    if not folder.exists():
        yield _absent(folder)
        return
    if not folder.is_dir():
        to_do = "Move the file {folder} away."
        yield bad(NAME, "There is a file where the folder should be.", to_do, folder=str(folder))
        return
    yield _alone(folder)
    yield _writable(folder)


def nearest(folder: Path) -> Path:
    """Return *folder*, or the first folder above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.exists())


def may_write(path: Path, rights: int = os.W_OK) -> bool:
    """Whether this process has *rights* on *path*, without trying them."""
    return os.access(path, rights, effective_ids=os.access in os.supports_effective_ids)


def _place(folder: Path) -> Finding:
    try:
        refuse_unsafe_place(folder)
    except DeskError as error:
        kind = _REASONS.get(str(error.detail.get("reason")), "not of this computer alone")
        to_do = "Move {folder} to a disk of this computer, and set the account's data folder to it."
        told = f"The folder lies on {kind}, where records can be damaged or copied."
        return bad(NAME, told, to_do, error.problem, folder=str(folder))
    return ok(NAME, "{folder} is on this computer.", folder=str(folder))


def _absent(folder: Path) -> Finding:
    above = nearest(folder)
    if may_write(above, os.W_OK | os.X_OK):
        return ok(NAME, "It will be made when the desk is set up.")
    to_do = "Let this computer account write in {folder_above}."
    told = "It is not there, and cannot be made."
    return bad(NAME, told, to_do, Problem.FOLDER_READ_ONLY, folder_above=str(above))


def _alone(folder: Path) -> Finding:
    """Say whether the folder is this account's, and whether others can enter."""
    if not _is_ours(folder):
        to_do = "Give it back: chown -R to this account, on {folder}."
        return bad(NAME, "It belongs to another computer account.", to_do, folder=str(folder))
    if folder.stat().st_mode & OTHERS:
        to_do = "chmod 700 {folder}"
        return warning(NAME, "Other computer accounts can look into it.", to_do, folder=str(folder))
    if not OTHERS:
        return ok(NAME, "It lies in this account's own profile; rights on it were not looked at.")
    return ok(NAME, "Only this computer account can enter it.")


def _is_ours(folder: Path) -> bool:
    is_ours = True
    if sys.platform != "win32":
        is_ours = folder.stat().st_uid == os.geteuid()
    return is_ours


def _writable(folder: Path) -> Finding:
    try:
        handle, probe = tempfile.mkstemp(prefix=".doctor-", dir=folder)
    except OSError:
        to_do = "Let this computer account write in {folder}; look whether the disk is read-only."
        told = "Nothing can be written in it."
        return bad(NAME, told, to_do, Problem.FOLDER_READ_ONLY, folder=str(folder))
    os.close(handle)
    with contextlib.suppress(OSError):
        Path(probe).unlink()
    return ok(NAME, "It can be written to.")


def _settings(folder: Path) -> Finding:
    name = "Settings"
    if may_write(nearest(folder), os.W_OK | os.X_OK):
        return ok(name, "The window can keep its settings.")
    to_do = "Let this computer account write in {settings_folder}."
    told = "The window cannot keep its settings; it forgets look and printer."
    return warning(name, told, to_do, settings_folder=str(folder))
