"""Where a registration stands: read from its screening, its consent, and what was done with it."""

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.heard import AtMmep
from mmep_desktop.domain.printing import Paper, Printing, last_of, sheet_content
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.screening import ScreeningState


def standing_of(
    screening: ScreeningState | None,
    consent: Consent | None,
    printings: tuple[Printing, ...],
    handed_over: int = 0,
    at_mmep: AtMmep | None = None,
) -> Standing:
    """Return the state that the day's list shows; *handed_over* is the last revision MMEP got."""
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
            return _referred(
                screening.revision, consent, printings, handed_over, at_mmep or AtMmep()
            )


def _referred(
    revision: int,
    consent: Consent | None,
    printings: tuple[Printing, ...],
    handed_over: int,
    at_mmep: AtMmep,
) -> Standing:
    if consent and consent.state in {ConsentState.REFUSED, ConsentState.WITHDRAWN}:
        return Standing.CONSENT_REFUSED
    if consent is None or not consent.allows_sending:
        return Standing.CONSENT_MISSING
    if handed_over >= revision:
        return _at_mmep(at_mmep)
    sheet = last_of(printings, Paper.REFERRAL_SHEET)
    if sheet is None or not sheet.says(sheet_content(revision, may_be_sent=True)):
        return Standing.TO_PRINT
    return Standing.TO_SEND


def _at_mmep(at_mmep: AtMmep) -> Standing:
    if at_mmep.heard:
        return Standing.ANSWERED
    return Standing.RECEIVED if at_mmep.is_received else Standing.SENT
