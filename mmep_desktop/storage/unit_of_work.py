"""One gesture's work: one session and one transaction for all five kinds of records."""

from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from mmep_desktop.storage.centers import SqlCenterRecords
from mmep_desktop.storage.packs import SqlPackRecords
from mmep_desktop.storage.paper_trail import SqlPaperRecords
from mmep_desktop.storage.registrations import SqlRegistrationRecords
from mmep_desktop.storage.screenings import SqlScreeningRecords


class SqlUnitOfWork:
    """``UnitOfWork`` on the store behind *engine*; what is not committed leaves no trace."""

    def __init__(self, engine: Engine) -> None:
        self._session = Session(engine)
        self._registrations = SqlRegistrationRecords(self._session)
        self._screenings = SqlScreeningRecords(self._session, self._registrations)

    @property
    def center(self) -> SqlCenterRecords:
        """The center and its people."""
        return SqlCenterRecords(self._session)

    @property
    def registrations(self) -> SqlRegistrationRecords:
        """The children on the list."""
        return self._registrations

    @property
    def screenings(self) -> SqlScreeningRecords:
        """The interviews."""
        return self._screenings

    @property
    def papers(self) -> SqlPaperRecords:
        """Consents and printings."""
        return SqlPaperRecords(self._session)

    @property
    def packs(self) -> SqlPackRecords:
        """The versions of the screener."""
        return SqlPackRecords(self._session)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the work; whatever ``commit()`` did not keep is undone."""
        self._session.close()

    def commit(self) -> None:
        """Keep everything done so far. Raises ``DeskError``; nothing is kept then."""
        self._session.commit()
