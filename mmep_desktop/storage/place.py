"""Where a store must not lie: on a network drive or in a folder that is copied to a cloud."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from mmep_desktop.errors import DeskError, Problem

if sys.platform == "win32":
    import ctypes

_MOUNTS = Path("/proc/mounts")

_NETWORK_FILESYSTEMS = {
    "9p",
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "glusterfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
}

_SYNCED_FOLDER = re.compile(
    r"onedrive( - .*)?|dropbox( \(.*\))?|google ?drive|googledrive.*|my drive|icloud ?drive"
    r"|mobile documents|cloudstorage|box( sync)?|nextcloud|owncloud|pcloud ?drive|syncthing"
    r"|creative cloud files",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOTE = 4
_FETCHED_ON_OPEN = 0x0004_0000
_FETCHED_ON_READ = 0x0040_0000
"""FILE_ATTRIBUTE_RECALL_...: what Windows says of folders whose files lie in a cloud."""

_PROBLEMS = {
    "network_path": Problem.STORE_ON_NETWORK,
    "network_filesystem": Problem.STORE_ON_NETWORK,
    "network_drive": Problem.STORE_ON_MAPPED_DRIVE,
    "synced_folder": Problem.STORE_IN_SYNCED_FOLDER,
    "cloud_folder": Problem.STORE_IN_SYNCED_FOLDER,
}


def refuse_unsafe_place(folder: Path) -> None:
    """Raise ``DeskError`` with the reason when *folder* is no place of this computer alone.

    That is ``STORE_ON_NETWORK``, ``STORE_ON_MAPPED_DRIVE`` or ``STORE_IN_SYNCED_FOLDER``.
    """
    mounts = _MOUNTS.read_text("utf-8", "replace") if _MOUNTS.exists() else ""
    # A mapped letter is asked before it is resolved: resolving may turn it into a network path.
    drives = {_drive_type(folder.absolute()), _drive_type(folder.resolve())}
    reason = (
        drive_reason(drives)
        or unsafe_reason(str(folder.resolve()), mounts)
        or attribute_reason(_attributes_of(folder.resolve()))
    )
    if reason:
        raise DeskError(_PROBLEMS[reason], reason=reason)


def drive_reason(types: Iterable[int]) -> str:
    """Say why a folder is unsafe whose drive is one of *types* to ``GetDriveTypeW``."""
    return "network_drive" if _DRIVE_REMOTE in types else ""


def attribute_reason(attributes: Iterable[int]) -> str:
    """Say why a folder is unsafe whose *attributes*, or those above it, are so on Windows."""
    fetched = _FETCHED_ON_OPEN | _FETCHED_ON_READ
    return "cloud_folder" if any(each & fetched for each in attributes) else ""


def unsafe_reason(folder: str, mounts: str) -> str:
    """Say why the absolute path *folder* is unsafe, or nothing; *mounts* is as in /proc/mounts."""
    plain = folder.replace("\\", "/")
    if plain.startswith("//"):
        return "network_path"
    if any(_SYNCED_FOLDER.fullmatch(part) for part in plain.split("/")):
        return "synced_folder"
    filesystem = _filesystem_of(plain, mounts)
    return "network_filesystem" if filesystem in _NETWORK_FILESYSTEMS else ""


def _filesystem_of(folder: str, mounts: str) -> str:
    """Return the type of the filesystem below *folder*; of two at one place the later counts.

    What is mounted at ``/`` counts as this computer's own, whatever its type: there is nothing
    nearer to choose, as in a sandbox or on a computer without a disk.
    """
    found, longest = "", 1
    for line in mounts.splitlines():
        fields = line.split()
        point = _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), fields[1])
        if len(point) >= longest and point != "/" and f"{folder}/".startswith(f"{point}/"):
            found, longest = fields[2], len(point)
    return found


def _drive_type(folder: Path) -> int:
    kind = 0
    if sys.platform == "win32":
        kind = int(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor))
    return kind


def _attributes_of(folder: Path) -> tuple[int, ...]:
    """Return what Windows says of *folder* and those above it; elsewhere nothing is said."""
    attributes: tuple[int, ...] = ()
    if sys.platform == "win32":
        there = (each for each in (folder, *folder.parents) if each.exists())
        attributes = tuple(each.stat().st_file_attributes for each in there)
    return attributes
