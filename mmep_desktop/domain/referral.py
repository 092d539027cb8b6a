"""What goes on paper about one screening: the office's sheet and the family's pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.add_ons import HOUSING, HOUSING_TOLD
from mmep_desktop.domain.answers import Answers
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.contacts import SchoolContact
from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.printing import Printing
from mmep_desktop.domain.programs import Program
from mmep_desktop.domain.screener import Screener, Wording


@dataclass(frozen=True, slots=True)
class AskedAlone:
    """A young person's own section: *child* is the row of the household it speaks of.

    *phone* and *best_time* are the young person's own; *may_be_shown* says whether the family may
    see any of it.
    """

    child: int
    answers: Answers
    determination: Determination
    may_be_shown: bool
    phone: str = ""
    best_time: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """The office's sheet (English): everything a recruiter needs to call, nothing more.

    *determination* already holds, for each child, the stronger of the family's and the child's
    own outcome. *contact* carries the contact fields of the pack by key. *schools* names each
    child's school and *grades* the grade, by row. *replaces* is the print of this sheet that says
    something else and must not be used any more. *routed_to* are the staff for migratory families
    at the children's schools.
    """

    number: str
    made_on: date
    center: Center
    clerk: str
    screener: Screener
    language: str
    answers: Answers
    determination: Determination
    contact: Mapping[str, str]
    schools: tuple[str, ...]
    grades: tuple[str, ...]
    twins: tuple[bool, ...]
    alone: tuple[AskedAlone, ...]
    consent: Consent | None
    revision: int = 1
    replaces: Printing | None = None
    routed_to: tuple[SchoolContact, ...] = ()

    @property
    def housing(self) -> str:
        """Where the family sleeps, if it agreed that this is told; else nothing."""
        told = self.answers.add_ons
        return told.get(HOUSING, "") if told.get(HOUSING_TOLD) == "yes" else ""


@dataclass(frozen=True, slots=True)
class FamilyPaper:
    """The family's page or consent page, in the *wording* the family reads.

    *determination* is the family's own, without what a young person said alone unless the young
    person agreed. *replaces* is the day on which a page that says something else was printed; no
    revision is named, so that the page tells nothing of what somebody else corrected.
    *programs* are those it may ask about; *is_housing_told* says that it agreed to tell MMEP where
    it sleeps.
    """

    number: str
    made_on: date
    center: Center
    wording: Wording
    is_draft: bool
    respondent: str
    determination: Determination
    replaces: date | None = None
    programs: tuple[Program, ...] = ()
    is_housing_told: bool = False
