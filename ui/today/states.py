"""A registration's state in words: what the list says of it, and what Enter does with it."""

from datetime import date

from mmep_desktop.domain.registration import Listing, Standing
from mmep_desktop.words import _
from ui.widgets.date_words import day_in_words

WAITING = (
    Standing.NOT_ASKED,
    Standing.BEGUN,
    Standing.CONSENT_MISSING,
    Standing.TO_PRINT,
    Standing.TO_SEND,
)
"""The states that wait for the clerk, in the order in which she works them off."""


def filter_words(standing: Standing) -> str:
    """Return a state as short as a filter names it."""
    return _("Not asked") if standing is Standing.NOT_ASKED else state_words(standing)


def state_words(standing: Standing) -> str:
    """Return the state as a list names it."""
    return {
        Standing.KNOWN: _("On the school's list only"),
        Standing.NOT_ASKED: _("Not asked yet"),
        Standing.BEGUN: _("Begun"),
        Standing.NO_REFERRAL: _("No referral today"),
        Standing.DECLINED: _("Declined"),
        Standing.CONSENT_MISSING: _("Consent missing"),
        Standing.CONSENT_REFUSED: _("Consent refused"),
        Standing.TO_PRINT: _("To print"),
        Standing.TO_SEND: _("To send"),
        Standing.SENT: _("Sent"),
        Standing.RECEIVED: _("Received by MMEP"),
        Standing.ANSWERED: _("Answered by MMEP"),
    }[standing]


def state_told(listing: Listing) -> str:
    """Return the state of one line; what was begun says when and by whom."""
    if listing.standing is Standing.NOT_ASKED and listing.asked_before is not None:
        return _("Not asked yet, but before")
    if listing.standing.is_at_mmep:
        return state_since(listing.standing, listing.since)
    if listing.standing is not Standing.BEGUN or listing.at is None:
        return state_words(listing.standing)
    time = f"{listing.at.astimezone():%H:%M}"
    if not listing.by:
        return _("Begun {time}").format(time=time)
    return _("Begun by {who}, {time}").format(who=initials(listing.by), time=time)


def state_since(standing: Standing, since: date | None) -> str:
    """Return the state, and at MMEP the day since which it is so."""
    if since is None or not standing.is_at_mmep:
        return state_words(standing)
    said = {
        Standing.SENT: _("Sent {day}"),
        Standing.RECEIVED: _("Received {day}"),
        Standing.ANSWERED: _("Answered {day}"),
    }[standing]
    return said.format(day=day_in_words(since, with_year=False))


def tone_of(standing: Standing) -> str:
    """Return the tone of the pill around a state; its words say the same."""
    match standing:
        case Standing.BEGUN | Standing.DECLINED:
            return "violet"
        case Standing.CONSENT_MISSING:
            return "amber"
        case Standing.TO_PRINT:
            return "teal"
        case Standing.TO_SEND | Standing.SENT | Standing.RECEIVED | Standing.ANSWERED:
            return "ok"
        case _:
            return "slate"


def action_words(standing: Standing) -> str:
    """Return what Enter does with a line in this state."""
    match standing:
        case Standing.KNOWN:
            return _("Register")
        case Standing.NOT_ASKED:
            return _("Start")
        case Standing.BEGUN:
            return _("Resume")
        case Standing.TO_PRINT:
            return _("Print")
        case _:
            return _("Open")


def initials(name: str) -> str:
    """Return the first letters of *name*: others at the counter may see the list."""
    return " ".join(f"{word[0].upper()}." for word in name.split())
