"""A backup made into a store again: up to date, under the key of today, ready to step in."""

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from mmep_desktop.domain.backups import Contents
from mmep_desktop.paths import SET_ASIDE
from mmep_desktop.services.ports import Clock, OpenWork
from mmep_desktop.storage.anchor import ANCHOR_NAME, Anchor
from mmep_desktop.storage.engine import lone_connection
from mmep_desktop.storage.faults import folder_fault
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.stepping_in import step_in
from mmep_desktop.storage.store import STORE_NAME, Store, StoresKey, open_store
from mmep_desktop.storage.trail_lines import Head

_DAMAGED_TOO = (STORE_NAME, f"{STORE_NAME}-wal", f"{STORE_NAME}-shm", ANCHOR_NAME)


class RestorePlace:
    """The store in *folder*, into whose place a restored one steps; see ``Places``."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def open(self, key: StoresKey) -> Store:
        """Open the store that is there now."""
        return open_store(self._folder, key, practice=False, clock=self._clock)

    def make_ready(
        self,
        copy: Path,
        then: StoresKey,
        now: StoresKey,
        holds: Contents,
        changed: Callable[[Callable[[str], OpenWork]], None],
    ) -> Path:
        """Make the *copy* of a store ready in a folder beside it, and return that folder.

        It is under the key of *then* and comes under the key of *now*. What has *changed* since is
        carried into it before, by one unit of work.
        """
        ready = copy.with_name("ready")
        ready.mkdir(mode=0o700)
        store = copy.rename(ready / STORE_NAME)
        Anchor(ready, Seals(then)).begin_again(Head(holds.acts, bytes.fromhex(holds.head)))
        opened = open_store(ready, then, practice=False, clock=self._clock)
        try:
            changed(opened.work)
        finally:
            opened.close()
        _put_under(store, then, now)
        return ready

    def step_in(self, ready: Path) -> None:
        """Let what stands ready take the place of the store, which nobody has open."""
        step_in(ready, self._folder / STORE_NAME)

    def set_damaged_aside(self) -> None:
        """Keep what is left of a store that cannot be opened, as it is."""
        into = self._folder / f"{SET_ASIDE}{self._clock.now():%Y%m%d-%H%M%S}"
        try:
            into.mkdir(mode=0o700, exist_ok=True)
            for name in _DAMAGED_TOO:
                with contextlib.suppress(FileNotFoundError):
                    shutil.copy2(self._folder / name, into / name)
        except OSError as refusal:
            raise folder_fault(refusal) from None


def _put_under(store: Path, then: StoresKey, now: StoresKey) -> None:
    connection, spec = lone_connection(store, then), now.database_key_spec()
    try:
        connection.reset_key(spec)
    finally:
        spec[:] = bytes(len(spec))
        connection.close()
    handle = os.open(store, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
