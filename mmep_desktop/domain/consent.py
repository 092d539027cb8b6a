"""Consent to pass a family's page to MMEP: a signed, dated paper (34 CFR 99.30)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ConsentState(StrEnum):
    """What became of the paper."""

    SIGNED = "signed"
    REFUSED = "refused"
    LATER = "later"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Consent:
    """What was recorded of the paper: by whom, when, in which language, before which witness."""

    state: ConsentState
    by: str
    on: date
    language: str
    witness: str

    @property
    def allows_sending(self) -> bool:
        """Whether MMEP may receive the referral."""
        return self.state is ConsentState.SIGNED
