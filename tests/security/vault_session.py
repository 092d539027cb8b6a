"""One act on a vault with the system's real keyring, in a process of its own.

Usage: vault_session.py FOLDER ACT. It prints what came of it: a problem's name, the keyring's
state, ``done``, or a digest by which two keys can be compared without showing them.
"""

import hashlib
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import secretstorage

from mmep_desktop.errors import DeskError
from mmep_desktop.security.device_secrets import entry_of
from mmep_desktop.security.keyring_backends import SystemKeyring
from mmep_desktop.security.store_key import UnlockedKey
from mmep_desktop.security.vault import Vault
from tests.security.desk import CLERK, PASSPHRASE, STORE, vault_at

NOW = datetime(2026, 9, 1, 10, 42, tzinfo=UTC)
OTHER_WORDS = "copper lantern meadow thistle"


def compared(key: UnlockedKey) -> str:
    return hashlib.sha256(key.database_key_spec()).hexdigest()


def lock_collection() -> str:
    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
    return "done"


def forget_entry() -> str:
    SystemKeyring().remove("SecretService", entry_of(STORE, CLERK))
    return "done"


def create_and_abandon(vault: Vault) -> str:
    vault.create(STORE, CLERK, PASSPHRASE, without_keyring=False)
    vault.abandon()
    return "done"


def wiped_in_mid_work(vault: Vault) -> str:
    """Lose this account's half while the desk is open, and be given a new one by a code."""
    keys = vault.with_key(vault.unlock(CLERK, PASSPHRASE))
    forget_entry()
    told = [refusal(lambda: keys.prove(CLERK, PASSPHRASE))]
    code = keys.invite(CLERK, NOW).code
    told.append(refusal(lambda: vault.unlock(CLERK, PASSPHRASE)))
    _, key = vault.open_invitation(code, NOW)
    vault.with_key(key).set_passphrase(CLERK, PASSPHRASE, without_keyring=False)
    return " ".join([*told, compared(vault.unlock(CLERK, PASSPHRASE))])


def denied_in_mid_work(vault: Vault) -> str:
    """Have the keyring locked while the desk is open: nothing is half changed."""
    keys = vault.with_key(vault.unlock(CLERK, PASSPHRASE))
    before = keys.counter
    lock_collection()
    told = [
        refusal(lambda: keys.change_passphrase(CLERK, PASSPHRASE, OTHER_WORDS)),
        refusal(lambda: keys.set_passphrase("other", OTHER_WORDS, without_keyring=False)),
    ]
    return " ".join([*told, "as before" if keys.counter == before else "changed"])


def refusal(act: Callable[[], object]) -> str:
    try:
        act()
    except DeskError as error:
        return error.problem.name
    return "done"


ACTS: dict[str, Callable[[Vault], str]] = {
    "create": lambda vault: compared(vault.create(STORE, CLERK, PASSPHRASE, without_keyring=False)),
    "unlock": lambda vault: compared(vault.unlock(CLERK, PASSPHRASE)),
    "mistype": lambda vault: compared(vault.unlock(CLERK, "not the passphrase at all")),
    "create and abandon": create_and_abandon,
    "wiped in mid-work": wiped_in_mid_work,
    "denied in mid-work": denied_in_mid_work,
    "state": lambda vault: vault.keyring_state().value,
    "lock": lambda _vault: lock_collection(),
    "forget": lambda _vault: forget_entry(),
}


def main() -> None:
    try:
        print(ACTS[sys.argv[2]](vault_at(Path(sys.argv[1]), SystemKeyring())))
    except DeskError as error:
        print(error.problem.name)


if __name__ == "__main__":
    main()
