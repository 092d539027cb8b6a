"""All that the desk holds of one family, for a copy that the family or a student is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mmep_desktop.domain.acts import Entry
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.counted import NotYet
from mmep_desktop.domain.destruction import RecordHold
from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.disclosure import Disclosure
from mmep_desktop.domain.half_typed import HalfTyped
from mmep_desktop.domain.heard import Said
from mmep_desktop.domain.households import Child
from mmep_desktop.domain.housing import HousingAnswer
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.printing import Printing
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.revision import Reason
from mmep_desktop.domain.rostering import FromList
from mmep_desktop.domain.screening import Screening


@dataclass(frozen=True, slots=True)
class HeldAnswers:
    """The answers as they stood once; *at* and *by* say when and by whom they were finished.

    *what* is ``counts``, ``former``, ``begun`` or ``correction``. There is no *determination* where
    nothing came out yet.
    """

    what: str
    interview: Interview
    by: str
    at: datetime
    determination: Determination | None = None
    reason: Reason | None = None
    half_typed: HalfTyped | None = None


@dataclass(frozen=True, slots=True)
class HeldScreening:
    """One screening with answers, papers and consents; *alone* names who was asked alone.

    *housing* is what the liaison's list holds of it, *said* what MMEP answered, each time.
    """

    screening: Screening
    alone: str
    answers: tuple[HeldAnswers, ...]
    consents: tuple[Consent, ...]
    printings: tuple[Printing, ...]
    housing: HousingAnswer | None = None
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class EverythingHeld:
    """The whole of it, made for *reader*; *clerks* turns the ids of clerks into names.

    *from_lists* is what schools' lists told of children, by the ids of those. *given_up* are second
    entries of a child, which stay as its history.
    """

    center: Center
    made_on: date
    reader: str
    clerk: str
    children: tuple[Registration, ...]
    screenings: tuple[HeldScreening, ...]
    disclosures: tuple[Disclosure, ...]
    acts: tuple[Entry, ...]
    clerks: Mapping[str, str]
    hold: RecordHold | None = None
    not_yet: NotYet | None = None
    given_up: tuple[Child, ...] = ()
    from_lists: Mapping[str, FromList] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """The number that the family was given last, or nothing."""
        numbers = [held.screening.number for held in self.screenings if held.screening.number]
        return numbers[-1] if numbers else ""


@dataclass(frozen=True, slots=True)
class DisclosureLog:
    """The register of one *child*, as it is printed."""

    center: Center
    made_on: date
    child: Registration
    disclosures: tuple[Disclosure, ...]
