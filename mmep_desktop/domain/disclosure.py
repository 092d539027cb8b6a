"""What of a record was shown to whom, when, why and by whom (34 CFR 99.32, 603 CMR 23.07)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mmep_desktop.domain.names import cleaned

ONWARD = (
    "MMEP and the Collaborative for Educational Services (CES), which runs it",
    "DESE, and through it the Migrant Student Information Exchange (MSIX)",
)
"""To whom MMEP may show a referral further; 34 CFR 99.32(a)(1) wants them in the register."""

TO_CALL = "So that a recruiter of MMEP can call the family"
"""Why a referral is handed over, in the words of the sheet."""

THEIR_OWN = "So that they have what is held about them"
"""Why a parent or student is given a copy."""


class Basis(StrEnum):
    """What allows a disclosure; the words are kept for good."""

    CONSENT = "consent"
    REPRESENTATIVE = "representative"
    FAMILY = "family"
    COURT = "court"
    EMERGENCY = "emergency"

    @property
    def citation(self) -> str:
        """The paragraph of 34 CFR that allows it."""
        return {
            Basis.CONSENT: "34 CFR 99.30",
            Basis.REPRESENTATIVE: "34 CFR 99.31(a)(3) and 99.35",
            Basis.FAMILY: "34 CFR 99.10, 603 CMR 23.07(2)",
            Basis.COURT: "34 CFR 99.31(a)(9)",
            Basis.EMERGENCY: "34 CFR 99.31(a)(10) and 99.36",
        }[self]


class Part(StrEnum):
    """What of a record was shown."""

    REFERRAL_SHEET = "referral_sheet"
    SECTION_ALONE = "section_alone"
    REGISTRATION = "registration"
    ANSWERS = "answers"
    CONSENT = "consent"
    EVERYTHING = "everything"


class ParentsFirst(StrEnum):
    """Whether the parents were told before a court got something (34 CFR 99.31(a)(9)(ii))."""

    DOES_NOT_APPLY = ""
    TOLD = "told"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who was given it: the three things that 603 CMR 23.07(1) asks for."""

    name: str
    position: str = ""
    affiliation: str = ""

    @property
    def tidied(self) -> "Recipient":
        """The same without blanks that nobody meant."""
        return Recipient(cleaned(self.name), cleaned(self.position), cleaned(self.affiliation))


@dataclass(frozen=True, slots=True)
class Releaser:
    """Who of the center gave it: the name and position as they were on that day."""

    clerk_id: str
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Why it was allowed: *threat* is the emergency in words (34 CFR 99.32(a)(5))."""

    basis: Basis
    purpose: str
    threat: str = ""
    parents: ParentsFirst = ParentsFirst.DOES_NOT_APPLY

    @property
    def is_complete(self) -> bool:
        """Whether all is told that this basis asks for."""
        if not self.purpose.strip():
            return False
        if self.basis is Basis.EMERGENCY:
            return bool(self.threat.strip())
        return self.basis is not Basis.COURT or self.parents is not ParentsFirst.DOES_NOT_APPLY

    @property
    def is_exempt(self) -> bool:
        """Whether 34 CFR 99.32(d) would not ask for an entry; it is made all the same.

        That is what a parent or student is given, what they agreed to, and what a court ordered
        not to be told of.
        """
        return self.basis in {Basis.CONSENT, Basis.FAMILY} or self.parents is ParentsFirst.FORBIDDEN


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One line of the register, kept as long as the record it speaks of.

    *children* are the registrations whose record it was; others of the household have none of
    their own. *number* and *revision* say which referral it was, where it was one; *batch* is
    empty for paper.
    """

    id: str
    family_id: str
    screening_id: str
    children: tuple[str, ...]
    at: datetime
    recipient: Recipient
    parts: tuple[Part, ...]
    ground: Ground
    by: Releaser
    is_exempt: bool
    number: str = ""
    revision: int = 0
    onward: tuple[str, ...] = ()
    batch: str = ""

    @property
    def hands_over(self) -> bool:
        """Whether MMEP got the referral by it."""
        return Part.REFERRAL_SHEET in self.parts and self.onward != ()


def handed_over(disclosures: Iterable[Disclosure], screening_id: str) -> int:
    """Return the last revision of a referral that MMEP was given, or 0."""
    given = (one for one in disclosures if one.hands_over and one.screening_id == screening_id)
    return max((one.revision for one in given), default=0)
