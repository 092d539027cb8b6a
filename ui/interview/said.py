"""What was answered, in words: short for the side list, whole for checking."""

from collections.abc import Mapping
from datetime import date

from mmep_desktop.domain.dates import BadDate, read_date
from mmep_desktop.domain.marking import Translate
from mmep_desktop.domain.replies import (
    Chosen,
    Dated,
    Filled,
    Listed,
    Person,
    Reply,
    Skipped,
    Ticked,
)
from mmep_desktop.domain.screener import Field, FieldForm, Form
from mmep_desktop.domain.steps import Asking
from mmep_desktop.words import _, ngettext
from ui.interview.language_names import language_name
from ui.interview.words import StepWords
from ui.widgets.date_words import edtf_in_words, month_name

_NAMED_AT_MOST = 2


def whole_answer(words: StepWords, reply: Reply, screened_on: date) -> str:
    """Return *reply* in the clerk's words, nothing left out."""
    match reply:
        case Listed(people):
            return "\n".join(_person(one, screened_on) for one in people)
        case Filled(fields) if fields:
            return "\n".join(_field_lines(words, reply, screened_on))
        case Ticked(codes):
            return ", ".join(words.option(code).clerk for code in codes)
        case Dated(edtf):
            return said_date(edtf, screened_on)
        case _:
            return short_answer(words, reply, screened_on)


def short_answer(words: StepWords, reply: Reply, screened_on: date) -> str:
    """Return *reply* in as few of the clerk's words as say it."""
    match reply:
        case Chosen(code):
            is_choice = words.step.question.form is Form.CHOICE
            said = (words.option(code) if is_choice else words.instead(code)).clerk
        case Ticked(codes):
            said = _ticked(words, codes)
        case Dated(edtf):
            said = short_date(edtf, screened_on)
        case Listed(people):
            count = len(people)
            said = ngettext("{count} person", "{count} people", count).format(count=count)
        case Filled(fields):
            said = _first_filled(words, fields, screened_on)
        case Skipped():
            said = _("Skipped")
    return said


def said_date(edtf: str | None, screened_on: date, said: Translate = _) -> str:
    """Return a date in words, or as it was typed where it cannot be one."""
    try:
        return edtf_in_words(edtf, screened_on, said)
    except BadDate:
        return edtf or ""


def short_date(edtf: str | None, screened_on: date) -> str:
    """Return a date in a few words: "14 Aug 2025", "Mar to May 2026", "2025"."""
    try:
        span = read_date(edtf, screened_on) if edtf else None
    except BadDate:
        return edtf or ""
    if span is None:
        return _("not known")
    first, last = span.earliest, span.latest
    if first == last:
        return f"{first.day} {_month(last)}"
    if first.month == 1 and first.day == 1 and (last.month, last.day) == (12, 31):
        return str(last.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return _month(last)
    return _("{first} to {last}").format(first=_month(first), last=_month(last))


def _month(day: date) -> str:
    return f"{month_name(day.month)[:3]} {day.year}"


def names_of(asking: Asking) -> str:
    """Return the children's names, the surnames that all share said once."""
    names = [person.name for person in asking.people]
    surnames = {(name.last_1, name.last_2) for name in names}
    if len(names) == 1 or len(surnames) > 1:
        return _joined([name.shown for name in names])
    shared = " ".join(part for part in surnames.pop() if part)
    given = [name.used or name.first or name.shown for name in names]
    return f"{_joined(given)} {shared}".strip()


def _joined(names: list[str]) -> str:
    if len(names) <= 1:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def _ticked(words: StepWords, codes: tuple[str, ...]) -> str:
    if len(codes) == len(words.step.options):
        return _("all {count}").format(count=len(codes))
    if len(codes) <= _NAMED_AT_MOST:
        return ", ".join(words.short_option(code) for code in codes)
    return _("{count} chosen").format(count=len(codes))


def _person(person: Person, screened_on: date) -> str:
    parts = [person.name.shown]
    if person.born:
        parts.append(_("born {date}").format(date=said_date(person.born, screened_on)))
    else:
        parts.append(_("birth date not known"))
    return ", ".join(parts)


def _field_lines(words: StepWords, reply: Filled, screened_on: date) -> list[str]:
    return [
        f"{words.field(field.key).clerk}: {said_field(words, field, text, screened_on)}"
        for field in words.step.question.fields
        if (text := reply.fields.get(field.key))
    ]


def _first_filled(words: StepWords, told: Mapping[str, str], screened_on: date) -> str:
    for field in words.step.question.fields:
        if text := told.get(field.key):
            return said_field(words, field, text, screened_on)
    return _("Left empty")


def said_field(words: StepWords, field: Field, text: str, screened_on: date) -> str:
    """Return what one field holds, in the clerk's words."""
    match field.form:
        case FieldForm.CHOICE:
            return words.field_choice(field.key, text).clerk or text
        case FieldForm.DATE:
            return said_date(text, screened_on)
        case FieldForm.LANGUAGE:
            return language_name(text)
        case _:
            return text
