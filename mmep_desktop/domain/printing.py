"""What was put on paper, when, and by whom: every print and every reprint."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Paper(StrEnum):
    """The papers that a screening can give."""

    REFERRAL_SHEET = "referral_sheet"
    FAMILY_PAGE = "family_page"
    CONSENT_PAGE = "consent_page"


@dataclass(frozen=True, slots=True)
class Printing:
    """One paper sent to a printer; *copy* counts from 1 for each paper of a screening."""

    id: str
    screening_id: str
    paper: Paper
    copy: int
    printed_at: datetime
    printed_by: str
    printer: str
