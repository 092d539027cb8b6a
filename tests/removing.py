"""A process that takes a clerk off a desk and is killed on the way, and what is found after it."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from mmep_desktop.domain.center import Role
from mmep_desktop.errors import DeskError
from mmep_desktop.security.device_secrets import KeyringEntry
from mmep_desktop.security.key_file import COPY_NAME, KEY_FILE_NAME, read_key_file
from mmep_desktop.security.store_marker import MARKER_NAME
from mmep_desktop.services.clerks import Standing
from tests.killing import PROCESSES, killed_in_the_middle
from tests.people import BOS_WORDS, Center
from tests.prepared_desk import GIVEN, LUCIA, MATEO, set_up
from tests.security.fake_keyring import FakeKeyring

Kept = dict[tuple[str, KeyringEntry], str]
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
MANY = 10
_CHANGES = {"os.rename", "os.remove", "os.link", "os.truncate", "os.mkdir"}

if sys.platform == "win32":
    _AT_ONCE = signal.SIGTERM
else:
    _AT_ONCE = signal.SIGKILL


@dataclass(frozen=True)
class AfterTheKill:
    """What whoever unlocks next finds: *old_opens* with everything that Bo ever had."""

    standing: Standing
    families: int
    generations: tuple[int, ...]
    leftovers: tuple[str, ...]
    old_opens: bool


def desk_with_two_clerks(folder: Path) -> Center:
    """Set a desk up with a supervisor, Bo, two families, and a recovery sheet."""
    center = Center(folder)
    folder.mkdir()
    set_up(folder, center.keyring, LUCIA, MATEO, given=GIVEN)
    center.enroll_bo()
    with center.open() as desk:
        desk.recovery.confirm(desk.recovery.begin().key)
    return center


def remove_bo(folder: Path, kept: Kept, deadly: int, told: Connection) -> None:
    """Take Bo off; die before the change number *deadly* of a file; tell how many there were."""
    center = Center(folder, keyring=FakeKeyring(kept=dict(kept)))
    with center.open() as desk:
        changes = DeadlyChanges(folder, deadly)
        told.send("begun")
        desk.clerks.remove("bn")
        told.send(changes.seen)


def remove_and_invite_for_ever(folder: Path, kept: Kept, told: Connection) -> None:
    """Take clerks off and let new ones in, each of them with another key of the store."""
    center = Center(folder, keyring=FakeKeyring(kept=kept))
    with center.open() as desk:
        told.send("begun")
        while True:
            clerk = desk.clerks.invite("Bo Nhu", Role.CLERK).clerk
            desk.clerks.remove(clerk.id)
            told.send(clerk.id)


class DeadlyChanges:
    """Counts what Python changes in a folder, and ends the process before one of the changes."""

    def __init__(self, folder: Path, deadly: int) -> None:
        self._folder = str(folder)
        self._deadly = deadly
        self.seen = 0
        sys.addaudithook(self._look)

    def _look(self, event: str, told: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(told[2], int) and bool(told[2] & _WRITES)
        if (writes or event in _CHANGES) and str(told[0]).startswith(self._folder):
            self.seen += 1
            if self.seen == self._deadly:
                os.kill(os.getpid(), _AT_ONCE)


def killed_at(deadly: int, center: Center) -> int:
    """Remove Bo in another process; return how many changes there were, or 0 where it died."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    given = (center.folder, center.keyring.kept, deadly, theirs)
    process = PROCESSES.Process(target=remove_bo, args=given)
    process.start()
    theirs.close()
    told = ours.recv()
    try:
        told = ours.recv()
    except EOFError:
        told = 0
    process.join()
    ours.close()
    process.close()
    return int(told)


def copied(prepared: Center, folder: Path) -> Center:
    """Return the same desk in another folder, on computer accounts of its own."""
    shutil.copytree(prepared.folder, folder)
    return Center(folder, keyring=FakeKeyring(kept=dict(prepared.keyring.kept)))


def killed_at_changes(prepared: Center, folder: Path, every: int) -> Iterator[AfterTheKill]:
    """Kill at each change, or at some, of a file on the way, and yield what is found each time."""
    changes = killed_at(0, copied(prepared, folder / "whole"))
    assert changes > MANY
    for deadly in range(1, changes + 1, every):
        center = copied(prepared, folder / str(deadly))
        assert killed_at(deadly, center) == 0
        yield after_the_kill(center, prepared)
        shutil.rmtree(center.folder)


def kill_while_removing(center: Center, times: int, seed: int) -> Iterator[tuple[str, int]]:
    """Kill a process that exchanges the key again and again; yield its word and who is off."""
    yield from killed_in_the_middle(
        remove_and_invite_for_ever,
        center.folder,
        dict(center.keyring.kept),
        longest_life=0.6,
        found=lambda: how_many_left(center),
        times=times,
        seed=seed,
    )


def how_many_left(center: Center) -> int:
    """Unlock, which goes on with what was cut short, and count who is off the desk."""
    with center.open() as desk:
        standings = desk.standings()
        (generation,) = read_key_file(center.folder).generations
        desk.keys.prove("ms", GIVEN.passphrase)
    left = [standing for standing in standings.values() if standing is Standing.LEFT]
    assert generation > len(left)
    assert leftovers_in(center.folder) == ()
    return len(left)


def after_the_kill(center: Center, before: Center) -> AfterTheKill:
    """Unlock, and then try what Bo had *before* on what is there now."""
    with center.open() as desk:
        standing = desk.standings()["bn"]
        with desk.unlocked.store.work()() as work:
            families = len(work.registrations.registered_on(desk.today()))
    generations = read_key_file(center.folder).generations
    leftovers = leftovers_in(center.folder)
    for name in (KEY_FILE_NAME, COPY_NAME):
        (center.folder / name).write_bytes((before.folder / name).read_bytes())
    (center.folder / MARKER_NAME).unlink()  # which only tells an honest technician more
    try:
        with Center(center.folder, keyring=before.keyring).open("bn", BOS_WORDS):
            old_opens = True
    except DeskError:
        old_opens = False
    return AfterTheKill(standing, families, generations, leftovers, old_opens)


def leftovers_in(folder: Path) -> tuple[str, ...]:
    """Return the names of files that only stand there while a key is exchanged."""
    return tuple(sorted(path.name for path in folder.glob("store.mmep.*")))
