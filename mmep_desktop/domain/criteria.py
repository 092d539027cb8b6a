"""The two criteria on the person: the age, and that high school is not finished."""

from datetime import date

from mmep_desktop.domain.answers import Child
from mmep_desktop.domain.dates import has_turned
from mmep_desktop.domain.verdicts import Verdict, met, not_met, span_of, unclear

_SCHOOLING = {
    "no": met("school_not_finished"),
    "yes_us": not_met("school_finished_here"),
    "yes_abroad": unclear("school_finished_abroad"),
    "unsure": unclear("school_unsure"),
}


def age(child: Child, limit: int, screened_on: date) -> Verdict:
    """Whether *child* is under *limit* years by every reading. 34 CFR 200.103, 20 USC 6399."""
    years = (("limit", str(limit)),)
    if child.born is None:
        return unclear("age_unknown", years)
    born = child.born.span
    if not has_turned(born.earliest, limit, screened_on):
        return met("age_under_limit", years)
    if has_turned(born.latest, limit, screened_on):
        return not_met("age_limit_reached", years)
    return unclear("age_may_be_reached", years + span_of(born))


def schooling(child: Child) -> Verdict:
    """Whether *child* may still go to school up to grade 12. 34 CFR 200.103."""
    return _SCHOOLING[child.finished_high_school]
