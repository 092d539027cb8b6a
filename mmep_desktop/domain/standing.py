"""Where a registration stands: read from its screening, its consent and what was printed."""

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.printing import Paper, Printing, last_of, sheet_content
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.screening import ScreeningState


def standing_of(
    screening: ScreeningState | None, consent: Consent | None, printings: tuple[Printing, ...]
) -> Standing:
    """Return the state that the day's list shows."""
    if screening is None:
        return Standing.NOT_ASKED
    match screening.outcome:
        case None:
            return Standing.BEGUN
        case Outcome.NO_REFERRAL:
            return Standing.NO_REFERRAL
        case Outcome.DECLINED:
            return Standing.DECLINED
        case _:
            return _referred(screening.revision, consent, printings)


def _referred(revision: int, consent: Consent | None, printings: tuple[Printing, ...]) -> Standing:
    if consent and consent.state in {ConsentState.REFUSED, ConsentState.WITHDRAWN}:
        return Standing.CONSENT_REFUSED
    if consent is None or not consent.allows_sending:
        return Standing.CONSENT_MISSING
    sheet = last_of(printings, Paper.REFERRAL_SHEET)
    if sheet is None or not sheet.says(sheet_content(revision, may_be_sent=True)):
        return Standing.TO_PRINT
    return Standing.TO_SEND
