"""Which version of the screener asks: the newest good one, or the one an interview began with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mmep_desktop.domain.faults import Fault, FaultyPack
from mmep_desktop.domain.screener import Screener
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import Clock, OpenWork

PackFiles = Mapping[str, bytes]
"""A pack's files by their path inside the pack."""


class PackShelf(Protocol):
    """Where new packs come from, and how a pack's files become a screener."""

    def offered(self) -> tuple[PackFiles, ...]:
        """Return the packs on this computer: the shipped one, then those a technician added."""

    def read(self, files: PackFiles) -> Screener:
        """Return the screener in *files*. Raises ``FaultyPack``."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The screener in use, and the faults of newer ones that had to be refused."""

    screener: Screener
    refused: tuple[Fault, ...]


class Screeners:
    """Chooses and keeps versions of the screener."""

    def __init__(self, work: OpenWork, clock: Clock, shelf: PackShelf) -> None:
        self._work = work
        self._clock = clock
        self._shelf = shelf
        self._read: dict[tuple[str, str], Screener] = {}
        self._chosen: Choice | None = None

    def current(self) -> Screener:
        """Return the version chosen when the desk was opened."""
        return (self._chosen or self.choose()).screener

    def choose(self) -> Choice:
        """Keep every good pack on offer and return the newest that applies today.

        Faulty ones are reported and left alone: the last good version stays in use, from the
        store's own copy. Raises ``DeskError(PACK_FAULTY)`` when there has never been a good one.
        """
        good: list[Screener] = []
        faults: list[Fault] = []
        for files in self._shelf.offered():
            try:
                screener = self._shelf.read(files)
                self._keep(screener, files)
            except FaultyPack as refusal:
                faults.extend(refusal.faults)
            else:
                good.append(screener)
        applying = [screener for screener in good if screener.applies_from <= self._today()]
        best = max(applying, key=_newest) if applying else self._last_good()
        self._chosen = Choice(best, tuple(faults))
        return self._chosen

    def version(self, pack: str, version: str) -> Screener:
        """Return one version, for an interview that began with it.

        Raises ``DeskError(PACK_UNKNOWN)`` when the store holds no copy of it.
        """
        known = self._read.get((pack, version))
        if known:
            return known
        with self._work() as work:
            files = work.packs.files_of(pack, version)
        if files is None:
            raise DeskError(Problem.PACK_UNKNOWN, version=version)
        return self._remember(self._shelf.read(files))

    def _keep(self, screener: Screener, files: PackFiles) -> None:
        """Keep a first copy of *screener*; a published version whose text changed is faulty."""
        with self._work() as work:
            kept = work.packs.files_of(screener.id, screener.version)
            if kept is None:
                work.packs.keep(screener, files, self._clock.now())
                work.commit()
        if kept is not None and self._shelf.read(kept).fingerprint != screener.fingerprint:
            raise FaultyPack((Fault("screener.toml", "version", _EDITED),))
        self._remember(screener)

    def _last_good(self) -> Screener:
        with self._work() as work:
            latest = work.packs.latest()
        if latest is None:
            raise DeskError(Problem.PACK_FAULTY)
        return self.version(*latest)

    def _remember(self, screener: Screener) -> Screener:
        return self._read.setdefault((screener.id, screener.version), screener)

    def _today(self) -> date:
        return self._clock.now().date()


_EDITED = "This version was published before with other text; a changed pack needs a new version."


def _newest(screener: Screener) -> tuple[date, str]:
    return (screener.applies_from, screener.version)
