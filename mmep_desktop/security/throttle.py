"""Wrong tries are counted, and each costs a longer wait; neither a restart nor a clock ends it.

The count is kept in a file beside the key file and in the keyring, and the higher one holds. The
wait is measured by a clock that nobody can set, and begins anew with the program. What this does
not stop is somebody with a copy of the files: the slow derivation and the computer's half do.
"""

import contextlib
import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.device_secrets import DeviceKeyring, KeyringEntry, remove_half
from mmep_desktop.security.safe_files import write_safely
from mmep_desktop.security.slots import Slot
from mmep_desktop.security.strict_json import NotWellFormed, fields_of, written

TRIES_NAME: Final = "tries.json"
CLOSED_AFTER: Final = 50
_FIRST_WAIT: Final = 3
_WAITS: Final = (5, 15, 30, 60, 300, 300, 300)
_LONG_WAIT: Final = 30 * 60
_FORMAT: Final = 1
_SIZE_LIMIT: Final = 64 * 1024


def seconds_to_wait(failures: int) -> int:
    """Return how long the next try must wait after so many wrong ones in a row."""
    place = failures - _FIRST_WAIT
    if place < 0:
        return 0
    return _WAITS[place] if place < len(_WAITS) else _LONG_WAIT


class Throttle:
    """Counts the wrong tries at the slots of the store in *folder*."""

    def __init__(
        self,
        folder: Path,
        keyring: DeviceKeyring,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._keyring = keyring
        self._monotonic = monotonic
        self._began = monotonic()
        self._failed_at: dict[str, float] = {}
        self._failures: dict[str, int] = {}
        self._before: dict[str, int] = {}

    def seconds_left(self, slot: Slot, store_id: str) -> int:
        """Return how long the next try must wait from now on; 0 where it need not."""
        return self._left(slot.clerk_id, self.failures(slot, store_id))

    def before_the_right_one(self, clerk_id: str) -> int:
        """Return how many wrong tries there were before the clerk's last right one."""
        return self._before.get(clerk_id, 0)

    def failures(self, slot: Slot, store_id: str) -> int:
        """Return how many wrong tries there were since the last right one."""
        return max(
            self._failures.get(slot.clerk_id, 0),
            self._in_file().get(slot.clerk_id, 0),
            self._in_keyring(slot, store_id),
        )

    @contextlib.contextmanager
    def trying(self, slot: Slot, store_id: str) -> Iterator[None]:
        """Let one try be made, which is counted before: to end the program on the way is no help.

        Raises ``WAIT_BEFORE_NEXT_TRY`` or ``SLOT_CLOSED``. ``WRONG_PASSPHRASE`` from inside counts,
        any other problem is none of the clerk's, and a right try ends the count.
        """
        before = self.failures(slot, store_id)
        self._refuse(slot.clerk_id, before)
        self._keep(slot.clerk_id, before + 1)
        try:
            yield
        except DeskError as error:
            if error.problem is Problem.WRONG_PASSPHRASE:
                self._failed_at[slot.clerk_id] = self._monotonic()
                self._keep_in_keyring(slot, store_id, before + 1)
            else:
                self._keep(slot.clerk_id, before)
            raise
        self._keep(slot.clerk_id, 0)
        self._before[slot.clerk_id] = before
        if before:
            self._forget_in_keyring(slot, store_id)

    def forget(self, slot: Slot, store_id: str) -> None:
        """Begin anew: the clerk has another passphrase."""
        self._keep(slot.clerk_id, 0)
        self._forget_in_keyring(slot, store_id)

    def _refuse(self, clerk_id: str, failures: int) -> None:
        if failures >= CLOSED_AFTER:
            raise DeskError(Problem.SLOT_CLOSED)
        left = self._left(clerk_id, failures)
        if left:
            raise DeskError(Problem.WAIT_BEFORE_NEXT_TRY, seconds=left)

    def _left(self, clerk_id: str, failures: int) -> int:
        since = self._failed_at.get(clerk_id, self._began)
        return max(0, math.ceil(since + seconds_to_wait(failures) - self._monotonic()))

    def _keep(self, clerk_id: str, failures: int) -> None:
        """Keep the count here and in the file, as far as the folder can be written to."""
        self._failures[clerk_id] = failures
        counts = {**self._in_file(), clerk_id: failures}
        tries = [{"clerk_id": each, "count": count} for each, count in counts.items() if count]
        with contextlib.suppress(DeskError, OSError):
            if tries:
                content = written({"format": _FORMAT, "tries": tries})
                write_safely(self._folder / TRIES_NAME, content)
            else:
                (self._folder / TRIES_NAME).unlink(missing_ok=True)

    def _in_file(self) -> dict[str, int]:
        """Return what the file says; one that cannot be read says nothing."""
        try:
            tries = fields_of(self._folder / TRIES_NAME, _SIZE_LIMIT).objects("tries")
            return {each.text("clerk_id"): each.number("count") for each in tries}
        except (OSError, NotWellFormed):
            return {}

    def _in_keyring(self, slot: Slot, store_id: str) -> int:
        if slot.keyring is None:
            return 0
        try:
            kept = self._keyring.read(slot.keyring, _entry(slot, store_id)) or ""
        except DeskError:
            return 0
        return int(kept) if kept.isascii() and kept.isdigit() and len(kept) < len("1000") else 0

    def _keep_in_keyring(self, slot: Slot, store_id: str, failures: int) -> None:
        if slot.keyring is not None:
            with contextlib.suppress(DeskError):
                self._keyring.write(slot.keyring, _entry(slot, store_id), str(failures))

    def _forget_in_keyring(self, slot: Slot, store_id: str) -> None:
        if slot.keyring is not None:
            remove_half(self._keyring, slot.keyring, _entry(slot, store_id))


def _entry(slot: Slot, store_id: str) -> KeyringEntry:
    return KeyringEntry(f"mmep-desktop-tries:{store_id}", slot.clerk_id)
