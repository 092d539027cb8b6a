"""A file in clear, written where a clerk wants it and nowhere else."""

import contextlib
import hashlib
import os
from pathlib import Path

from mmep_desktop.errors import DeskError, Problem

_OPENED = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_MINE_ALONE = 0o600


class ChosenFiles:
    """Answers the ``ClearFiles`` port; no other file is made on the way."""

    def write(self, place: str, content: bytes) -> None:
        """Write *content* to the file *place*; one that could not be written whole is taken away.

        Raises ``DeskError(COPY_NOT_SAVED)``.
        """
        path = Path(place)
        try:
            handle = os.open(path, _OPENED, _MINE_ALONE)
        except OSError as refusal:
            raise _not_saved(refusal) from None
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError as refusal:
            with contextlib.suppress(OSError):
                if path.is_file():  # and no device that somebody named
                    path.unlink()
            raise _not_saved(refusal) from None

    def remove(self, place: str, digest: str) -> None:
        """Delete the file *place* if it is still the one whose SHA-256 is *digest*.

        Raises ``DeskError(FILE_NOT_REMOVED)``.
        """
        path = Path(place)
        try:
            with path.open("rb") as file:
                is_the_same = hashlib.file_digest(file, "sha256").hexdigest() == digest
            if is_the_same:
                path.unlink()
        except OSError as refusal:
            raise DeskError(Problem.FILE_NOT_REMOVED, errno=refusal.errno or 0) from None
        if not is_the_same:
            raise DeskError(Problem.FILE_NOT_REMOVED)


def _not_saved(refusal: OSError) -> DeskError:
    return DeskError(Problem.COPY_NOT_SAVED, errno=refusal.errno or 0)
