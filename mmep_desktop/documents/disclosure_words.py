"""A disclosure in the office's English: to whom, of what, why, and by whom."""

from datetime import datetime

from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.disclosure import Basis, Disclosure, ParentsFirst, Part

PARTS = {
    Part.REFERRAL_SHEET: "Referral sheet",
    Part.SECTION_ALONE: "what a young person answered alone",
    Part.REGISTRATION: "Registration",
    Part.ANSWERS: "Answers to the screener",
    Part.CONSENT: "Consent",
    Part.EVERYTHING: "Everything held",
}
BASES = {
    Basis.CONSENT: "Signed consent",
    Basis.REPRESENTATIVE: "Authorized representative of the State's education authority",
    Basis.FAMILY: "Parent, or student who has that right",
    Basis.COURT: "Court order or subpoena",
    Basis.EMERGENCY: "Health or safety emergency",
}
_PARENTS = {
    ParentsFirst.DOES_NOT_APPLY: "",
    ParentsFirst.TOLD: "The parents were told before.",
    ParentsFirst.FORBIDDEN: "The court forbade telling the parents before.",
}


def what_was_shown(disclosure: Disclosure) -> str:
    """Return the parts of the record, and which referral it was."""
    return ", ".join(PARTS[part] for part in disclosure.parts)


def which_referral(disclosure: Disclosure) -> str:
    """Return number and revision where it was a referral."""
    if not disclosure.number or Part.REFERRAL_SHEET not in disclosure.parts:
        return ""
    return f"{disclosure.number}, revision {disclosure.revision}"


def why(disclosure: Disclosure) -> tuple[str, ...]:
    """Return purpose, basis, and what the basis asks to be told."""
    ground = disclosure.ground
    exempt = "No entry is asked for (34 CFR 99.32(d))." if disclosure.is_exempt else ""
    threat = f"The threat: {ground.threat}" if ground.threat else ""
    basis = f"{BASES[ground.basis]}, {ground.basis.citation}."
    told = (basis, threat, _PARENTS[ground.parents], exempt)
    return tuple(text for text in told if text)


def moment(at: datetime) -> str:
    """Return a moment as the center's clock showed it."""
    return f"{day_in_words(at.date())}, {at:%H:%M}"
