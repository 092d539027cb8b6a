"""A desk that was set up: a real store in a folder, light Argon2 figures, a keyring in memory."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mmep_desktop.bootstrap import open_desk
from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.center import MmepContact, School
from mmep_desktop.domain.names import Name
from mmep_desktop.folder_stores import FolderStores
from mmep_desktop.security.device_secrets import DeviceKeyring
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.security.pin import PinsInMemory
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.entering import Entering, SetUp
from mmep_desktop.services.registering import NewChild
from mmep_desktop.services.unlocked import StoreOpener, Unlocked
from mmep_desktop.storage.ids import TimedIdentifiers
from tests.fakes import Tray
from tests.security.desk import LIGHT, SIX_WORDS, vault_at

PASSPHRASE = "violet harbor candle orbit"

GIVEN = SetUp(
    district_code="02010000",
    district="New Bedford",
    center_name="Example Registration Center",
    desk="a",
    phone="508-555-0100",
    schools=(School("", "Example Elementary"),),
    mmep=MmepContact(),
    supervisor="  Maria   Silva ",
    passphrase=PASSPHRASE,
)
WITHOUT_KEYRING = replace(GIVEN, passphrase=SIX_WORDS, without_keyring=True)

LUCIA = NewChild(Name(first="Lucía", last_1="García", last_2="López"), "2017-05-04")
MATEO = NewChild(Name(first="Mateo", last_1="García", last_2="López"), "2010-02-11")
XUNCAX = NewChild(Name(first="Xuncax", last_1="Pérez", last_2="Tzoc"), "2019")


def entrance(
    folder: Path,
    keyring: DeviceKeyring,
    stores: StoreOpener | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> Entering:
    """Return the door of the desk in *folder*, with keys that are quick to try."""
    return Entering(
        vault_at(folder, keyring, monotonic),
        stores or FolderStores(folder, practice=False),
        TimedIdentifiers(),
        Passphrases(),
        SystemClock(),
        PinsInMemory(cost=LIGHT),
    )


def set_up(folder: Path, keyring: DeviceKeyring, *families: NewChild, given: SetUp = GIVEN) -> None:
    """Set a desk up in *folder*, register *families* of one child each, and lock it."""
    unlocked = entrance(folder, keyring).set_up(given)
    desk = desk_of(unlocked, folder)
    for place, child in enumerate(families):
        desk.registering.register((child,), f"508-555-01{17 + place}")
    unlocked.store.close()


def desk_of(unlocked: Unlocked, folder: Path) -> Desk:
    """Return the services of the open desk, with a tray for a printer."""
    return open_desk(unlocked, Tray(), folder)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file in *folder* with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
