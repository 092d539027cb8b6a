"""What the services need of the world; storage, paper, clock and printers answer these."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from mmep_desktop.domain.acts import Act, Entry
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.destruction import (
    Destroyed,
    Destruction,
    Proposal,
    RecordHold,
    Tombstone,
)
from mmep_desktop.domain.disclosure import Disclosure, Recipient
from mmep_desktop.domain.finding import Reading
from mmep_desktop.domain.follow_ups import Followed
from mmep_desktop.domain.held import DisclosureLog, EverythingHeld
from mmep_desktop.domain.keeping import AskedBefore, FamilyRecord, Remnant, Terms
from mmep_desktop.domain.printing import Printing
from mmep_desktop.domain.referral import FamilyPaper, Referral
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.screener import Screener
from mmep_desktop.services.answer_ports import AnswerRecords
from mmep_desktop.services.batch_ports import BatchRecords
from mmep_desktop.services.coverage_records import CoverageRecords
from mmep_desktop.services.household_ports import HouseholdRecords
from mmep_desktop.services.partner_ports import PartnerRecords
from mmep_desktop.services.receiving_ports import (
    GivenAnswers,
    LettingRecords,
    ReceivedRecords,
)
from mmep_desktop.services.roster_ports import PresetRecords, RosterRecords, WaitingRecords
from mmep_desktop.services.school_ports import HousingRecords, SchoolRecords
from mmep_desktop.services.screening_ports import RevisionRecords, ScreeningRecords


class Clock(Protocol):
    """The time at the desk."""

    def now(self) -> datetime:
        """Return the time with its offset from UTC."""


class Identifiers(Protocol):
    """New ids, made at the desk so that several desks never meet on one."""

    def new(self) -> str:
        """Return a new UUIDv7 as text."""


class CenterRecords(Protocol):
    """The one center that this store belongs to, and its people."""

    def center(self) -> Center: ...
    def keep_center(self, center: Center) -> None: ...
    def clerks(self) -> tuple[Clerk, ...]:
        """Return everybody who ever unlocked this desk, by id; some may have left."""

    def clerk(self, id_: str) -> Clerk | None: ...
    def key_counter(self) -> int:
        """Return the number of the key file that was written last; an older one is a copy."""

    def keep_key_counter(self, counter: int) -> None: ...
    def keep_clerk(self, clerk: Clerk) -> None: ...
    def numbers_given(self) -> Mapping[str, int]:
        """Return the last count of each series."""

    def give_no_number_again(self, given: Mapping[str, int]) -> None:
        """Go on after the counts *given*, in whichever series they are further."""

    def next_number(self, series: str) -> int:
        """Return the next count of *series*, from 1, without a gap; kept with the commit."""


class RegistrationRecords(Protocol):
    """The children on the center's list."""

    def add(self, registration: Registration) -> None: ...
    def get(self, id_: str) -> Registration: ...
    def keep(self, registration: Registration) -> None: ...
    def of_family(self, family_id: str) -> tuple[Registration, ...]: ...
    def of_families(
        self, family_ids: tuple[str, ...]
    ) -> Mapping[str, tuple[Registration, ...]]: ...
    def registered_on(self, day: date) -> tuple[Registration, ...]: ...
    def coverage_since(self, day: date) -> tuple[int, int]:
        """Return how many registered on *day* or later, and of how many the family was asked.

        Asked is a family with an interview of its own that came to its end.
        """

    def found(self, readings: tuple[Reading, ...], limit: int) -> tuple[Registration, ...]:
        """Return whom *readings* lead to: by the level at which they fit, the last added first.

        Searched are the parts of the name, the local id, the phone and the birth date; or the
        numbers that the family's screenings were given.
        """

    def nearly_found(self, readings: tuple[Reading, ...], limit: int) -> tuple[Registration, ...]:
        """Return whom the first of *readings* leads to only after a slip or two in its words.

        One slip a word comes before two, and the last added first. Nobody whom ``found`` returns
        is among them, however many it was asked for.
        """


class PaperRecords(Protocol):
    """Consents, and what was printed."""

    def keep_consent(self, screening_id: str, consent: Consent) -> None: ...
    def every_consent_of(self, screening_id: str) -> tuple[Consent, ...]:
        """Return each recording of a consent, in its order; the last one counts."""

    def consents_of(self, screening_ids: tuple[str, ...]) -> Mapping[str, Consent]: ...
    def add_printing(self, printing: Printing) -> None: ...
    def printings_of(
        self, screening_ids: tuple[str, ...]
    ) -> Mapping[str, tuple[Printing, ...]]: ...


class DisclosureRecords(Protocol):
    """What was shown of families' records, and to whom; nothing changes an entry."""

    def add(self, *disclosures: Disclosure) -> None: ...
    def of_family(self, family_id: str) -> tuple[Disclosure, ...]:
        """Return a family's entries in the order in which they were made."""

    def handed_over(self, screening_ids: tuple[str, ...]) -> Mapping[str, int]:
        """Return the last revision that MMEP was given, for each screening that was handed over."""

    def last_given_to(self) -> Recipient | None:
        """Return to whom of MMEP a referral was handed over last."""


class PackRecords(Protocol):
    """A copy of every version of the screener that was ever used here."""

    def keep(self, screener: Screener, files: Mapping[str, bytes], on: datetime) -> None: ...
    def files_of(self, pack: str, version: str) -> Mapping[str, bytes] | None: ...
    def latest(self) -> tuple[str, str] | None:
        """Return id and version of the pack that was kept last."""


class TrailRecords(Protocol):
    """Every act at the desk, in order, for good.

    Records that are kept, changed or removed get their lines by themselves.
    """

    def note(self, act: Act, about: str = "") -> None:
        """Add an act that changes no record; it is kept by the ``commit()`` of this work.

        *about* is an id: of a record, a clerk, a backup. Never a name, a date or an answer.
        """

    def entries(
        self,
        *,
        on: date | None = None,
        act: Act | None = None,
        about: str = "",
        before: int | None = None,
        most: int = 200,
    ) -> tuple[Entry, ...]:
        """Return the last *most* entries, the newest first.

        Only those of the day *on* where each was made, those of one *act*, those *about* one id, or
        those *before* a sequence number.
        """

    def last(self) -> int:
        """Return the number of the last act: while it is the same, no record has changed."""


class KeepingRecords(Protocol):
    """How long families' records are kept, the end of one, and what remains of it."""

    def terms(self) -> Terms: ...
    def keep_terms(self, terms: Terms) -> None: ...
    def families(self) -> tuple[FamilyRecord, ...]: ...
    def records_of(self, family_ids: tuple[str, ...]) -> Mapping[str, FamilyRecord]:
        """Return the records of those of *family_ids* that are here."""

    def destroy(self, records: Sequence[FamilyRecord]) -> tuple[Destroyed, ...]:
        """Take away all that is kept of a few families, and tell of each; they stay counted."""

    def keep_remnants(self, remnants: Iterable[Remnant]) -> None:
        """Keep what remains, in an order that does not tell whose it was."""

    def asked_before(self, local_ids: Iterable[str]) -> Mapping[str, AskedBefore]:
        """Return, for each local id of a destroyed record that was asked to the end, when last."""


class HoldRecords(Protocol):
    """The records that must not be destroyed although their time has come."""

    def all(self) -> Mapping[str, RecordHold]:
        """Return every hold by its family, the oldest first."""

    def keep(self, hold: RecordHold) -> None: ...
    def lift(self, family_id: str) -> None:
        """Hold the record no longer. Raises ``LookupError`` when nothing held it."""


class DestructionRecords(Protocol):
    """What is proposed for destroying, at most one proposal at a time, and what was destroyed."""

    def propose(self, proposal: Proposal) -> None: ...
    def proposed(self) -> Proposal | None: ...
    def withdraw(self, proposal: Proposal) -> None: ...
    def confirm(
        self, proposal: Proposal, by: str, at: datetime, tombstones: Iterable[Tombstone]
    ) -> None:
        """Keep that the proposal was carried out, with a tombstone for each record."""

    def all(self) -> tuple[Destruction, ...]:
        """Return what was destroyed, the latest first."""

    def mark_cleared(self, at: datetime) -> None:
        """Keep that no trace is left of anything that was destroyed so far."""

    def are_uncleared(self) -> bool:
        """Whether traces of something destroyed may be left in the files."""

    def tombstone(self, record_id: str) -> Tombstone | None: ...


class FollowUpRecords(Protocol):
    """What there may be to come back to."""

    def followed(self) -> tuple[Followed, ...]:
        """Return what the latest finished interview of each family says, in their order.

        *people* are those that the family told of, and nobody where it was not asked for them.
        """


class UnitOfWork(Protocol):
    """One gesture's work on the store: all of it is kept by ``commit()``, or none."""

    @property
    def center(self) -> CenterRecords: ...
    @property
    def registrations(self) -> RegistrationRecords: ...
    @property
    def screenings(self) -> ScreeningRecords: ...
    @property
    def revisions(self) -> RevisionRecords: ...
    @property
    def papers(self) -> PaperRecords: ...
    @property
    def disclosures(self) -> DisclosureRecords: ...
    @property
    def batches(self) -> BatchRecords: ...
    @property
    def answers(self) -> AnswerRecords: ...
    @property
    def partners(self) -> PartnerRecords: ...
    @property
    def packs(self) -> PackRecords: ...
    @property
    def trail(self) -> TrailRecords: ...
    @property
    def follow_ups(self) -> FollowUpRecords: ...
    @property
    def keeping(self) -> KeepingRecords: ...
    @property
    def coverage(self) -> CoverageRecords: ...
    @property
    def holds(self) -> HoldRecords: ...
    @property
    def destructions(self) -> DestructionRecords: ...
    @property
    def rosters(self) -> RosterRecords: ...
    @property
    def presets(self) -> PresetRecords: ...
    @property
    def waiting(self) -> WaitingRecords: ...
    @property
    def schools(self) -> SchoolRecords: ...
    @property
    def housing(self) -> HousingRecords: ...
    @property
    def households(self) -> HouseholdRecords: ...
    @property
    def received(self) -> ReceivedRecords: ...
    @property
    def given_answers(self) -> GivenAnswers: ...
    @property
    def letting_go(self) -> LettingRecords: ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    def commit(self) -> None: ...
    def only_read(self) -> None:
        """Say, before the first touch, that nothing will be kept; no other work is waited for."""

    def be_ready(self) -> None:
        """Take what is needed to keep one thing later, also if the store is closed meanwhile.

        Nobody else waits for it. To be called before the first touch, and nothing may be read.
        """

    def give_way(self) -> None:
        """Let everybody who is at the store now go first, before the first touch or after a commit.

        Long work calls it between its steps. It waits for a moment at most.
        """


OpenWork = Callable[[], UnitOfWork]
"""Begins a unit of work on the open store."""


class Papers(Protocol):
    """Draws the papers, in memory, as PDF."""

    def referral_sheet(self, referral: Referral) -> bytes: ...
    def family_page(self, paper: FamilyPaper) -> bytes: ...
    def consent_page(self, paper: FamilyPaper) -> bytes: ...
    def disclosure_log(self, log: DisclosureLog) -> bytes: ...
    def everything_held(self, held: EverythingHeld) -> bytes: ...


class ClearFiles(Protocol):
    """Writes what a clerk wants as a file, in clear, where she wants it."""

    def write(self, place: str, content: bytes) -> None:
        """Write *content* to the file *place* and no other; a half-written one is taken away.

        Raises ``DeskError(COPY_NOT_SAVED)``.
        """

    def remove(self, place: str, digest: str) -> None:
        """Delete the file *place* if it is still the one whose SHA-256 is *digest*.

        Raises ``DeskError(FILE_NOT_REMOVED)``.
        """


class Printer(Protocol):
    """Puts a PDF on paper without writing a file of ours."""

    def printers(self) -> tuple[str, ...]:
        """Return the names of the printers, the default one first."""

    def print(self, pdf: bytes, printer: str, title: str) -> None:
        """Send *pdf* to *printer*; *title* names no person.

        Raises ``DeskError`` with ``NO_PRINTER`` or ``PRINTER_REFUSED``.
        """
