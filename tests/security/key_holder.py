"""A process that holds a store's key, for another one to look through its memory.

Usage: key_holder.py FOLDER create | key_holder.py FOLDER unlock DEVICE_SECRET | key_holder.py
FOLDER pin DEVICE_SECRET, which holds the key that a PIN gave back after the first one was wiped,
and keeps the PIN | key_holder.py FOLDER exchange DEVICE_SECRET, which exchanges the store's key |
key_holder.py FOLDER sheet DEVICE_SECRET, which is let in by a code and by the recovery sheet. It
writes a line when it holds the key and when it has wiped it, and goes on at
each line it reads.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from mmep_desktop.security.device_secrets import entry_of
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.pin import PinsInMemory
from mmep_desktop.security.store_key import UnlockedKey
from tests.security.desk import CLERK, LIGHT, PASSPHRASE, STORE, vault_at
from tests.security.fake_keyring import FakeKeyring

PIN = "408317"
NOW = datetime(2026, 9, 1, 10, 42, tzinfo=UTC)
PINS = PinsInMemory(cost=LIGHT)


def say_and_wait(text: str) -> None:
    print(text, flush=True)
    sys.stdin.readline()


def held_key(folder: Path, act: str, *secret: str) -> tuple[UnlockedKey, FakeKeyring]:
    keyring = FakeKeyring()
    vault = vault_at(folder, keyring)
    if act == "create":
        return vault.create(STORE, CLERK, PASSPHRASE, without_keyring=False), keyring
    (keyring.kept[keyring.name, entry_of(STORE, CLERK)],) = secret
    key = vault.unlock(CLERK, PASSPHRASE)
    if act == "pin":
        PINS.keep(CLERK, PIN, vault.with_key(key))
        key.wipe()
        key = PINS.open(CLERK, PIN)
    if act == "exchange":
        keys = vault.with_key(key)
        keys.begin_exchange()
        key.take_over()
        keys.end_exchange()
    if act == "sheet":
        keys = vault.with_key(key)
        keys.keep_recovery_key(sheet := keys.new_recovery_key())
        code = keys.invite("other", NOW).code
        key.wipe()
        vault.open_invitation(code, NOW)[1].wipe()
        key = vault.open_recovery(sheet)
    return key, keyring


def main() -> None:
    key, keyring = held_key(Path(sys.argv[1]), *sys.argv[2:])
    (secret,) = keyring.kept.values()
    spec = key.database_key_spec()
    say_and_wait(secret)
    wipe(spec)
    key.wipe()
    say_and_wait("wiped")


if __name__ == "__main__":
    main()
