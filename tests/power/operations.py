"""What a program asked a disk to do, in its order, as far as a power cut can tell it apart."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes that were put at a place in a file."""

    path: str
    at: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file that was given another length."""

    path: str
    length: int


@dataclass(frozen=True, slots=True)
class Made:
    """A name for a new, empty file or, with another name's file, for that one."""

    path: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file's new name; what had it before is gone."""

    path: str
    new: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A name that is no more."""

    path: str


@dataclass(frozen=True, slots=True)
class Synced:
    """A file, or a folder's names, that the disk was asked to keep before anything goes on."""

    path: str


@dataclass(frozen=True, slots=True)
class Said:
    """A line that the program told its user; what it acknowledges must outlive a power cut."""

    text: str


Operation = Written | Cut | Made | Renamed | Removed | Synced | Said
