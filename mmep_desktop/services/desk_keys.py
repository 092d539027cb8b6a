"""What a supervisor can be told of the desk's keys, and nothing that opens anything."""

from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.acts import Act
from mmep_desktop.services.keys import OpenKeys
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.services.recovery import RECOVERY


@dataclass(frozen=True, slots=True)
class KeysTold:
    """*keyring* names what holds this computer's half for whoever asks, empty without one.

    *recovery_made_on* is None where no recovery key counts. *generation* is how many keys the
    records have had, *writings* how often the key file was written.
    """

    keyring: str
    without_keyring_allowed: bool
    recovery_made_on: date | None
    generation: int
    format: int
    writings: int


class DeskKeysTold:
    """Looks the desk's keys up, for a supervisor."""

    def __init__(self, work: OpenWork, keys: OpenKeys, clerk_id: str) -> None:
        self._work = permitted(work, clerk_id, Deed.MANAGE_KEYS)
        self._keys = keys
        self._clerk_id = clerk_id

    def look(self) -> KeysTold:
        """Return what is so now. Raises ``DeskError``."""
        keys = self._keys
        with self._work() as work:
            work.only_read()
            made = [
                entry.at
                for entry in work.trail.entries(about=RECOVERY)
                if entry.act is Act.RECOVERY_MADE
            ]
        return KeysTold(
            keyring=keys.keyring_of(self._clerk_id),
            without_keyring_allowed=keys.without_keyring_allowed,
            recovery_made_on=made[0].date() if made and keys.has_recovery else None,
            generation=keys.generation,
            format=keys.format,
            writings=keys.counter,
        )
