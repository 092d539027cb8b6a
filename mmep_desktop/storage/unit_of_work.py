"""One gesture's work: one session and one transaction for all kinds of records."""

from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from mmep_desktop.services.ports import Clock
from mmep_desktop.storage.centers import SqlCenterRecords
from mmep_desktop.storage.packs import SqlPackRecords
from mmep_desktop.storage.paper_trail import SqlPaperRecords
from mmep_desktop.storage.registrations import SqlRegistrationRecords
from mmep_desktop.storage.revisions import SqlRevisionRecords
from mmep_desktop.storage.screenings import SqlScreeningRecords
from mmep_desktop.storage.sqlite_only import WITHOUT_LOCK
from mmep_desktop.storage.trail import SqlTrailRecords


class SqlUnitOfWork:
    """``UnitOfWork`` on the store behind *engine*; what is not committed leaves no trace.

    The trail says that *clerk_id* did it.
    """

    def __init__(self, engine: Engine, clock: Clock, clerk_id: str = "") -> None:
        self._session = Session(engine)
        self._trail = SqlTrailRecords(self._session, clock, clerk_id)
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
    def revisions(self) -> SqlRevisionRecords:
        """Former revisions, and corrections under way."""
        return SqlRevisionRecords(self._session)

    @property
    def papers(self) -> SqlPaperRecords:
        """Consents and printings."""
        return SqlPaperRecords(self._session)

    @property
    def packs(self) -> SqlPackRecords:
        """The versions of the screener."""
        return SqlPackRecords(self._session)

    @property
    def trail(self) -> SqlTrailRecords:
        """Every act so far."""
        return self._trail

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

    def only_read(self) -> None:
        """Read what was committed so far, without the write lock."""
        self._session.connection(execution_options=WITHOUT_LOCK)

    def be_ready(self) -> None:
        """Hold a connection; the write lock is taken by the first thing that is kept."""
        self._session.connection(execution_options=WITHOUT_LOCK)

    def commit(self) -> None:
        """Keep everything done so far. Raises ``DeskError``; nothing is kept then."""
        self._session.commit()
