"""The versions of the screener, in memory."""

from collections.abc import Mapping
from datetime import datetime

from mmep_desktop.domain.screener import Screener
from mmep_desktop.errors import DeskError, Problem
from tests.kept import Kept


class FakePacks:
    """``PackRecords`` in memory; the pack kept last stands last."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def keep(self, screener: Screener, files: Mapping[str, bytes], on: datetime) -> None:
        name = (screener.id, screener.version)
        kept = self._kept.packs.get(name, (screener.fingerprint, dict(files)))
        if kept[0] != screener.fingerprint:
            raise DeskError(Problem.PACK_FAULTY, pack=screener.id, version=screener.version)
        self._kept.packs.pop(name, None)
        self._kept.packs[name] = kept

    def files_of(self, pack: str, version: str) -> Mapping[str, bytes] | None:
        _, files = self._kept.packs.get((pack, version), ("", None))
        return files

    def latest(self) -> tuple[str, str] | None:
        return next(reversed(self._kept.packs), None)
