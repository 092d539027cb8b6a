"""A process that holds a store's key, for another one to look through its memory.

Usage: key_holder.py FOLDER create | key_holder.py FOLDER unlock DEVICE_SECRET. It writes a line
when it holds the key and when it has wiped it, and goes on at each line it reads.
"""

import sys
from pathlib import Path

from mmep_desktop.security.device_secrets import entry_of
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.store_key import UnlockedKey
from tests.security.desk import CLERK, PASSPHRASE, STORE, vault_at
from tests.security.fake_keyring import FakeKeyring


def say_and_wait(text: str) -> None:
    print(text, flush=True)
    sys.stdin.readline()


def held_key(folder: Path, act: str, *secret: str) -> tuple[UnlockedKey, FakeKeyring]:
    keyring = FakeKeyring()
    vault = vault_at(folder, keyring)
    if act == "create":
        return vault.create(STORE, CLERK, PASSPHRASE, without_keyring=False), keyring
    (keyring.kept[keyring.name, entry_of(STORE, CLERK)],) = secret
    return vault.unlock(CLERK, PASSPHRASE), keyring


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
