"""Where the trail ends, kept beside the store: a store that was put back does not come as far.

Two slots are written in turn, each with a seal, so that a crash in the middle leaves the other. A
slot is written after the commit it tells of: it may lag behind the store, and never leads.
"""

import contextlib
import os
import struct
import threading
from pathlib import Path

from mmep_desktop.storage.seals import LINE_BYTES, Seals
from mmep_desktop.storage.trail_lines import Head

ANCHOR_NAME = "store.anchor"
SYNC_EVERY = 64
"""Commits after which the disk is asked to keep the slot; a power cut costs no more than these."""

_CONTENT = struct.Struct(f">8sQ{LINE_BYTES}s")
_SLOT = _CONTENT.size + LINE_BYTES
_MARK = b"mmepANC1"
_SLOTS = 2


class Anchor:
    """The anchor of the store in one folder.

    Nothing here raises: a save that was kept is kept, whether its anchor could be written or not.
    """

    def __init__(self, folder: Path, seals: Seals) -> None:
        self._path = folder / ANCHOR_NAME
        self._seals = seals
        self._writing = threading.Lock()
        self._written = 0
        self._last: Head | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is a file at all."""
        return self._path.exists()

    def read(self) -> Head | None:
        """Return the furthest head that a whole slot tells of."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return None
        heads = [self._head(content[_SLOT * place : _SLOT * (place + 1)]) for place in (0, 1)]
        return max((head for head in heads if head), key=lambda head: head.seq, default=None)

    def advance(self, head: Head) -> None:
        """Let the anchor tell of *head*, unless it has come further already."""
        with self._writing, contextlib.suppress(OSError):
            self._written, self._last = self._written + 1, head
            self._write(head, durably=self._written % SYNC_EVERY == 0)

    def settle(self) -> None:
        """Have the disk keep what was written since it was opened, as the desk locks.

        A folder whose files were taken away meanwhile gets none.
        """
        with self._writing, contextlib.suppress(OSError):
            if self._last is not None and self.is_there:
                self._write(self._last, durably=True)

    def begin_again(self, head: Head) -> None:
        """Tell of *head* and nothing else, after the trail has told what was found."""
        with self._writing, contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
            self._write(head, durably=True)

    def _write(self, head: Head, *, durably: bool) -> None:
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            content = os.read(handle, _SLOT * _SLOTS)
            kept = [self._head(content[_SLOT * place : _SLOT * (place + 1)]) for place in (0, 1)]
            reached = [each.seq if each else -1 for each in kept]
            if head.seq > max(reached):
                os.lseek(handle, _SLOT * reached.index(min(reached)), os.SEEK_SET)
                os.write(handle, self._slot(head))
            if durably:
                os.fsync(handle)
        finally:
            os.close(handle)

    def _slot(self, head: Head) -> bytes:
        content = _CONTENT.pack(_MARK, head.seq, head.seal)
        return content + self._seals.anchor(content)

    def _head(self, slot: bytes) -> Head | None:
        """Return what *slot* tells, if it is whole and ours."""
        content, seal = slot[: _CONTENT.size], slot[_CONTENT.size :]
        if len(slot) != _SLOT or seal != self._seals.anchor(content):
            return None
        mark, seq, head = _CONTENT.unpack(content)
        return Head(seq, head) if mark == _MARK else None
