"""Everything that the store in memory keeps."""

from dataclasses import dataclass, field
from datetime import date

from mmep_desktop.domain.acts import Entry
from mmep_desktop.domain.batches import Batch
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.contacts import SchoolContact
from mmep_desktop.domain.counted import NotYet
from mmep_desktop.domain.destruction import Destruction, Proposal, RecordHold
from mmep_desktop.domain.disclosure import Disclosure
from mmep_desktop.domain.heard import AppliedFile, Heard
from mmep_desktop.domain.households import Merge
from mmep_desktop.domain.housing import HousingAnswer
from mmep_desktop.domain.keeping import Remnant, Terms
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned
from mmep_desktop.domain.printing import Printing
from mmep_desktop.domain.programs import Program
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.revision import Correction, Revision
from mmep_desktop.domain.roster import Columns
from mmep_desktop.domain.rostering import FromList, Part, RosterImport
from mmep_desktop.domain.screening import Screening
from mmep_desktop.domain.sending import SendingRules


@dataclass(frozen=True)
class Brought:
    """What a family brought along when it became part of another."""

    disclosures: tuple[str, ...]
    merges: tuple[str, ...]
    not_yet: NotYet | None
    hold: RecordHold | None
    screenings: tuple[str, ...] = ()


@dataclass(frozen=True)
class GivenUp:
    """An entry that was given up for another one, and what that one was before."""

    gone: Registration
    gone_from: FromList | None
    kept: Registration
    kept_from: FromList | None
    known_as: tuple[tuple[str, str], ...]
    apart: frozenset[frozenset[str]]


@dataclass
class Kept:
    """Everything that was committed."""

    center: Center
    clerks: dict[str, Clerk] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    registrations: dict[str, Registration] = field(default_factory=dict)
    screenings: dict[str, Screening] = field(default_factory=dict)
    revisions: dict[tuple[str, int], Revision] = field(default_factory=dict)
    corrections: dict[str, Correction] = field(default_factory=dict)
    consents: list[tuple[str, Consent]] = field(default_factory=list)
    printings: dict[str, Printing] = field(default_factory=dict)
    packs: dict[tuple[str, str], tuple[str, dict[str, bytes]]] = field(default_factory=dict)
    trail: list[Entry] = field(default_factory=list)
    batches: dict[str, tuple[Batch, bytes | None]] = field(default_factory=dict)
    own_keys: OwnKeys | None = None
    partners: dict[tuple[PartnerKind, str, str], Pinned] = field(default_factory=dict)
    disclosures: dict[str, Disclosure] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    sending_rules: SendingRules = field(default_factory=SendingRules)
    holds: dict[str, RecordHold] = field(default_factory=dict)
    proposal: Proposal | None = None
    destructions: list[Destruction] = field(default_factory=list)
    remnants: list[Remnant] = field(default_factory=list)
    from_lists: dict[str, FromList] = field(default_factory=dict)
    said: dict[str, tuple[date | None, str]] = field(default_factory=dict)
    """The date that a list told of a registration, and the fingerprint of what it said last."""
    roster_imports: list[RosterImport] = field(default_factory=list)
    presets: dict[str, Columns] = field(default_factory=dict)
    uncounted: list[tuple[date, bool]] = field(default_factory=list)
    """The days on which those registered who are counted and no longer here; who was asked."""
    key_counter: int = 0
    commits: int = 0
    not_yet: dict[str, NotYet] = field(default_factory=dict)
    waiting: list[Part] = field(default_factory=list)
    contacts: dict[str, SchoolContact] = field(default_factory=dict)
    programs: dict[str, Program] = field(default_factory=dict)
    add_ons: set[str] = field(default_factory=set)
    housing: dict[str, HousingAnswer] = field(default_factory=dict)
    merges: dict[str, tuple[Merge, tuple[Brought, ...]]] = field(default_factory=dict)
    apart: set[frozenset[str]] = field(default_factory=set)
    given_up: dict[str, GivenUp] = field(default_factory=dict)
    also_known: dict[tuple[str, str], str] = field(default_factory=dict)
    answer_files: dict[str, AppliedFile] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)

    def copy(self) -> "Kept":
        return Kept(
            self.center,
            dict(self.clerks),
            dict(self.counts),
            dict(self.registrations),
            dict(self.screenings),
            dict(self.revisions),
            dict(self.corrections),
            list(self.consents),
            dict(self.printings),
            dict(self.packs),
            list(self.trail),
            dict(self.batches),
            self.own_keys,
            dict(self.partners),
            dict(self.disclosures),
            self.terms,
            self.sending_rules,
            dict(self.holds),
            self.proposal,
            list(self.destructions),
            list(self.remnants),
            dict(self.from_lists),
            dict(self.said),
            list(self.roster_imports),
            dict(self.presets),
            list(self.uncounted),
            self.key_counter,
            self.commits,
            dict(self.not_yet),
            list(self.waiting),
            dict(self.contacts),
            dict(self.programs),
            set(self.add_ons),
            dict(self.housing),
            dict(self.merges),
            set(self.apart),
            dict(self.given_up),
            dict(self.also_known),
            dict(self.answer_files),
            list(self.heard),
        )
