"""A child on the center's list, and the day's list as a clerk reads it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mmep_desktop.domain.keeping import AskedBefore
from mmep_desktop.domain.names import Name


@dataclass(frozen=True, slots=True)
class Registration:
    """One child who registered; brothers and sisters share a *family_id*.

    *born* is the birth date as it was given (EDTF), empty when nobody knew it. *registered_on* is
    nothing for a child who stands in a school's list and was never registered here; *source* and
    *source_id* say in which list, and under which id.
    """

    id: str
    family_id: str
    name: Name
    born: str
    school: str
    grade: str
    local_id: str
    phone: str
    registered_on: date | None
    state_id: str = ""
    source: str = ""
    source_id: str = ""

    @property
    def is_registered(self) -> bool:
        """Whether the child registered here, and does not only stand in a school's list."""
        return self.registered_on is not None


class Standing(StrEnum):
    """Where a registration stands today; ``KNOWN`` from a school's list, not registered here."""

    KNOWN = "known"
    NOT_ASKED = "not_asked"
    BEGUN = "begun"
    NO_REFERRAL = "no_referral"
    DECLINED = "declined"
    CONSENT_MISSING = "consent_missing"
    CONSENT_REFUSED = "consent_refused"
    TO_PRINT = "to_print"
    TO_SEND = "to_send"
    SENT = "sent"
    RECEIVED = "received"
    ANSWERED = "answered"

    @property
    def is_at_mmep(self) -> bool:
        """Whether MMEP has the referral as it is now."""
        return self in {Standing.SENT, Standing.RECEIVED, Standing.ANSWERED}

    @property
    def is_asked(self) -> bool:
        """Whether the family has been asked to the end."""
        return self not in {Standing.KNOWN, Standing.NOT_ASKED, Standing.BEGUN}


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of the day's list: the child, the state, and the screening to open.

    *asked_before* is what remains of a destroyed record of the same local id. *since* is the day
    on which MMEP was sent it, opened it or answered.
    """

    registration: Registration
    standing: Standing
    screening_id: str | None
    by: str
    at: datetime | None
    asked_before: AskedBefore | None = None
    since: date | None = None
