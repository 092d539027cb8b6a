"""What the district's counsel and its superintendent set for sending referrals to MMEP."""

from dataclasses import dataclass, field

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.disclosure import Basis

MOST_WITHOUT_A_SECOND = 10_000
"""The largest number above which a second person can be asked for."""


@dataclass(frozen=True, slots=True)
class Second:
    """The second person of a large batch, as typed; a passphrase is shown in no text of it."""

    clerk_id: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SendingRules:
    """By what a referral may be sent, and from how many on two people answer for a batch.

    *agreement* names the written agreement that 34 CFR 99.35(a)(3) asks for where a referral goes
    without consent: its date and parties, as counsel worded it. Empty means that only a signed
    consent lets a referral go. *second_above* is the largest batch that one person makes alone;
    nothing means that she always may.
    """

    agreement: str = ""
    second_above: int | None = None

    def let_go(self, consent: Consent | None) -> bool:
        """Whether a referral with *consent* may go; a refusal always stands."""
        if consent is not None and consent.allows_sending:
            return True
        return bool(self.agreement) and not is_refusal(consent)

    def needs_second(self, referrals: int) -> bool:
        """Whether a batch of so many takes a second person."""
        return self.second_above is not None and referrals > self.second_above


def basis_of(consent: Consent | None) -> Basis:
    """Return what lets a referral go: consent where it was signed, else the agreement."""
    is_signed = consent is not None and consent.allows_sending
    return Basis.CONSENT if is_signed else Basis.REPRESENTATIVE


def is_refusal(consent: Consent | None) -> bool:
    """Whether a family said no, or took its consent back."""
    return consent is not None and consent.state in _REFUSALS


_REFUSALS = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})
