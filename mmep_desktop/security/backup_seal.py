"""A file of any size sealed under a key of its own, in pieces: none can be cut off or exchanged.

Each piece is sealed with its number and with whether it is the last one (the STREAM construction);
the heading, which names store and backup, is bound to all of them. The key seals this one file.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.sealed_box import TAG_BYTES

PIECE: Final = 1024 * 1024
SYNC_EVERY: Final = 8
"""Pieces after which the disk is asked to take what was written: a save at the desk that asks for
the same must not wait behind a whole backup."""

_MARK: Final = b"mmep-backup "
_FORMAT: Final = 1
_HEADING_LIMIT: Final = 512
_COUNTED: Final = 11

Step = Callable[[], None]
"""Called between two pieces; raises where the work is to stop."""


def seal_file(
    source: Path, target: Path, key: bytearray, store_id: str, backup_id: str, step: Step
) -> int:
    """Seal *source* into the new file *target*, lastingly, and return how many bytes that took."""
    heading = _heading(store_id, backup_id)
    sealing, taken = AESGCM(key), bytearray(PIECE + TAG_BYTES)
    with source.open("rb", buffering=0) as reading, _new(target) as writing:
        writing.write(heading)
        for number, piece, is_last in _pieces(reading, PIECE):
            step()
            with memoryview(taken)[: len(piece) + TAG_BYTES] as sealed:
                sealing.encrypt_into(_nonce(number, is_last), cast("bytes", piece), heading, sealed)
                writing.write(sealed)
            if number % SYNC_EVERY == SYNC_EVERY - 1:
                _sync(writing)
        _sync(writing)
        return writing.tell()


def unseal_file(
    source: Path, target: Path, key: bytearray, store_id: str, backup_id: str, step: Step
) -> None:
    """Open the sealed *source* into the new file *target*.

    Raises ``BACKUP_DAMAGED``, ``BACKUP_FOREIGN`` or ``BACKUPS_NEWER``; *target* is gone then.
    """
    opening, opened = AESGCM(key), bytearray(PIECE)
    with reading_of(source) as reading, _new(target) as writing:
        heading = _checked_heading(reading, store_id, backup_id)
        for number, piece, is_last in _pieces(reading, PIECE + TAG_BYTES):
            step()
            size = len(piece) - TAG_BYTES
            if size < 0:
                raise DeskError(Problem.BACKUP_DAMAGED, piece=number)
            with memoryview(opened)[:size] as plain:
                try:
                    nonce = _nonce(number, is_last)
                    opening.decrypt_into(nonce, cast("bytes", piece), heading, plain)
                except InvalidTag:
                    raise DeskError(Problem.BACKUP_DAMAGED, piece=number) from None
                writing.write(plain)
            if number % SYNC_EVERY == SYNC_EVERY - 1:
                _sync(writing)


def store_of(sealed: Path) -> str:
    """Return which store the file *sealed* says it is of, or nothing where it does not say."""
    try:
        with sealed.open("rb") as reading:
            return _told(reading.readline(_HEADING_LIMIT)).get("store", "")
    except OSError:
        return ""


@contextmanager
def reading_of(source: Path) -> Iterator[BinaryIO]:
    """Read *source*; one that is not there or cannot be read is damaged."""
    try:
        reading = source.open("rb", buffering=0)
    except OSError as refusal:
        raise DeskError(Problem.BACKUP_DAMAGED, errno=refusal.errno or 0) from None
    with reading:
        yield reading


def _heading(store_id: str, backup_id: str) -> bytes:
    told = {"format": _FORMAT, "store": store_id, "backup": backup_id}
    return _MARK + json.dumps(told, separators=(",", ":")).encode("ascii") + b"\n"


def _checked_heading(reading: BinaryIO, store_id: str, backup_id: str) -> bytes:
    heading, expected = reading.readline(_HEADING_LIMIT), _heading(store_id, backup_id)
    if heading == expected:
        return heading
    told = _told(heading)
    if told.get("format", "").isdecimal() and int(told["format"]) > _FORMAT:
        raise DeskError(Problem.BACKUPS_NEWER)
    if told.get("store", store_id) != store_id:
        raise DeskError(Problem.BACKUP_FOREIGN)
    raise DeskError(Problem.BACKUP_DAMAGED, part="heading")


def _told(heading: bytes) -> dict[str, str]:
    """Return what a heading says, as texts; nothing where it is none of ours."""
    try:
        told = json.loads(heading.removeprefix(_MARK).decode("ascii"))
    except (ValueError, RecursionError):
        return {}
    is_ours = heading.startswith(_MARK) and isinstance(told, dict)
    return {name: str(value) for name, value in told.items()} if is_ours else {}


def _pieces(reading: BinaryIO, size: int) -> Iterator[tuple[int, memoryview, bool]]:
    """Yield each piece with its number and whether it is the last; there is at least one.

    Each is good until the next but one is read: two buffers are filled in turns, for new ones cost
    more than the sealing itself.
    """
    number, buffers = 0, (bytearray(size), bytearray(size))
    piece = _filled(reading, buffers[0])
    while following := _filled(reading, buffers[(number + 1) % 2]):
        yield number, piece, False
        number, piece = number + 1, following
    yield number, piece, True


def _filled(reading: BinaryIO, buffer: bytearray) -> memoryview:
    """Read until *buffer* is full or the file has ended."""
    whole, length = memoryview(buffer), 0
    while length < len(buffer) and (more := reading.readinto(whole[length:])):  # type: ignore[attr-defined]  # every file that is open for reading in bytes has it
        length += more
    return whole[:length]


def _nonce(number: int, is_last: bool) -> bytes:  # noqa: FBT001 - one bit of the nonce
    return number.to_bytes(_COUNTED, "big") + bytes([is_last])


@contextmanager
def _new(target: Path) -> Iterator[BinaryIO]:
    """Write a new file that only this account reads; what is not finished goes again."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    writing = os.fdopen(os.open(target, flags, 0o600), "wb")
    try:
        with writing:
            yield writing
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _sync(writing: BinaryIO) -> None:
    writing.flush()
    os.fsync(writing.fileno())
