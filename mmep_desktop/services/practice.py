"""Fills a practice store: every invented family walks through the real interview."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from mmep_desktop.domain.center import Center, Clerk, MmepContact, School
from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.printing import Paper, Printing, sheet_content
from mmep_desktop.domain.registration import Registration, Standing
from mmep_desktop.domain.replies import Listed, Person
from mmep_desktop.domain.screener import Screener
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.answer_ports import AnswerRecords
from mmep_desktop.services.batch_ports import BatchRecords
from mmep_desktop.services.coverage_records import CoverageRecords
from mmep_desktop.services.disclosing import MMEP, Disclosing
from mmep_desktop.services.household_ports import HouseholdRecords
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.partner_ports import PartnerRecords
from mmep_desktop.services.ports import (
    CenterRecords,
    Clock,
    DestructionRecords,
    DisclosureRecords,
    FollowUpRecords,
    HoldRecords,
    Identifiers,
    KeepingRecords,
    OpenWork,
    PackRecords,
    PaperRecords,
    RegistrationRecords,
    TrailRecords,
    UnitOfWork,
)
from mmep_desktop.services.practice_families import (
    AGREED,
    EARLIER,
    TODAY,
    Child,
    Invented,
    birth_date,
)
from mmep_desktop.services.receiving_ports import (
    GivenAnswers,
    LettingRecords,
    ReceivedRecords,
)
from mmep_desktop.services.registering import NewChild, Registering
from mmep_desktop.services.roster_ports import PresetRecords, RosterRecords, WaitingRecords
from mmep_desktop.services.school_ports import HousingRecords, SchoolRecords
from mmep_desktop.services.screeners import PackFiles, Screeners
from mmep_desktop.services.screening_ports import RevisionRecords, ScreeningRecords

LEFT_AT = "household"
"""The question at which a family that has only begun is waiting."""


def practice_center(store_id: str) -> Center:
    """Return the invented center of a practice store; its numbers begin with ``0000``."""
    return Center(
        store_id=store_id,
        district_code="00000000",
        district="Harborfield",
        name="Harborfield Registration Center",
        desk="A",
        phone="508-555-0100",
        schools=(
            School("", "Lighthouse Elementary"),
            School("", "Tidewater Elementary"),
            School("", "Saltmarsh Middle"),
            School("", "Harborfield High"),
        ),
        mmep=MmepContact(),
        practice=True,
    )


def fill_practice(
    work: OpenWork, clock: Clock, ids: Identifiers, screeners: Screeners, clerk: Clerk
) -> None:
    """Put the invented families into a practice store that has none: all of them, or nothing.

    Raises ``DeskError(NOT_A_PRACTICE_STORE)`` for a store of real families.
    """
    # Chosen before the one gesture begins, because the store takes one writer at a time.
    screener = screeners.choose().screener
    with work() as gesture:
        center = gesture.center.center()
        if not center.practice:
            raise DeskError(Problem.NOT_A_PRACTICE_STORE)
        counter = _Counter(_OneGesture(gesture), clock.now(), ids, screener, clerk)
        counter.see(center.schools)
        gesture.commit()


class _OneGesture:
    """Lets several services share one unit of work, whose commit is the only one."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    @property
    def center(self) -> CenterRecords:
        return self._work.center

    @property
    def registrations(self) -> RegistrationRecords:
        return self._work.registrations

    @property
    def screenings(self) -> ScreeningRecords:
        return self._work.screenings

    @property
    def revisions(self) -> RevisionRecords:
        return self._work.revisions

    @property
    def papers(self) -> PaperRecords:
        return self._work.papers

    @property
    def disclosures(self) -> DisclosureRecords:
        return self._work.disclosures

    @property
    def batches(self) -> BatchRecords:
        return self._work.batches

    @property
    def answers(self) -> AnswerRecords:
        return self._work.answers

    @property
    def partners(self) -> PartnerRecords:
        return self._work.partners

    @property
    def packs(self) -> PackRecords:
        return self._work.packs

    @property
    def trail(self) -> TrailRecords:
        return self._work.trail

    @property
    def keeping(self) -> KeepingRecords:
        return self._work.keeping

    @property
    def follow_ups(self) -> FollowUpRecords:
        return self._work.follow_ups

    @property
    def coverage(self) -> CoverageRecords:
        return self._work.coverage

    @property
    def holds(self) -> HoldRecords:
        return self._work.holds

    @property
    def destructions(self) -> DestructionRecords:
        return self._work.destructions

    @property
    def rosters(self) -> RosterRecords:
        return self._work.rosters

    @property
    def presets(self) -> PresetRecords:
        return self._work.presets

    @property
    def waiting(self) -> WaitingRecords:
        return self._work.waiting

    @property
    def schools(self) -> SchoolRecords:
        return self._work.schools

    @property
    def housing(self) -> HousingRecords:
        return self._work.housing

    @property
    def households(self) -> HouseholdRecords:
        return self._work.households

    @property
    def received(self) -> ReceivedRecords:
        return self._work.received

    @property
    def given_answers(self) -> GivenAnswers:
        return self._work.given_answers

    @property
    def letting_go(self) -> LettingRecords:
        return self._work.letting_go

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Wait for the end of the whole gesture."""

    def only_read(self) -> None:
        """Leave the gesture as it was begun: it writes."""

    def be_ready(self) -> None:
        """Leave the gesture as it was begun: it is ready."""

    def give_way(self) -> None:
        """Give way to nobody in the middle of a gesture."""


class _OneScreener:
    """A shelf with nothing but the screener that was read already."""

    def __init__(self, screener: Screener) -> None:
        self._screener = screener

    def offered(self) -> tuple[PackFiles, ...]:
        return ({},)

    def read(self, files: PackFiles) -> Screener:  # noqa: ARG002 - whatever the files, it is read
        return self._screener


@dataclass
class _Moment:
    """The time at which an invented family stands at the counter."""

    at: datetime

    def now(self) -> datetime:
        return self.at


class _Counter:
    """The counter at which the invented families register and answer, one after the other."""

    def __init__(
        self,
        gesture: UnitOfWork,
        now: datetime,
        ids: Identifiers,
        screener: Screener,
        clerk: Clerk,
    ) -> None:
        self._gesture = gesture
        self._now = now
        self._moment = _Moment(now)
        screeners = Screeners(lambda: gesture, self._moment, _OneScreener(screener))
        self._ids = ids
        self._clerk = clerk
        self._registering = Registering(lambda: gesture, self._moment, ids)
        self._interviewing = Interviewing(lambda: gesture, self._moment, ids, screeners, clerk)

    def see(self, schools: tuple[School, ...]) -> None:
        """Register and ask everybody, the earliest family first."""
        for days, family in zip(range(len(EARLIER), 0, -1), EARLIER, strict=True):
            self._moment.at = school_days_before(self._now, days)
            self._receive(family, schools)
        for place, family in enumerate(TODAY):
            self._moment.at = earlier_today(self._now, 9 * (len(TODAY) - place))
            self._receive(family, schools)

    def _receive(self, family: Invented, schools: tuple[School, ...]) -> None:
        children = tuple(self._as_typed(child, schools) for child in family.children)
        registered = self._registering.register(children, family.phone)
        if family.standing is not Standing.NOT_ASKED:
            self._ask(family, registered)

    def _as_typed(self, child: Child, schools: tuple[School, ...]) -> NewChild:
        school = schools[child.school % len(schools)].name if schools else ""
        return NewChild(child.name, birth_date(self._now.date(), child), school, child.grade)

    def _ask(self, family: Invented, registered: tuple[Registration, ...]) -> None:
        sitting = self._interviewing.sit_down(registered[0].family_id, family.language)
        if family.standing is Standing.BEGUN:
            self._walk(sitting, family, LEFT_AT)
            return
        finished = self._interviewing.finish(self._walk(sitting, family))
        self._file(family, finished)
        if family.alone is not None:
            own = self._interviewing.ask_alone(finished, family.alone, family.language)
            self._interviewing.finish(self._walk(own, family))

    def _walk(self, sitting: Sitting, family: Invented, until: str = "") -> Sitting:
        """Answer as the family would, and pass over what it has no answer to."""
        told = family.told(self._moment.at.date())
        while (step := sitting.interview.current) is not None and step.key != until:
            if step.question.id == "household":
                reply = Listed((*sitting.interview.asking.people, *self._at_home(family)))
                sitting = self._interviewing.answer(sitting, reply)
            elif step.question.id in told:
                sitting = self._interviewing.answer(sitting, told[step.question.id])
            else:
                sitting = self._interviewing.skip(sitting)
        return sitting

    def _at_home(self, family: Invented) -> tuple[Person, ...]:
        """Return those under 22 who are not enrolling."""
        today = self._now.date()
        return tuple(Person(one.name, birth_date(today, one) or None) for one in family.others)

    def _file(self, family: Invented, finished: Sitting) -> None:
        """Record the paper that brings the family to its state."""
        if family.standing in AGREED:
            self._record(finished, ConsentState.SIGNED)
        if family.standing is Standing.CONSENT_REFUSED:
            self._record(finished, ConsentState.REFUSED)
        if family.standing in {Standing.TO_SEND, Standing.SENT}:
            self._gesture.papers.add_printing(self._printing(finished))
        if family.standing is Standing.SENT:
            register = Disclosing(lambda: self._gesture, self._moment, self._ids, self._clerk)
            register.hand_over(finished.screening.family_id, Recipient("A. Recruiter", "", MMEP))

    def _record(self, sitting: Sitting, state: ConsentState) -> None:
        on = self._moment.at.date()
        consent = Consent(state, "", on, sitting.interview.language, "")
        self._gesture.papers.keep_consent(sitting.screening.id, consent)

    def _printing(self, sitting: Sitting) -> Printing:
        return Printing(
            id=self._ids.new(),
            screening_id=sitting.screening.id,
            paper=Paper.REFERRAL_SHEET,
            copy=1,
            printed_at=self._moment.at,
            printed_by=self._clerk.id,
            printer="",
            content=sheet_content(sitting.screening.revision, may_be_sent=True),
        )


def school_days_before(now: datetime, days: int) -> datetime:
    """Return the morning *days* school days before *now*, Saturdays and Sundays left out."""
    morning = now.replace(hour=9, minute=30, second=0, microsecond=0)
    while days:
        morning -= timedelta(days=1)
        days -= morning.weekday() < _SATURDAY
    return morning


_SATURDAY = 5


def earlier_today(now: datetime, minutes: int) -> datetime:
    """Return the time *minutes* ago, or the start of the day when that would be yesterday."""
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return max(now - timedelta(minutes=minutes), start)
