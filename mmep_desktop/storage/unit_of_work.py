"""One gesture's work: one session and one transaction for all kinds of records."""

from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from mmep_desktop.storage.anchor import Anchor
from mmep_desktop.storage.answers import SqlAnswerRecords
from mmep_desktop.storage.batches import SqlBatchRecords
from mmep_desktop.storage.centers import SqlCenterRecords
from mmep_desktop.storage.coverage_report import SqlCoverageRecords
from mmep_desktop.storage.destructions import SqlDestructionRecords, SqlHoldRecords
from mmep_desktop.storage.disclosures import SqlDisclosureRecords
from mmep_desktop.storage.follow_ups import SqlFollowUpRecords
from mmep_desktop.storage.gate import let_others_go_first
from mmep_desktop.storage.given_answers import SqlGivenAnswers
from mmep_desktop.storage.households import SqlHouseholdRecords
from mmep_desktop.storage.keeping import SqlKeepingRecords
from mmep_desktop.storage.letting_go import SqlLettingRecords
from mmep_desktop.storage.packs import SqlPackRecords
from mmep_desktop.storage.paper_trail import SqlPaperRecords
from mmep_desktop.storage.partners import SqlPartnerRecords
from mmep_desktop.storage.received import SqlReceivedRecords
from mmep_desktop.storage.registrations import SqlRegistrationRecords
from mmep_desktop.storage.revisions import SqlRevisionRecords
from mmep_desktop.storage.roster_waiting import SqlWaitingRecords
from mmep_desktop.storage.rosters import SqlPresetRecords, SqlRosterRecords
from mmep_desktop.storage.schools import SqlHousingRecords, SqlSchoolRecords
from mmep_desktop.storage.screenings import SqlScreeningRecords
from mmep_desktop.storage.sqlite_only import WITHOUT_LOCK
from mmep_desktop.storage.traced_session import TracedSession
from mmep_desktop.storage.trail import SqlTrailRecords, Trail


class SqlUnitOfWork:
    """``UnitOfWork`` on the store behind *engine*; what is not committed leaves no trace.

    The trail says that *clerk_id* did it.
    """

    def __init__(
        self, engine: Engine, trail: Trail, anchor: Anchor | None = None, clerk_id: str = ""
    ) -> None:
        self._engine = engine
        self._session = TracedSession(engine)
        self._trail = trail
        self._anchor = anchor
        self._clerk_id = clerk_id
        self._registrations = SqlRegistrationRecords(self._session)
        self._rosters = SqlRosterRecords(self._session, trail, clerk_id)
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
    def disclosures(self) -> SqlDisclosureRecords:
        """What was shown of families' records."""
        return SqlDisclosureRecords(self._session, self._trail.seals)

    @property
    def batches(self) -> SqlBatchRecords:
        """What was sent to MMEP."""
        return SqlBatchRecords(self._session, self._trail.seals)

    @property
    def answers(self) -> SqlAnswerRecords:
        """What MMEP answered."""
        return SqlAnswerRecords(self._session)

    @property
    def partners(self) -> SqlPartnerRecords:
        """Keys between this office and others."""
        return SqlPartnerRecords(self._session)

    @property
    def packs(self) -> SqlPackRecords:
        """The versions of the screener."""
        return SqlPackRecords(self._session)

    @property
    def trail(self) -> SqlTrailRecords:
        """Every act so far."""
        return SqlTrailRecords(self._session, self._trail.clock)

    @property
    def follow_ups(self) -> SqlFollowUpRecords:
        """The families to come back to."""
        return SqlFollowUpRecords(self._session)

    @property
    def keeping(self) -> SqlKeepingRecords:
        """How long records are kept, and what remains of those that were destroyed."""
        return SqlKeepingRecords(self._session, self._trail.seals.local_ids)

    @property
    def coverage(self) -> SqlCoverageRecords:
        """Who registered in a span of days, counted, and why a family was not asked yet."""
        return SqlCoverageRecords(self._session)

    @property
    def holds(self) -> SqlHoldRecords:
        """The records that must stay."""
        return SqlHoldRecords(self._session)

    @property
    def destructions(self) -> SqlDestructionRecords:
        """What is proposed for destroying, and what was destroyed."""
        return SqlDestructionRecords(self._session)

    @property
    def rosters(self) -> SqlRosterRecords:
        """What schools' lists told."""
        return self._rosters

    @property
    def presets(self) -> SqlPresetRecords:
        """Which heading of a school's list holds what."""
        return SqlPresetRecords(self._session)

    @property
    def waiting(self) -> SqlWaitingRecords:
        """Students who were read and are not kept yet."""
        return SqlWaitingRecords(self._session)

    @property
    def schools(self) -> SqlSchoolRecords:
        """People at schools, programs, and which add-ons are asked."""
        return SqlSchoolRecords(self._session)

    @property
    def housing(self) -> SqlHousingRecords:
        """Where families sleep."""
        return SqlHousingRecords(self._session)

    @property
    def households(self) -> SqlHouseholdRecords:
        """Which families became one household."""
        return SqlHouseholdRecords(self._session, self._registrations)

    @property
    def received(self) -> SqlReceivedRecords:
        """What centers sent, at MMEP."""
        return SqlReceivedRecords(self._session, self._trail.seals)

    @property
    def given_answers(self) -> SqlGivenAnswers:
        """What MMEP answered."""
        return SqlGivenAnswers(self._session)

    @property
    def letting_go(self) -> SqlLettingRecords:
        """How long MMEP keeps what centers sent, and what it let go."""
        return SqlLettingRecords(self._session, self._trail.seals)

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

    def give_way(self) -> None:
        """Let everybody who is at the store now go first."""
        let_others_go_first(self._engine)

    def commit(self) -> None:
        """Keep everything done so far, and its lines in the trail.

        Raises ``DeskError``; nothing is kept then.
        """
        head = self._trail.add_work(self._session, self._clerk_id)
        self._session.commit()
        self._session.forget()
        if head is not None and self._anchor is not None:
            self._anchor.advance(head)
