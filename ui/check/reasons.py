"""Why a finished interview was changed, in the clerk's words."""

from datetime import datetime

from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.words import _
from ui.widgets.date_words import day_in_words

OFFERED = (Cause.FAMILY_CORRECTED, Cause.WRONG_KEY, Cause.NEW_FACT, Cause.OTHER)
"""The reasons a clerk chooses from; the last one needs her own words."""


def cause_words(cause: Cause) -> str:
    """Return one cause as it is offered and shown."""
    return {
        Cause.FAMILY_CORRECTED: _("The family corrected an answer"),
        Cause.WRONG_KEY: _("I pressed the wrong key"),
        Cause.NEW_FACT: _("New child or new fact"),
        Cause.OTHER: _("Something else"),
        Cause.ASKED_ALONE: _("A young person answered alone"),
    }[cause]


def reason_words(reason: Reason | None) -> str:
    """Return why there is a revision; the first one has no other reason than the interview."""
    if reason is None:
        return _("As first answered")
    cause = cause_words(reason.cause)
    if reason.words and reason.cause is Cause.OTHER:
        return reason.words
    if reason.words:
        return _("{cause}: {words}").format(cause=cause, words=reason.words)
    return cause


def moment_words(moment: datetime) -> str:
    """Return the day and the time at the desk: 3 November 2026 at 10:42."""
    here = moment.astimezone()
    return _("{day} at {time}").format(day=day_in_words(here.date()), time=f"{here:%H:%M}")
