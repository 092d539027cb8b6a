"""From the passphrase to the day's list, at the real cost of the key; and back to the lock."""

import time
from pathlib import Path

from mmep_desktop.clock import SystemClock
from mmep_desktop.folder_stores import FolderStores
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.security.pin import PinsInMemory
from mmep_desktop.security.vault import Vault
from mmep_desktop.services.entering import Entering
from mmep_desktop.storage.ids import TimedIdentifiers
from tests.benchmarks.accounts import copied, desk_folder, said_by, still_to_ask, unlocked
from tests.benchmarks.figures import Figures, median
from tests.prepared_desk import PASSPHRASE, WITHOUT_KEYRING
from tests.security.fake_keyring import FakeKeyring

PART = "Unlocking and locking, 50,000 families in the store and 40 on today's list"
TIMES, TODAY = 7, 40
UNLOCK_UNDER = 300
"""Milliseconds: what a clerk waits for without noticing that she does."""

SHOWN = {
    "today_page": "passphrase to the day's list painted, Argon2 with 256 MiB included",
    "unlock_page": "lock to the page for the passphrase painted",
}


def test_a_desk_unlocks_and_locks(many_families: Path, figures: Figures, tmp_path: Path) -> None:
    home = copied(many_families, tmp_path / "home")
    still_to_ask(home, TODAY)
    taken = said_by("unlocking", TIMES, home, "offscreen")
    for page, what in SHOWN.items():
        figures.keep(PART, what, median(taken[page]), "ms")
    key_and_store = [milliseconds_without_a_window(home) for _ in range(TIMES)]
    figures.keep(
        PART, "of unlocking: key and store, without the window", median(key_and_store), "ms"
    )
    door = door_with_a_keyring(desk_folder(home))
    with_keyring = [milliseconds_through(door) for _ in range(TIMES)]
    what = "of unlocking: key and store, with the keyring: Argon2 with 64 MiB"
    assert figures.keep(PART, what, median(with_keyring), "ms", under=UNLOCK_UNDER).is_met


def door_with_a_keyring(folder: Path) -> Entering:
    """Give the desk's clerk a passphrase that the keyring stands behind."""
    keyring = FakeKeyring()
    stores, ids = FolderStores(folder, practice=False), TimedIdentifiers()
    parts = Passphrases(), SystemClock(), PinsInMemory()
    door = Entering(Vault(folder, keyring), stores, ids, *parts)
    opened = door.unlock("", WITHOUT_KEYRING.passphrase)
    assert opened.keys
    opened.keys.set_passphrase(opened.clerk.id, PASSPHRASE, without_keyring=False)
    opened.store.close()
    return door


def milliseconds_through(door: Entering) -> float:
    begun = time.perf_counter()
    opened = door.unlock("", PASSPHRASE)
    taken = (time.perf_counter() - begun) * 1000
    opened.store.close()
    return taken


def milliseconds_without_a_window(home: Path) -> float:
    begun = time.perf_counter()
    with unlocked(home):
        return (time.perf_counter() - begun) * 1000
