"""What two processes say to each other: JSON, each time with its length before it."""

import json
import struct
from collections.abc import Mapping
from typing import BinaryIO

LONGEST = 64 * 1024 * 1024
"""A thousand students are told in well under one megabyte, and never in more than this."""

Said = Mapping[str, object]

_LENGTH = struct.Struct(">I")


class Misheard(Exception):
    """What came is not what can be said; whoever said it is not to be believed."""


def say(to: BinaryIO, said: Said) -> None:
    """Write *said* to a pipe. Raises ``OSError`` when nobody listens any more."""
    frame = json.dumps(said, separators=(",", ":")).encode()
    to.write(_LENGTH.pack(len(frame)) + frame)
    to.flush()


def hear(pipe: BinaryIO) -> dict[str, object] | None:
    """Read what is said next, None when nothing more will be. Raises ``Misheard``."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > LONGEST:
        raise Misheard
    frame = pipe.read(length)
    if len(frame) < length:
        return None
    try:
        said = json.loads(frame)
    except (ValueError, RecursionError):
        raise Misheard from None
    if not isinstance(said, dict):
        raise Misheard
    return said


def give(to: BinaryIO, octets: bytes) -> None:
    """Write bytes whose count was said before."""
    to.write(octets)
    to.flush()


def take(pipe: BinaryIO, count: int) -> bytes:
    """Read *count* bytes. Raises ``Misheard`` where there are fewer."""
    octets = pipe.read(count)
    if len(octets) < count:
        raise Misheard
    return octets
