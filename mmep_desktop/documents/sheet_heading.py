"""The top of the sheet: whose number it is, who made it, what came out, and whether it may go."""

from dataclasses import replace

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import (
    AMBER,
    AMBER_TINT,
    BLACK,
    LINE,
    PRIMARY,
    PRIMARY_TINT,
    SLATE,
    SLATE_TINT,
    VIOLET,
    VIOLET_TINT,
    WHITE,
)
from mmep_desktop.documents.languages import language_name
from mmep_desktop.documents.number_code import code_of
from mmep_desktop.documents.office_styles import (
    BODY,
    OVERLINE,
    SMALL,
    SMALL_STRONG,
    STRONG,
    column,
)
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.sheet_children import OUTCOMES
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.referral import Referral

_CODE_SIDE = 84.0
_WHITE = 10.0
"""The white around the code, which may reach into the margin."""
_PAD = 11.0
_TITLE = (0.0, 232.0)
_ORIGIN = (246.0, TEXT_WIDTH - 246.0 - _CODE_SIDE + _WHITE)
_LEFT = (_PAD, 298.0 - 2 * _PAD)
_RIGHT = (304.0 + _PAD, TEXT_WIDTH - 304.0 - 2 * _PAD)
_NUMBER = Style(17, 24, Weight.SEMI_BOLD)
_OUTCOME = Style(12, 16.5, Weight.SEMI_BOLD)
_NOT_TO_BE_SENT = Style(11, 16, Weight.BOLD, WHITE)
_LOOK = {
    Outcome.REFER: (PRIMARY, PRIMARY_TINT),
    Outcome.REFER_ASK_MORE: (AMBER, AMBER_TINT),
    Outcome.DECLINED: (VIOLET, VIOLET_TINT),
    Outcome.NO_REFERRAL: (SLATE, SLATE_TINT),
}
_WHY_NOT = {
    None: "No consent was recorded yet.",
    ConsentState.LATER: "The family will decide later.",
    ConsentState.REFUSED: "The family said no.",
    ConsentState.WITHDRAWN: "The family took the consent back.",
}


def sheet_heading(referral: Referral) -> Group:
    """Return the heading with the number and its code, the outcome, and the state of consent."""
    return Group((_title(referral), _what_came_out(referral)))


def _title(referral: Referral) -> Strip:
    center, screener = referral.center, referral.screener
    phone = f"Phone {center.phone}" if center.phone else ""
    made = f"Made on {day_in_words(referral.made_on)} by {referral.clerk}, desk {center.desk}"
    approval = "DRAFT" if screener.is_draft else f"approved by {screener.approved_by}"
    title = column(
        *_TITLE,
        ("REFERRAL SHEET", OVERLINE),
        (referral.number, _NUMBER),
        ("Massachusetts Migrant Education Program (MMEP)", BODY),
        (_revision(referral), SMALL_STRONG.with_ink(AMBER)),
    )
    origin = column(
        *_ORIGIN,
        (center.name, STRONG),
        (f"{center.district}, district {center.district_code}", SMALL),
        (phone, SMALL),
        (made, SMALL),
        (f"Screener {screener.id} {screener.version}, {approval}", SMALL),
    )
    code = code_of(referral.number, TEXT_WIDTH - _CODE_SIDE + _WHITE, -_WHITE, _CODE_SIDE)
    return Strip((title, origin), above=2, shapes=tuple(code), least=_CODE_SIDE - 2 * _WHITE, gap=5)


def _revision(referral: Referral) -> str:
    """Return which revision this is and what it replaces; nothing on a first sheet."""
    old = referral.replaces
    if old is None:
        return f"Revision {referral.revision}." if referral.revision > 1 else ""
    printed = f"{day_in_words(old.printed_at.date())} at {old.printed_at:%H:%M}"
    return (
        f"Revision {referral.revision}. Replaces the sheet printed on {printed} "
        f"(same number, revision {old.content.revision}). Do not use that one."
    )


def _what_came_out(referral: Referral) -> Strip:
    return Strip((_outcome(referral), _consent(referral.consent)), above=4, below=4, gap=1)


def _outcome(referral: Referral) -> Cell:
    outcome = referral.determination.outcome
    ink, tint = _LOOK[outcome]
    cell = column(
        *_LEFT,
        (OUTCOMES[outcome], _OUTCOME.with_ink(ink)),
        (_asked(referral), SMALL),
    )
    return replace(cell, ground=tint, bar=ink, pad=_PAD)


def _asked(referral: Referral) -> str:
    language = language_name(referral.language)
    asked = day_in_words(referral.determination.screened_on)
    since = day_in_words(referral.determination.window.first)
    return (
        f"Asked in {language} on {asked} about the time since {since}. "
        "Only MMEP decides, after an interview."
    )


def _consent(consent: Consent | None) -> Cell:
    if consent is not None and consent.allows_sending:
        cell = column(*_RIGHT, ("May be sent: consent signed", STRONG), (_signed(consent), SMALL))
        return replace(cell, edge=LINE, pad=_PAD)
    why = _WHY_NOT[consent.state if consent else None]
    cell = column(
        *_RIGHT,
        ("Not to be sent: consent not given", _NOT_TO_BE_SENT),
        (why, SMALL.with_ink(WHITE)),
    )
    return replace(cell, ground=BLACK, pad=_PAD)


def _signed(consent: Consent) -> str:
    told = [
        f"by {consent.by}" if consent.by else "",
        f"on {day_in_words(consent.on)}",
        f"in {language_name(consent.language)}",
        f"witness {consent.witness}" if consent.witness else "no witness named",
    ]
    return ", ".join(part for part in told if part)
