"""The backups beside a store: sealed files, the list of their keys, and a copy of the key file."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from mmep_desktop.domain.backups import LONGEST, Generation
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.paths import SET_ASIDE
from mmep_desktop.security.backup_list import (
    BackupList,
    Listed,
    opened_keys,
    read_list,
    sealed_keys,
    write_list,
)
from mmep_desktop.security.backup_seal import Step, seal_file, store_of, unseal_file
from mmep_desktop.security.derivation import KEY_BYTES
from mmep_desktop.security.key_file import BACKUPS, KEY_FILE_NAME
from mmep_desktop.security.memory import random_secret, wipe
from mmep_desktop.security.safe_files import folder_problems, make_durable, write_safely
from mmep_desktop.services.keys import Purpose

_SEALED: Final = ".sealed"
_WORK: Final = "work-"


class KeyOfStore(Protocol):
    """The key of the open store."""

    def database_key_spec(self) -> bytearray: ...
    def derived(self, purpose: Purpose) -> bytearray: ...


class KeyOfThen:
    """The store's key as it was when a backup was made; what lasts is as it is now."""

    def __init__(self, spec: bytearray, now: KeyOfStore) -> None:
        self._spec = spec
        self._now = now

    def database_key_spec(self) -> bytearray:
        """Return the key as the database takes it, for the caller to wipe."""
        return bytearray(self._spec)

    def derived(self, purpose: Purpose) -> bytearray:
        """Return the key for *purpose*, for the caller to wipe."""
        return self._now.derived(purpose)

    def wipe(self) -> None:
        """Overwrite the key of then."""
        wipe(self._spec)


class BackupBegun:
    """A backup in the making: nothing of it counts before ``keep``."""

    def __init__(
        self, shelf: "BackupShelf", store_id: str, id_: str, place: Path, own: bytearray
    ) -> None:
        self.id = id_
        self.place = place
        self._shelf = shelf
        self._store_id = store_id
        self._own = own
        self._sealed = place / f"{id_}{_SEALED}"

    def seal(self, copy: Path, step: Step) -> int:
        """Seal *copy*, take it away, and return how many bytes the backup has."""
        with folder_problems():
            octets = seal_file(copy, self._sealed, self._own, self._store_id, self.id, step)
            copy.unlink()
        return octets

    def unseal(self, step: Step) -> Path:
        """Open the sealed backup again into a file beside it, and return that file."""
        opened = self.place / "opened"
        with folder_problems():
            unseal_file(self._sealed, opened, self._own, self._store_id, self.id, step)
        return opened

    def keep(self, generation: Generation) -> None:
        """Let the backup count from now on."""
        self._shelf.add(self._sealed, generation, self._own)


class BackupShelf:
    """The backups of the store *store_id* in *folder*, opened with its key.

    Everything here raises ``BACKUP_LIST_DAMAGED``, ``BACKUPS_NEWER`` or ``BACKUP_FOREIGN`` where
    the list is not what it should be, and nothing is changed then.
    """

    def __init__(self, folder: Path, store_id: str, key: KeyOfStore) -> None:
        self._desk = folder
        self._folder = folder / BACKUPS
        self._store_id = store_id
        self._key = key
        self._in_use: set[Path] = set()

    def generations(self) -> tuple[Generation, ...]:
        """Return the backups in the order in which they were made."""
        return tuple(each.generation for each in self._list().entries)

    @contextmanager
    def begin(self, id_: str) -> Iterator[BackupBegun]:
        """Begin the backup *id_*; what it leaves in its work folder goes in the end."""
        self._list()
        own = random_secret(KEY_BYTES)
        try:
            with self._workplace() as place:
                yield BackupBegun(self, self._store_id, id_, place, own)
        finally:
            wipe(own)

    @contextmanager
    def lent(self, id_: str, step: Step) -> Iterator[tuple[Path, KeyOfThen]]:
        """Lend the store as the backup *id_* holds it, in a file that goes in the end."""
        own, spec = self._keys_of(self._list().entry(id_))
        then = KeyOfThen(spec, self._key)
        try:
            with self._workplace() as place:
                opened = place / "opened"
                with folder_problems():
                    unseal_file(self._file(id_), opened, own, self._store_id, id_, step)
                yield opened, then
        finally:
            wipe(own)
            then.wipe()

    def add(self, sealed: Path, generation: Generation, own: bytearray) -> None:
        """Put the file *sealed* on the shelf and its key into the list."""
        told = self._list()
        wrapping, spec = self._key.derived(Purpose.BACKUPS), self._key.database_key_spec()
        try:
            keys = sealed_keys(wrapping, own, spec, self._store_id, generation)
        finally:
            wipe(wrapping, spec)
        with folder_problems():
            sealed.rename(self._file(generation.id))
            make_durable(self._folder)
        write_list(
            self._folder,
            replace(told, entries=(*told.entries, Listed(generation, (keys,)))),
        )
        self.copy_key_file()

    def forget(self, ids: Iterable[str]) -> None:
        """Forget the keys of these backups, and only then take their files away."""
        gone = set(ids)
        if gone:
            write_list(self._folder, self._list().without(gone))
            with contextlib.suppress(OSError):  # without its key it is noise, and tidied up later
                for each in gone:
                    self._file(each).unlink(missing_ok=True)

    def reseal(self, old: KeyOfStore, new: KeyOfStore) -> None:
        """Seal the keys of every backup under *new* as well, before it becomes the store's key.

        ``tidy`` with the key that counts in the end drops what is under the other.
        """
        told = self._list()
        if told.entries:
            wrapping = old.derived(Purpose.BACKUPS), new.derived(Purpose.BACKUPS)
            try:
                entries = tuple(self._resealed(each, *wrapping) for each in told.entries)
            finally:
                wipe(*wrapping)
            write_list(self._folder, replace(told, entries=entries))

    def drop_former_keys(self) -> BackupList | None:
        """Keep of each key what the present key opens, and return the list."""
        told = read_list(self._folder, self._store_id)
        if told is not None:
            kept = replace(told, entries=tuple(self._in_force(each) for each in told.entries))
            if kept != told or not self._copies_agree():
                write_list(self._folder, kept)
        return told

    def tidy(self, now: datetime) -> None:
        """Take away what was cut short, and keep of each key what the present key opens."""
        told = self.drop_former_keys()
        if told is not None:
            self.copy_key_file()
        with contextlib.suppress(OSError):
            for work in set(self._folder.glob(f"{_WORK}*")) - self._in_use:
                shutil.rmtree(work, ignore_errors=True)
            self._remove_forgotten(told)
            self._remove_set_aside(now)

    def copy_key_file(self) -> None:
        """Let the copy of the key file beside the backups say what the key file says."""
        with contextlib.suppress(OSError):
            content = (self._desk / KEY_FILE_NAME).read_bytes()
            copy = self._folder / KEY_FILE_NAME
            if self._folder.exists() and not (copy.exists() and copy.read_bytes() == content):
                write_safely(copy, content)

    def set_aside(self, now: datetime) -> None:
        """Put backups that cannot be read into a folder of their own, and begin anew."""
        with folder_problems():
            self._folder.rename(self._desk / f"{SET_ASIDE}{now:%Y%m%d-%H%M%S}")

    def _list(self) -> BackupList:
        told = read_list(self._folder, self._store_id)
        if told is None and any(self._folder.glob(f"*{_SEALED}")):
            raise DeskError(Problem.BACKUP_LIST_DAMAGED, found="backups without a list")
        return told or BackupList(self._store_id)

    def _copies_agree(self) -> bool:
        from_list = [
            (self._folder / name).read_bytes() if (self._folder / name).exists() else b""
            for name in ("backups.json", "backups.json.copy")
        ]
        return from_list[0] == from_list[1]

    def _keys_of(self, entry: Listed) -> tuple[bytearray, bytearray]:
        wrapping = self._key.derived(Purpose.BACKUPS)
        try:
            return opened_keys(wrapping, entry, self._store_id)
        finally:
            wipe(wrapping)

    def _resealed(self, entry: Listed, old: bytearray, new: bytearray) -> Listed:
        """Return *entry* sealed under both; one that opens under neither is left as it is."""
        try:
            own, spec = opened_keys(old, entry, self._store_id)
        except DeskError:
            return entry
        try:
            anew = sealed_keys(new, own, spec, self._store_id, entry.generation)
        finally:
            wipe(own, spec)
        return replace(entry, keys=(*entry.keys, anew))

    def _in_force(self, entry: Listed) -> Listed:
        """Return *entry* with the one sealing that opens; one where none does is left as it is."""
        for keys in entry.keys if len(entry.keys) > 1 else ():
            with contextlib.suppress(DeskError):
                alone = replace(entry, keys=(keys,))
                wipe(*self._keys_of(alone))
                return alone
        return entry

    def _file(self, id_: str) -> Path:
        return self._folder / f"{id_}{_SEALED}"

    @contextmanager
    def _workplace(self) -> Iterator[Path]:
        with folder_problems():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            place = Path(tempfile.mkdtemp(prefix=_WORK, dir=self._folder))
        self._in_use.add(place)
        try:
            yield place
        finally:
            self._in_use.discard(place)
            shutil.rmtree(place, ignore_errors=True)

    def _remove_forgotten(self, told: BackupList | None) -> None:
        """Take away files of ours whose key is forgotten; another store's stay where they are."""
        if told is None:
            return
        listed = {each.generation.id for each in told.entries}
        for file in self._folder.glob(f"*{_SEALED}"):
            if file.stem not in listed and store_of(file) == self._store_id:
                file.unlink(missing_ok=True)

    def _remove_set_aside(self, now: datetime) -> None:
        for folder in self._desk.glob(f"{SET_ASIDE}*"):
            newest = max((file.stat().st_mtime for file in folder.iterdir()), default=0.0)
            if now - datetime.fromtimestamp(newest, now.tzinfo) >= LONGEST + timedelta(days=1):
                shutil.rmtree(folder, ignore_errors=True)
