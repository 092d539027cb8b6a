"""A zip from outside: looked at before anything in it is read, and counted while it is read."""

import io
import stat
import zipfile
import zlib
from collections.abc import Collection
from typing import IO, BinaryIO

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.rosters.limits import (
    MEMBER_BYTES,
    MEMBERS,
    MIB,
    TIMES_LARGER,
    UNPACKED_BYTES,
)

MANIFEST = "manifest.csv"
_IS_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_LONGEST_MARK = 8
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ARCHIVES = (
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ",
    b"\xd0\xcf\x11\xe0",
)
_ARCHIVE_NAMES = (".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".xlsx")

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
"""What reading a zip may raise that is damaged."""


class CheckedZip:
    """A zip in which nothing lies outside, over each other, hidden or linked.

    Where all that counts lies in one folder, as in a zip that was packed again, names are those in
    this folder.

    Raises ``ROSTER_UNSAFE``, ``ROSTER_LOCKED``, ``ROSTER_TOO_LARGE`` or ``ROSTER_DAMAGED``.
    """

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except UNREADABLE:
            raise DeskError(Problem.ROSTER_DAMAGED) from None
        members = self._zip.infolist()
        _check_together(members)
        for member in members:
            _check(member)
        folder = _folder_of([member.filename for member in members])
        self._members = {
            member.filename.removeprefix(folder): member
            for member in members
            if member.filename.startswith(folder)
        }

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> Collection[str]:
        """The names of what is in it, none of which is ever used as a path."""
        return self._members.keys()

    def size(self, name: str) -> int:
        """Return how large a member says that it becomes."""
        return self._members[name].file_size

    def open(self, name: str) -> io.BufferedReader:
        """Return a member to read from its beginning."""
        try:
            member = self._members[name]
            unpacking = Unpacking(self._zip.open(member), member.compress_size)
        except UNREADABLE:
            raise DeskError(Problem.ROSTER_DAMAGED) from None
        if unpacking.beginning.startswith(_ARCHIVES):
            raise DeskError(Problem.ROSTER_UNSAFE)
        return io.BufferedReader(unpacking, MIB // 4)


class Unpacking(io.RawIOBase):
    """A member while it is unpacked; raises as soon as it became too large or turns out damaged."""

    def __init__(self, member: IO[bytes], packed: int) -> None:
        self._member = member
        self._beginning = member.read(_LONGEST_MARK)
        self._left = self._beginning
        self._most = min(MEMBER_BYTES, packed * TIMES_LARGER + MIB)
        self._read = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    @property
    def beginning(self) -> bytes:
        """The first bytes, which are read again."""
        return self._beginning

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower
        """Unpack some more."""
        try:
            some, self._left = self._left or self._member.read(len(buffer)), b""
        except UNREADABLE:
            raise DeskError(Problem.ROSTER_DAMAGED) from None
        self._read += len(some)
        if self._read > self._most:
            raise DeskError(Problem.ROSTER_TOO_LARGE)
        buffer[: len(some)] = some
        return len(some)

    def close(self) -> None:
        """Close the member with it."""
        self._member.close()
        super().close()


def _check_together(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(names) > MEMBERS or sum(member.file_size for member in members) > UNPACKED_BYTES:
        raise DeskError(Problem.ROSTER_TOO_LARGE)
    if len({name.casefold() for name in names}) != len(names) or _lie_over_each_other(members):
        raise DeskError(Problem.ROSTER_UNSAFE)


def _folder_of(names: Collection[str]) -> str:
    """Return the folder of the one manifest, with its slash; nothing where it lies at the top."""
    folders = [name.removesuffix(MANIFEST) for name in names if _ends_in_manifest(name)]
    return folders[0] if len(folders) == 1 else ""


def _ends_in_manifest(name: str) -> bool:
    return name == MANIFEST or name.endswith(f"/{MANIFEST}")


def _lie_over_each_other(members: list[zipfile.ZipInfo]) -> bool:
    """Whether two members share bytes, as in a bomb that unpacks the same ones again and again."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    ends = [each.header_offset + _LOCAL_HEADER + each.compress_size for each in ordered]
    begins = [each.header_offset for each in ordered[1:]]
    return any(end > begin for end, begin in zip(ends, begins, strict=False))


def _check(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _IS_ENCRYPTED:
        raise DeskError(Problem.ROSTER_LOCKED)
    if member.file_size > MEMBER_BYTES:
        raise DeskError(Problem.ROSTER_TOO_LARGE)
    if _leads_outside(member.orig_filename) or _is_link(member) or _is_archive(member):
        raise DeskError(Problem.ROSTER_UNSAFE)
    if member.compress_type not in _PACKINGS:
        raise DeskError(Problem.ROSTER_DAMAGED)


def _leads_outside(name: str) -> bool:
    """Whether a name is more than one below the zip's own top: none is used, but none is meant."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in name or not name.isprintable()


def _is_archive(member: zipfile.ZipInfo) -> bool:
    """Whether a member by its name is a zip within the zip; one under another name shows later."""
    return member.filename.lower().endswith(_ARCHIVE_NAMES)


def _is_link(member: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind not in {0, stat.S_IFREG, stat.S_IFDIR}
