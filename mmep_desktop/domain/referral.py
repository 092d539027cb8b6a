"""What goes on paper about one screening: the office's sheet and the family's pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mmep_desktop.domain.answers import Answers
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.printing import Printing
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
    something else and must not be used any more.
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


@dataclass(frozen=True, slots=True)
class FamilyPaper:
    """The family's page or consent page, in the *wording* the family reads.

    *determination* is the family's own, without what a young person said alone unless the young
    person agreed. *replaces* is the day on which a page that says something else was printed; no
    revision is named, so that the page tells nothing of what somebody else corrected.
    """

    number: str
    made_on: date
    center: Center
    wording: Wording
    is_draft: bool
    respondent: str
    determination: Determination
    replaces: date | None = None
