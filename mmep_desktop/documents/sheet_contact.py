"""The sheet's way to the family: whom to ask for, when and how, and what must never be done."""

from collections.abc import Iterator

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.inks import BLACK
from mmep_desktop.documents.languages import language_name
from mmep_desktop.documents.office_styles import (
    LABEL,
    NOT_TOLD,
    QUIET,
    STRONG,
    boxed,
    column,
    columns,
    labelled,
    row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.add_ons import HOUSING
from mmep_desktop.domain.referral import Referral

_PAD = 10.0
_WARNING = Style(9.5, 14, Weight.BOLD, BLACK)
_BETWEEN = " \u2022 "
_FOUR = columns(1, 1, 1, 1)
_TWO = columns(1, 1)
_SHOWN = frozenset(
    {
        "respondent",
        "relation",
        "second_adult",
        "phone_1",
        "phone_1_whatsapp",
        "phone_2",
        "phone_2_whatsapp",
        "best_time",
        "someone_who_knows",
        "do_not_call_at",
        "leave_no_message",
        "living_address",
        "mailing_address",
        "address_confidential",
        "moving_again",
        "spoken_language",
        "reading_language",
        "interpreter",
    }
)
"""The contact fields that have a place of their own; whatever else a pack asks comes below."""


def contact_section(referral: Referral) -> Group:
    """Return how a recruiter reaches the family, the warnings first."""
    return section(
        "How to reach the family",
        *_warnings(referral),
        *_people_and_phones(referral),
        *_places_and_languages(referral),
        *_others(referral),
        *_housing(referral),
    )


def _warnings(referral: Referral) -> Iterator[Strip]:
    """Yield what a caller must see before dialling, side by side where they are short."""
    told = referral.contact
    do_not_call = told.get("do_not_call_at", "")
    texts = [
        f"DO NOT CALL AT: {do_not_call}" if do_not_call else "",
        "LEAVE NO MESSAGE" if told.get("leave_no_message") == "yes" else "",
        "ADDRESS IS CONFIDENTIAL" if told.get("address_confidential") == "yes" else "",
    ]
    warning = _BETWEEN.join(text for text in texts if text)
    if warning:
        cell = column(_PAD, TEXT_WIDTH - 2 * _PAD, (warning, _WARNING))
        yield boxed(cell, edge=BLACK, bar=BLACK)


def _people_and_phones(referral: Referral) -> Iterator[Strip]:
    told = referral.contact
    first, second, third, fourth = _FOUR
    yield row(
        _named(first, "Who answered", told.get("respondent", ""), _choice(referral, "relation")),
        labelled(*second, "Other adult", told.get("second_adult", "")),
        _named(third, "Phone", told.get("phone_1", ""), _whatsapp(referral, "phone_1")),
        _named(fourth, "Second phone", told.get("phone_2", ""), _whatsapp(referral, "phone_2")),
    )


def _places_and_languages(referral: Referral) -> Iterator[Strip]:
    told = referral.contact
    first, second, third, fourth = _FOUR
    living, mailing = told.get("living_address", ""), told.get("mailing_address", "")
    same = "the same" if living and not mailing else mailing
    yield row(
        labelled(*first, "Lives at", living),
        labelled(*second, "Mail goes to", same),
        labelled(*third, "Best time to call", told.get("best_time", "")),
        labelled(*fourth, "Someone who will know", told.get("someone_who_knows", "")),
    )
    yield row(
        labelled(*first, "Speaks", language_name(told.get("spoken_language", ""))),
        labelled(*second, "Reads", language_name(told.get("reading_language", ""))),
        labelled(*third, "Interpreter", _choice(referral, "interpreter")),
        labelled(*fourth, "Moving again soon", _choice(referral, "moving_again")),
    )


def _others(referral: Referral) -> Iterator[Strip]:
    """Yield the contact fields that only this pack has."""
    own = [field for field in referral.screener.contact if field.key not in _SHOWN]
    words = referral.screener.wording("en")
    cells = [
        labelled(*_TWO[place % 2], words.get(f"field.{field.key}"), _choice(referral, field.key))
        for place, field in enumerate(own)
    ]
    for place in range(0, len(cells), 2):
        yield row(*cells[place : place + 2])


def _housing(referral: Referral) -> Iterator[Strip]:
    """Yield where the family sleeps, if it agreed that this is told."""
    if referral.housing:
        said = referral.screener.wording("en").get(f"field.{HOUSING}.choice.{referral.housing}")
        label = "Sleeps now (told because the family agreed)"
        yield row(labelled(*_TWO[0], label, said or referral.housing))


def _named(at: tuple[float, float], label: str, value: str, remark: str) -> Cell:
    told = (value, STRONG) if value else (NOT_TOLD, QUIET)
    return column(*at, (label, LABEL), told, (remark, QUIET))


def _choice(referral: Referral, key: str) -> str:
    """Return the words of what was chosen, or the text itself where nothing is to choose."""
    told = referral.contact.get(key, "")
    return referral.screener.wording("en").get(f"field.{key}.choice.{told}") or told


def _whatsapp(referral: Referral, phone: str) -> str:
    if not referral.contact.get(phone):
        return ""
    told = referral.contact.get(f"{phone}_whatsapp", "unknown")
    return {"yes": "WhatsApp: yes", "no": "WhatsApp: no"}.get(told, "WhatsApp: not known")
