"""Why a family stands on a list, in the clerk's words."""

from mmep_desktop.domain.follow_ups import SOON, SOONER, FollowUp, Why
from mmep_desktop.words import _
from ui.widgets.date_words import day_in_words


def why_words(why: Why) -> str:
    """Return a reason as a list is called."""
    return {
        Why.CLOSES_SOONER: _("Window closes within {days} days").format(days=SOONER),
        Why.CLOSES_SOON: _("Window closes within {days} days").format(days=SOON),
        Why.NEARLY_TOO_OLD: _("Close to 22"),
        Why.CONSENT_LATER: _("Consent to come"),
        Why.SPRING_ARRIVAL: _("Came in spring: summer program"),
        Why.PRESCHOOL: _("Small brother or sister, not enrolled"),
        Why.ASK_AGAIN: _("No last year: ask again"),
    }[why]


def who_words(line: FollowUp) -> str:
    """Return whom of the family the line is about."""
    return "; ".join(person.name.listed for person in line.who)


def by_words(line: FollowUp) -> str:
    """Return the last day on which it helps, where there is one."""
    return "" if line.by is None else day_in_words(line.by)
