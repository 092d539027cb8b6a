"""MMEP's answers in the clerk's words: always as MMEP's, with their day."""

from collections.abc import Iterator

from mmep_desktop.domain.heard import Compared, Difference, Differs
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.words import _, ngettext
from ui.widgets.date_words import day_in_words
from ui.widgets.text import isolated

_MOST = 12
"""Numbers that are named one by one."""


def result_words(answer: Answer) -> str:
    """Return what MMEP says of one child, as its word."""
    return _("MMEP: {said}").format(said=said_words(answer))


def said_words(answer: Answer) -> str:
    """Return the same where it stands under MMEP's name."""
    day = day_in_words(answer.on)
    if answer.result is Result.NOT_REACHED:
        tried = ngettext(
            "not reached after {count} try, {day}",
            "not reached after {count} tries, {day}",
            answer.tries,
        )
        return tried.format(count=answer.tries, day=day)
    if answer.eligible_from is not None and answer.eligible_until is not None:
        return _("eligible since {first}, until {last}").format(
            first=day_in_words(answer.eligible_from), last=day_in_words(answer.eligible_until)
        )
    return {
        Result.APPOINTMENT: _("appointment made, {day}"),
        Result.DOES_NOT_QUALIFY: _("the program cannot serve this child, {day}"),
        Result.MOVED: _("moved away, {day}"),
        Result.DECLINED: _("the family said no, {day}"),
        Result.DUPLICATE: _("the same child as in {number}, {day}"),
        Result.ALREADY_SERVED: _("served already, {day}"),
    }[answer.result].format(day=day, number=isolated(answer.duplicate_of))


def difference_words(how: Differs) -> str:
    """Return how an answer stands beside what is known."""
    return {
        Differs.NEW: _("New"),
        Differs.CHANGED: _("Changed"),
        Differs.SAME: _("Known already"),
        Differs.OLDER: _("Older"),
        Differs.UNKNOWN: _("Nobody here"),
    }[how]


def known_words(line: Difference) -> str:
    """Return what this desk knows of MMEP's word so far."""
    if line.how is Differs.UNKNOWN:
        return ""
    return _("Nothing yet") if line.known is None else said_words(line.known.answer)


def who_words(line: Difference) -> str:
    """Return whom an answer is about: the child, or only the number where it is nobody here."""
    if line.name is None:
        return _("Number {number}").format(number=isolated(line.answer.number))
    return line.name.listed


def file_words(seen: Compared) -> str:
    """Return which file it is, and how its answers stand."""
    counts = ((how, seen.count(how)) for how in Differs)
    told = ", ".join(f"{difference_words(how)}: {count}" for how, count in counts if count)
    which = _("File {number} of MMEP, made on {day}.").format(
        number=seen.file.number, day=day_in_words(seen.file.made_at.date())
    )
    return f"{which} {told}." if told else which


def notices(seen: Compared) -> Iterator[str]:
    """Yield what else must be known of the file."""
    if seen.missing:
        yield _("Files that never came to this desk: {numbers}. Ask MMEP for them.").format(
            numbers=_numbers(seen.missing)
        )
    if seen.not_ours:
        yield _("It names batches that this desk never made: {numbers}. Call MMEP.").format(
            numbers=_numbers(seen.not_ours)
        )
    if seen.receipts:
        yield _("MMEP says that it opened these batches: {numbers}.").format(
            numbers=_numbers(seen.receipts)
        )


def _numbers(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(str(number) for number in numbers[:_MOST])
    return isolated(f"{shown} \u2026" if len(numbers) > _MOST else shown)
