"""Where a family sleeps, as the liaison's own list keeps it: apart from the interview."""

from dataclasses import dataclass
from datetime import datetime

from mmep_desktop.domain.add_ons import OWN_PLACE
from mmep_desktop.domain.registration import Registration


@dataclass(frozen=True, slots=True)
class HousingAnswer:
    """What a family answered in one interview; *answer* is a choice of the screener.

    *is_told_to_recruiter* says that the family agreed to it.
    """

    screening_id: str
    family_id: str
    answer: str
    is_told_to_recruiter: bool
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class HousingLine:
    """One line of the liaison's list: a family that has, or may have, no home of its own."""

    answer: HousingAnswer
    number: str
    language: str
    children: tuple[Registration, ...]


def needs_liaison(answer: HousingAnswer) -> bool:
    """Whether the liaison has something to do; a doubt is for the liaison to clear up."""
    return answer.answer not in OWN_PLACE
