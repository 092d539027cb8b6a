"""Practice keys: random, in memory, gone with the program; no keyring is ever asked."""

import hmac
from pathlib import Path

from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import typed_bytes
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.store_key import UnlockedKey, new_secrets
from mmep_desktop.security.store_marker import read_marker


class PracticeKeys:
    """The key of one practice session: locking and unlocking again gives the same one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._secrets = new_secrets()

    @property
    def practice(self) -> bool:
        """Practice it is."""
        return True

    def unlock(self, clerk_id: str, passphrase: str) -> UnlockedKey:  # noqa: ARG002 (KeySource)
        """Return the session's key for any clerk.

        Raises ``NOT_A_PRACTICE_STORE`` unless the folder's marker says practice, and
        ``WRONG_PASSPHRASE`` for anything but the one that the page shows.
        """
        marker = read_marker(self._folder)
        if marker is None or not marker.practice:
            raise DeskError(Problem.NOT_A_PRACTICE_STORE)
        if not hmac.compare_digest(typed_bytes(passphrase), typed_bytes(PRACTICE_PASSPHRASE)):
            raise DeskError(Problem.WRONG_PASSPHRASE)
        return UnlockedKey(bytearray(self._secrets))

    def wipe(self) -> None:
        """End the practice: the store it made opens no more."""
        wipe(self._secrets)
