"""A child on the center's list, and the day's list as a clerk reads it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mmep_desktop.domain.keeping import AskedBefore
from mmep_desktop.domain.names import Name


@dataclass(frozen=True, slots=True)
class Registration:
    """One child who registered; brothers and sisters share a *family_id*.

    *born* is the birth date as it was given (EDTF), empty when nobody knew it.
    """

    id: str
    family_id: str
    name: Name
    born: str
    school: str
    grade: str
    local_id: str
    phone: str
    registered_on: date


class Standing(StrEnum):
    """Where a registration stands today."""

    NOT_ASKED = "not_asked"
    BEGUN = "begun"
    NO_REFERRAL = "no_referral"
    DECLINED = "declined"
    CONSENT_MISSING = "consent_missing"
    CONSENT_REFUSED = "consent_refused"
    TO_PRINT = "to_print"
    TO_SEND = "to_send"
    SENT = "sent"

    @property
    def is_asked(self) -> bool:
        """Whether the family has been asked to the end."""
        return self not in {Standing.NOT_ASKED, Standing.BEGUN}


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of the day's list: the child, the state, and the screening to open.

    *asked_before* is what remains of a destroyed record of the same local id.
    """

    registration: Registration
    standing: Standing
    screening_id: str | None
    by: str
    at: datetime | None
    asked_before: AskedBefore | None = None
