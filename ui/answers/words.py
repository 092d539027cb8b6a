"""MMEP's answers in the clerk's words: always as MMEP's, with their day."""

from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.words import _, ngettext
from ui.widgets.date_words import day_in_words
from ui.widgets.text import isolated


def result_words(answer: Answer) -> str:
    """Return what MMEP says of one child."""
    day = day_in_words(answer.on)
    if answer.result is Result.NOT_REACHED:
        tried = ngettext(
            "MMEP: not reached after {count} try, {day}",
            "MMEP: not reached after {count} tries, {day}",
            answer.tries,
        )
        return tried.format(count=answer.tries, day=day)
    if answer.eligible_from is not None and answer.eligible_until is not None:
        return _("MMEP: eligible since {first}, until {last}").format(
            first=day_in_words(answer.eligible_from), last=day_in_words(answer.eligible_until)
        )
    return {
        Result.APPOINTMENT: _("MMEP: appointment made, {day}"),
        Result.DOES_NOT_QUALIFY: _("MMEP: the program cannot serve this child, {day}"),
        Result.MOVED: _("MMEP: moved away, {day}"),
        Result.DECLINED: _("MMEP: the family said no, {day}"),
        Result.DUPLICATE: _("MMEP: the same child as in {number}, {day}"),
        Result.ALREADY_SERVED: _("MMEP: served already, {day}"),
    }[answer.result].format(day=day, number=isolated(answer.duplicate_of))
