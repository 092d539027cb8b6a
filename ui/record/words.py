"""Disclosures in the clerk's words."""

from mmep_desktop.domain.disclosure import Basis, Disclosure, ParentsFirst, Part
from mmep_desktop.domain.registration import Standing
from mmep_desktop.words import _
from ui.widgets.date_words import day_in_words
from ui.widgets.text import isolated


def part_words(part: Part) -> str:
    """Return what was shown."""
    return {
        Part.REFERRAL_SHEET: _("Referral sheet"),
        Part.SECTION_ALONE: _("What a young person answered alone"),
        Part.REGISTRATION: _("Registration"),
        Part.ANSWERS: _("Answers to the screener"),
        Part.CONSENT: _("Consent"),
        Part.EVERYTHING: _("Everything held"),
    }[part]


def basis_words(basis: Basis) -> str:
    """Return what allows it."""
    return {
        Basis.CONSENT: _("The family signed for it"),
        Basis.REPRESENTATIVE: _("Works for the State's education authority"),
        Basis.FAMILY: _("The parents or the student themselves"),
        Basis.COURT: _("A court order or subpoena"),
        Basis.EMERGENCY: _("Health or safety emergency"),
    }[basis]


def parents_words(parents: ParentsFirst) -> str:
    """Return whether the parents were told first."""
    return {
        ParentsFirst.DOES_NOT_APPLY: _("Choose"),
        ParentsFirst.TOLD: _("The parents were told before"),
        ParentsFirst.FORBIDDEN: _("The court forbids telling them"),
    }[parents]


def shown_to(one: Disclosure) -> str:
    """Return who got it, with position and affiliation."""
    recipient = one.recipient
    parts = (recipient.name, recipient.position, recipient.affiliation)
    return ", ".join(isolated(part) for part in parts if part)


def told(one: Disclosure) -> str:
    """Return one disclosure in a sentence or two: what, why, by whom."""
    what = ", ".join(part_words(part) for part in one.parts)
    return _("{what}. {why}. Given by {by} on {day}.").format(
        what=what,
        why=basis_words(one.ground.basis),
        by=isolated(one.by.name),
        day=day_in_words(one.at.date()),
    )


def why_not(standing: Standing) -> str:
    """Return why a referral cannot be handed over now; empty where it can."""
    match standing:
        case Standing.TO_SEND | Standing.SENT | Standing.RECEIVED | Standing.ANSWERED:
            return ""
        case Standing.TO_PRINT:
            return _("Print the referral sheet as it is now, then hand it over.")
        case Standing.CONSENT_MISSING:
            return _("The family has not signed the consent. Without it the referral stays here.")
        case Standing.CONSENT_REFUSED:
            return _("The family said no, or took its consent back. The referral stays here.")
        case Standing.KNOWN | Standing.NOT_ASKED | Standing.BEGUN:
            return _("The family was not asked to the end yet.")
        case _:
            return _("Nothing is referred, so there is nothing to hand over.")
