"""The computer account's half of the key, kept in the system's keyring and nowhere else.

What this leaves in memory: keyrings speak Python strings, so one hex copy of the half passes
through them and cannot be overwritten. It opens nothing without the passphrase.
"""

import contextlib
import hmac
from dataclasses import dataclass
from typing import Protocol

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import KEY_BYTES
from mmep_desktop.security.memory import random_secret, wipe
from mmep_desktop.security.slots import DeviceHalf
from mmep_desktop.services.keys import KeyringState


@dataclass(frozen=True, slots=True)
class KeyringEntry:
    """The name of one secret in a keyring."""

    service: str
    account: str


class DeviceKeyring(Protocol):
    """The system's keyrings, each called by the name that the key file remembers.

    Every call may raise ``KEYRING_ABSENT`` or ``KEYRING_LOCKED``.
    """

    def state(self) -> KeyringState: ...
    def working_name(self) -> str:
        """Return the name of the keyring that new secrets go to."""

    def read(self, name: str, entry: KeyringEntry) -> str | None: ...
    def write(self, name: str, entry: KeyringEntry, secret: str) -> None: ...
    def remove(self, name: str, entry: KeyringEntry) -> None:
        """Remove the entry; one that is not there is no problem."""


def entry_of(store_id: str, clerk_id: str) -> KeyringEntry:
    """Return where the half for this store and clerk is kept."""
    return KeyringEntry(f"mmep-desktop:{store_id}", clerk_id)


def new_half(keyring: DeviceKeyring, entry: KeyringEntry) -> DeviceHalf:
    """Make a new half, keep it, read it back, and return it for the caller to wipe.

    Raises ``KEYRING_FORGETS`` when it does not read back, and ``STORE_ALREADY_THERE`` when the
    keyring holds one already: writing over it would lock a store for good.
    """
    name = keyring.working_name()
    if keyring.read(name, entry) is not None:
        raise DeskError(Problem.STORE_ALREADY_THERE, found="keyring entry")
    half = DeviceHalf(name, random_secret(KEY_BYTES))
    with contextlib.ExitStack() as undo:
        undo.callback(wipe, half.secret)
        undo.callback(remove_half, keyring, name, entry)
        _keep(keyring, half, entry)
        undo.pop_all()
    return half


def half_for(keyring: DeviceKeyring, entry: KeyringEntry) -> DeviceHalf:
    """Return the half that this account holds already, or a new one, for the caller to wipe.

    A clerk who is let in again may meet her own half: it stays, for it opens nothing alone.
    """
    name = keyring.working_name()
    secret = _unhexed(keyring.read(name, entry) or "")
    if len(secret) == KEY_BYTES:
        return DeviceHalf(name, secret)
    remove_half(keyring, name, entry)
    return new_half(keyring, entry)


def kept_secret(keyring: DeviceKeyring, name: str, entry: KeyringEntry) -> bytearray:
    """Return the half that keyring *name* holds, for the caller to wipe.

    Raises ``DEVICE_SECRET_MISSING`` when the keyring answers but has none, or no half of ours.
    """
    secret = _unhexed(keyring.read(name, entry) or "")
    if len(secret) != KEY_BYTES:
        wipe(secret)
        raise DeskError(Problem.DEVICE_SECRET_MISSING)
    return secret


def remove_half(keyring: DeviceKeyring, name: str, entry: KeyringEntry) -> None:
    """Remove an entry as far as the keyring lets us: what is left opens nothing by itself."""
    try:
        keyring.remove(name, entry)
    except DeskError:
        return


def _keep(keyring: DeviceKeyring, half: DeviceHalf, entry: KeyringEntry) -> None:
    text = half.secret.hex()
    keyring.write(half.keyring, entry, text)
    kept = keyring.read(half.keyring, entry) or ""
    if not hmac.compare_digest(kept.encode(), text.encode()):
        raise DeskError(Problem.KEYRING_FORGETS, keyring=half.keyring)


def _unhexed(text: str) -> bytearray:
    try:
        return bytearray.fromhex(text)
    except ValueError:
        return bytearray()
