"""Where a store must not lie: on a network drive or in a folder that is copied to a cloud."""

import re
import sys
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


def refuse_unsafe_place(folder: Path) -> None:
    """Raise ``DeskError(STORE_UNSAFE_PLACE)`` when *folder* is no place of this computer alone."""
    mounts = _MOUNTS.read_text("utf-8", "replace") if _MOUNTS.exists() else ""
    reason = unsafe_reason(str(folder.resolve()), mounts) or _remote_drive(folder)
    if reason:
        raise DeskError(Problem.STORE_UNSAFE_PLACE, reason=reason)


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


def _remote_drive(folder: Path) -> str:
    kind = 0
    if sys.platform == "win32":
        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.resolve().anchor)
    return "network_drive" if kind == _DRIVE_REMOTE else ""
