"""Every version of the screener that was used here, file by file."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.screener import Screener
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.tables import PackFileRow, PackRow


class SqlPackRecords:
    """``PackRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, screener: Screener, files: Mapping[str, bytes], on: datetime) -> None:
        """Keep a copy of *screener*, which from now on is the one kept last.

        Raises ``DeskError(PACK_FAULTY)`` when the same version was kept with other contents.
        """
        row = self._session.get(PackRow, (screener.id, screener.version))
        if row is None:
            row = _pack_row(screener, files)
            self._session.add(row)
        elif row.fingerprint != screener.fingerprint:
            raise DeskError(Problem.PACK_FAULTY, pack=screener.id, version=screener.version)
        with self._session.no_autoflush:
            row.turn = (self._session.scalar(select(func.max(PackRow.turn))) or 0) + 1
        row.kept_at = on
        self._session.flush()

    def files_of(self, pack: str, version: str) -> Mapping[str, bytes] | None:
        """Return the files of that version by their paths, or nothing when it is not here."""
        row = self._session.get(PackRow, (pack, version))
        return None if row is None else {file.path: file.content for file in row.files}

    def latest(self) -> tuple[str, str] | None:
        """Return id and version of the pack that was kept last."""
        rows = select(PackRow).order_by(PackRow.turn.desc()).limit(1)
        row = self._session.scalars(rows).first()
        return None if row is None else (row.id, row.version)


def _pack_row(screener: Screener, files: Mapping[str, bytes]) -> PackRow:
    return PackRow(
        id=screener.id,
        version=screener.version,
        fingerprint=screener.fingerprint,
        files=[PackFileRow(path=path, content=content) for path, content in files.items()],
    )
