"""Where a registration stands: read from its screening, its consent and what was printed."""

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.printing import Paper, Printing
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.screening import Screening


def standing_of(
    screening: Screening | None, consent: Consent | None, printings: tuple[Printing, ...]
) -> Standing:
    """Return the state that the day's list shows."""
    if screening is None:
        return Standing.NOT_ASKED
    if not screening.is_finished or screening.determination is None:
        return Standing.BEGUN
    match screening.determination.outcome:
        case Outcome.NO_REFERRAL:
            return Standing.NO_REFERRAL
        case Outcome.DECLINED:
            return Standing.DECLINED
        case _:
            return _referred(consent, printings)


def _referred(consent: Consent | None, printings: tuple[Printing, ...]) -> Standing:
    if consent and consent.state in {ConsentState.REFUSED, ConsentState.WITHDRAWN}:
        return Standing.CONSENT_REFUSED
    if consent is None or not consent.allows_sending:
        return Standing.CONSENT_MISSING
    if not any(printing.paper is Paper.REFERRAL_SHEET for printing in printings):
        return Standing.TO_PRINT
    return Standing.TO_SEND
