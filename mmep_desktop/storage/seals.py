"""The seals of the trail: keyed BLAKE2b over lines, rows and the anchor, each for its own purpose.

The key is needed for a moment only: it becomes the beginning of three hashes, which Python
overwrites when they are let go.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from mmep_desktop.services.keys import Purpose
from mmep_desktop.storage.local_ids import LocalIdCodes

LINE_BYTES = 32
ROW_BYTES = 16
"""So much of a keyed hash cannot be met by chance or by trying: nobody can try without the key."""

Plain: TypeAlias = "str | int | bytes | None"
"""What SQLite keeps in a column of ours."""

RowCode = Callable[[Sequence[Plain]], bytes]
"""Returns the code of one row of a table, from the values of its columns in their order."""


class TrailKey(Protocol):
    """Hands out the keys of the trail and of the codes for a moment."""

    def derived(self, purpose: Purpose) -> bytearray:
        """Return 32 bytes for *purpose* in a buffer that the caller wipes."""


class Seals:
    """Makes every seal of one store's trail, and its codes; nobody makes them without its keys."""

    def __init__(self, key: TrailKey) -> None:
        secret = key.derived(Purpose.TRAIL)
        try:
            self._line, self._row, self._anchor = (
                hashlib.blake2b(key=secret, digest_size=size, person=purpose)
                for size, purpose in (
                    (LINE_BYTES, b"mmep trail line"),
                    (ROW_BYTES, b"mmep trail row"),
                    (LINE_BYTES, b"mmep anchor"),
                )
            )
        finally:
            secret[:] = bytes(len(secret))
        self.local_ids = LocalIdCodes(key)

    def line(self, before: bytes, line: bytes) -> bytes:
        """Return the seal of *line*, which stands after the line with the seal *before*."""
        seal = self._line.copy()
        seal.update(before)
        seal.update(line)
        return seal.digest()

    def row_code(self, table: str, columns: Sequence[str]) -> RowCode:
        """Return what makes the codes of the rows of *table*, values given as *columns* stand."""
        begun = self._row.copy()
        begun.update("\n".join((table, *columns, "")).encode())

        def code(values: Sequence[Plain]) -> bytes:
            seal = begun.copy()
            seal.update(canonical(values))
            return seal.digest()

        return code

    def anchor(self, content: bytes) -> bytes:
        """Return the seal of one slot of the anchor."""
        seal = self._anchor.copy()
        seal.update(content)
        return seal.digest()


def canonical(values: Sequence[Plain]) -> bytes:
    """Return *values* as bytes that no other values have: their kinds and lengths, then they."""
    kinds: list[str] = []
    texts: list[str] = []
    raw: list[bytes] = []
    for value in values:
        if value is None:
            kinds.append("-")
        elif isinstance(value, str):
            kinds.append(f"{len(value)}")
            texts.append(value)
        elif isinstance(value, int):
            kinds.append(f"i{int(value)}")
        else:
            kinds.append(f"b{len(value)}")
            raw.append(value)
    said = f"{' '.join(kinds)}\n{''.join(texts)}".encode(errors="surrogateescape")
    return b"".join((said, *raw)) if raw else said
