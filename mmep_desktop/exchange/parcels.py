"""What is in a parcel before it is sealed: a zip of few members that are stored as they are.

It is written in one form, and read in no other.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from mmep_desktop.errors import DeskError, Problem

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.minisig"
KEYS: Final = "keys.json"
NAMES: Final = frozenset(
    {MANIFEST, SIGNATURE, KEYS, "batch.xlsx", "referrals.csv", "batch.json", "answers.json"}
)

MIB: Final = 1024 * 1024
LARGEST_MEMBER: Final = 128 * MIB
LARGEST: Final = 176 * MIB
"""Bytes of all members together; a thousand referrals take some five megabytes. The process that
unpacks holds all of it twice within its bound."""

_SMALL: Final = 64 * 1024
_LARGEST_OF: Final = {MANIFEST: _SMALL, SIGNATURE: _SMALL, KEYS: _SMALL}
_LOCAL_HEADER, _CENTRAL_HEADER, _END = 30, 46, 22
_UTF_8 = 0x800
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_A_FILE = 0o100600


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return *members* as a zip that is always the same for the same members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as writing:
        for name in sorted(members):
            if name not in NAMES:
                raise AssertionError(f"no member of a parcel: {name}")
            member = zipfile.ZipInfo(name, _BEGINNING)
            member.external_attr = _A_FILE << 16
            writing.writestr(member, members[name])
    return made.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the members of what ``packed`` made.

    Raises ``DeskError``: ``PARCEL_TOO_LARGE``, ``PARCEL_UNSAFE`` for any other form of zip, or
    ``PARCEL_DAMAGED``.
    """
    if len(content) > LARGEST:
        raise DeskError(Problem.PARCEL_TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as reading:
            members = reading.infolist()
            _check(members, len(content), reading.comment)
            return {member.filename: reading.read(member) for member in members}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        raise DeskError(Problem.PARCEL_DAMAGED) from None


def _check(members: list[zipfile.ZipInfo], length: int, comment: bytes) -> None:
    """Refuse what lies outside, over another, hidden, linked, packed, locked or twice."""
    names = [member.filename for member in members]
    if sorted(set(names)) != names or not NAMES.issuperset(names):
        raise DeskError(Problem.PARCEL_UNSAFE)
    place = 0
    for member in members:
        _check_alone(member)
        if member.header_offset != place:
            raise DeskError(Problem.PARCEL_UNSAFE)
        place += _LOCAL_HEADER + len(member.filename) + member.file_size
    place += sum(_CENTRAL_HEADER + len(name) for name in names) + _END
    if comment or place != length:
        raise DeskError(Problem.PARCEL_UNSAFE)


def _check_alone(member: zipfile.ZipInfo) -> None:
    is_plain = (
        member.compress_type == zipfile.ZIP_STORED
        and member.compress_size == member.file_size
        and member.flag_bits in {0, _UTF_8}
        and member.external_attr == _A_FILE << 16
        and not (member.extra or member.comment)
    )
    if not is_plain:
        raise DeskError(Problem.PARCEL_UNSAFE)
    if member.file_size > _LARGEST_OF.get(member.filename, LARGEST_MEMBER):
        raise DeskError(Problem.PARCEL_TOO_LARGE)
