"""PINs in memory: each is a box around the store's secrets, and goes with a random half of its key.

The box opens with Argon2id over six digits **and** the random half. While the half is in memory
the digits can be tried out by whoever reads this memory; once it is overwritten, the box is
nothing but random bytes, and so is every copy of it that memory may still hold.
"""

import os
from dataclasses import dataclass
from typing import Final

from mmep_desktop.clock import Clocks, Elapsed
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import (
    KDF_COSTS,
    KEY_BYTES,
    SALT_BYTES,
    KdfParameters,
    clerk_kek,
)
from mmep_desktop.security.memory import random_secret, wipe
from mmep_desktop.security.sealed_box import public_key_of, unboxed
from mmep_desktop.security.store_key import SECRETS_BYTES, UnlockedKey
from mmep_desktop.services.keys import OpenKeys

MISSES: Final = 3
LASTS_SECONDS: Final = 8 * 60 * 60
ASLEEP_SECONDS: Final = 60
"""When the wall counted so much more than the steady clock, the computer has slept."""

_BOUND: Final = b"mmep/pin/"


@dataclass
class _Kept:
    salt: bytes
    half: bytearray
    box: bytes
    since: Elapsed
    misses: int = 0

    @property
    def is_over(self) -> bool:
        """Whether its hours have passed, the computer slept, or it was missed too often."""
        return (
            self.misses >= MISSES
            or self.since.seconds() >= LASTS_SECONDS
            or self.since.asleep_seconds() >= ASLEEP_SECONDS
        )


class PinsInMemory:
    """See ``Pins``."""

    def __init__(
        self, clocks: Clocks | None = None, cost: KdfParameters = KDF_COSTS.with_device_secret
    ) -> None:
        self._clocks = clocks or Clocks()
        self._cost = cost
        self._kept: dict[str, _Kept] = {}

    def holds(self, clerk_id: str) -> bool:
        """Whether the clerk's PIN opens the desk now; whatever is over is overwritten."""
        for each, kept in tuple(self._kept.items()):
            if kept.is_over:
                self.forget(each)
        return clerk_id in self._kept

    def keep(self, clerk_id: str, pin: str, keys: OpenKeys) -> None:
        """Let *pin* open what *keys* belong to, from now on."""
        self.forget(clerk_id)
        salt, half = os.urandom(SALT_BYTES), random_secret(KEY_BYTES)
        private = clerk_kek(pin, half, salt, self._cost)
        try:
            box = keys.boxed_for(public_key_of(private), _bound(clerk_id))
        finally:
            wipe(private)
        self._kept[clerk_id] = _Kept(salt, half, box, Elapsed(self._clocks))

    def open(self, clerk_id: str, pin: str) -> UnlockedKey:
        """Return the store's key; a miss is counted before the box is tried."""
        if not self.holds(clerk_id):
            raise DeskError(Problem.NO_PIN)
        kept = self._kept[clerk_id]
        kept.misses += 1
        private = clerk_kek(pin, kept.half, kept.salt, self._cost)
        try:
            secrets = unboxed(kept.box, private, _bound(clerk_id), SECRETS_BYTES)
        finally:
            wipe(private)
        if secrets is None:
            raise DeskError(Problem.WRONG_PIN if self.holds(clerk_id) else Problem.NO_PIN)
        kept.misses = 0
        return UnlockedKey(secrets)

    def forget(self, clerk_id: str = "") -> None:
        """Overwrite the random half of the clerk's PIN, or of everybody's."""
        for each in (clerk_id,) if clerk_id else tuple(self._kept):
            kept = self._kept.pop(each, None)
            if kept is not None:
                wipe(kept.half)


def _bound(clerk_id: str) -> bytes:
    return _BOUND + clerk_id.encode()
