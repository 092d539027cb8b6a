"""The computer account's keyring: which one, whether it keeps what it is given, and our half."""

import secrets
from collections.abc import Iterator
from pathlib import Path

from mmep_desktop.doctor.finding import Finding, bad, ok
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.paths import desk_folder
from mmep_desktop.security.core_dumps import forbid_core_dumps
from mmep_desktop.security.device_secrets import DeviceKeyring, KeyringEntry, entry_of
from mmep_desktop.security.key_file import KeyFile, read_key_file
from mmep_desktop.security.keyring_backends import SystemKeyring

NAME = "Keyring"
_PROBE = KeyringEntry("mmep-desktop", "doctor")
_TO_DO = {
    Problem.KEYRING_ABSENT: (
        "Start the desktop's keyring (GNOME Keyring, KWallet or KeePassXC on Linux) in this "
        "session. A keyring that keeps secrets in clear is never used."
    ),
    Problem.KEYRING_LOCKED: "Unlock the keyring when the system asks, then run doctor again.",
    Problem.KEYRING_FORGETS: "Check the keyring with its own program; it takes entries in vain.",
}


def look() -> Iterator[Finding]:
    """Write, read and remove an entry of doctor's own; then look for the desk's half of the key."""
    forbid_core_dumps()
    yield from look_at(SystemKeyring(), desk_folder())


def look_at(keyring: DeviceKeyring, folder: Path) -> Iterator[Finding]:
    """Look at *keyring* for the desk in *folder*; nothing of the desk is opened."""
    try:
        yield _tried(keyring)
        yield from _halves(keyring, folder)
    except DeskError as error:
        yield _refusal(error.problem)


def _tried(keyring: DeviceKeyring) -> Finding:
    name = keyring.working_name()
    secret = secrets.token_hex(16)
    keyring.write(name, _PROBE, secret)
    try:
        if keyring.read(name, _PROBE) != secret:
            raise DeskError(Problem.KEYRING_FORGETS, keyring=name)
    finally:
        keyring.remove(name, _PROBE)
    if keyring.read(name, _PROBE) is not None:
        raise DeskError(Problem.KEYRING_FORGETS, keyring=name)
    return ok(NAME, f"{name} keeps what it is given, and lets it be removed again.")


def _halves(keyring: DeviceKeyring, folder: Path) -> Iterator[Finding]:
    """Look whether this account holds its half of the key; what the half is, nobody sees."""
    try:
        key_file = read_key_file(folder)
    except (DeskError, OSError):
        return  # the look at the records says so
    for name in dict.fromkeys(slot.keyring for slot in key_file.slots if slot.keyring):
        try:
            yield _half_in(keyring, name, key_file)
        except DeskError as error:
            yield _refusal(error.problem, f"The desk's half of the key is kept in {name}. ")


def _half_in(keyring: DeviceKeyring, name: str, key_file: KeyFile) -> Finding:
    owners = [slot.clerk_id for slot in key_file.slots if slot.keyring == name]
    held = [keyring.read(name, entry_of(key_file.store_id, owner)) for owner in owners]
    if not any(held):
        return bad(
            NAME,
            f"{name} answers, but does not hold this account's half of the key.",
            "Log in with the computer account that the desk was set up with, or put that "
            "account's keyring back from a backup.",
            Problem.DEVICE_SECRET_MISSING,
        )
    return ok(NAME, f"{name} holds this account's half of the key.")


def _refusal(problem: Problem, before: str = "") -> Finding:
    sentences = {
        Problem.KEYRING_LOCKED: "The keyring is locked, or it said no.",
        Problem.KEYRING_FORGETS: "The keyring does not keep what it is given.",
    }
    told = sentences.get(problem, "There is no keyring that the desk may use.")
    return bad(NAME, f"{before}{told}", _TO_DO.get(problem, ""), problem)
