"""A whole desk with the system's real keyring, which fails while the desk is open.

Usage: desk_session.py FOLDER ACT. It prints how many families are found, or a problem's name. The
recovery sheet is left beside the folder, as paper would be.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import secretstorage
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from mmep_desktop.errors import DeskError
from mmep_desktop.security.keyring_backends import SystemKeyring
from mmep_desktop.services.unlocked import Unlocked
from tests.prepared_desk import GIVEN, LUCIA, MATEO, PASSPHRASE, desk_of, entrance

CLERK = "ms"
NEW_WORDS = "quartz ribbon saddle umbrella"
BUS = DBusAddress(
    "/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus"
)

if sys.platform == "win32":
    AT_ONCE = signal.SIGTERM
else:
    AT_ONCE = signal.SIGKILL


def main(folder: Path, act: str) -> str:
    """Do *act* and return what came of it."""
    door = entrance(folder, SystemKeyring())
    paper = folder.parent / "sheet"
    try:
        if act == "recover":
            return families(door.recover(paper.read_text()).finish(CLERK, NEW_WORDS), folder)
        if act == "unlock":
            return families(door.unlock(CLERK, PASSPHRASE), folder)
        work_until(TROUBLES[act], door.set_up(GIVEN), folder, paper)
        return families(door.unlock(CLERK, PASSPHRASE), folder)
    except DeskError as refusal:
        return refusal.problem.name


def work_until(trouble: Callable[[], None], unlocked: Unlocked, folder: Path, paper: Path) -> None:
    """Register a family, meet *trouble*, register another one, and lock the desk."""
    desk = desk_of(unlocked, folder)
    assert desk.recovery
    paper.write_text(desk.recovery.begin().key)
    desk.recovery.confirm(paper.read_text())
    desk.registering.register((LUCIA,), "")
    trouble()
    desk.registering.register((MATEO,), "")
    unlocked.store.close()


def families(unlocked: Unlocked, folder: Path) -> str:
    """Return how many families are on the list, and lock the desk."""
    found = len(desk_of(unlocked, folder).lists.today().listings)
    unlocked.store.close()
    return str(found)


def lock() -> None:
    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()


def wipe() -> None:
    for item in secretstorage.get_default_collection(secretstorage.dbus_init()).get_all_items():
        item.delete()


def end_the_service() -> None:
    """End the keyring's service, as a crash would; only the bus knows which process it is."""
    with open_dbus_connection() as bus:
        asked = new_method_call(
            BUS, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",)
        )
        (process,) = bus.send_and_get_reply(asked).body
    os.kill(process, AT_ONCE)


TROUBLES: dict[str, Callable[[], None]] = {
    "locked": lock,
    "wiped": wipe,
    "ended": end_the_service,
}


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), sys.argv[2]))
