"""A compiled catalogue (``.mo``, GNU gettext) as a mapping from a wording's key to its words."""

import struct
from collections.abc import Iterator, Mapping

_LITTLE, _BIG = b"\xde\x12\x04\x95", b"\x95\x04\x12\xde"
_HEADER = 20


class NotACatalogue(ValueError):
    """The bytes are no compiled catalogue, or a damaged one."""


def read_catalogue(compiled: bytes) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the header of a catalogue and its texts, by key. Raises ``NotACatalogue``."""
    try:
        texts = dict(_entries(compiled))
    except (struct.error, UnicodeDecodeError) as problem:
        raise NotACatalogue from problem
    header = texts.pop("", "")
    named = (line.partition(":") for line in header.splitlines())
    return {name.strip(): value.strip() for name, _, value in named if value or name}, texts


def _entries(compiled: bytes) -> Iterator[tuple[str, str]]:
    order = {_LITTLE: "<", _BIG: ">"}.get(compiled[:4])
    if order is None:
        raise NotACatalogue
    count, keys, texts = struct.unpack_from(f"{order}3I", compiled, 8)
    if _HEADER + 16 * count > len(compiled):
        raise NotACatalogue
    for number in range(count):
        yield (
            _text(compiled, order, keys + 8 * number),
            _text(compiled, order, texts + 8 * number),
        )


def _text(compiled: bytes, order: str, place: int) -> str:
    length, start = struct.unpack_from(f"{order}2I", compiled, place)
    if start + length > len(compiled):
        raise NotACatalogue
    return compiled[start : start + length].decode("utf-8")
