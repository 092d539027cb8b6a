"""The words of a coverage; whoever shows them hands in the translation."""

from mmep_desktop.domain.coverage import Days, NotYetReason, Span
from mmep_desktop.domain.coverage_masked import Column
from mmep_desktop.domain.days_in_words import day_in_words, month_name
from mmep_desktop.domain.marking import Translate, mark


def column_words(column: Column, translate: Translate = str) -> str:
    """Return what is counted in *column*."""
    return translate(_COLUMNS[column])


def reason_words(reason: NotYetReason | None, translate: Translate = str) -> str:
    """Return why a family was not asked yet, in a few words."""
    return translate(_REASONS[reason])


def days_words(span: Span, days: Days, translate: Translate = str) -> str:
    """Name the days of a *span*: a day, a month, a school year, or the part of it so far."""
    last = day_in_words(days.last, translate)
    if span is Span.DAY:
        return last
    if span is Span.MONTH and _is_whole_month(days):
        named = {"month": month_name(days.first.month, translate), "year": days.first.year}
        return translate(mark("{month} {year}")).format(**named)
    first = day_in_words(days.first, translate, with_year=days.first.year != days.last.year)
    return translate(mark("{first} to {last}")).format(first=first, last=last)


def part_words(span: Span, days: Days, translate: Translate = str) -> str:
    """Name a part of a *span* as briefly as it stands under a bar."""
    if span is Span.MONTH:
        return str(days.first.day)
    return month_name(days.first.month, translate)[:3]


def _is_whole_month(days: Days) -> bool:
    after = days.last.toordinal() + 1
    return days.first.day == 1 and type(days.last).fromordinal(after).day == 1


_COLUMNS = {
    Column.REGISTERED: mark("Registered"),
    Column.ASKED: mark("Asked"),
    Column.NOT_YET: mark("Not asked yet"),
    Column.NO_REFERRAL: mark("No referral"),
    Column.DECLINED: mark("Declined"),
    Column.REFERRED: mark("Referred"),
    Column.HANDED_OVER: mark("Handed over"),
    Column.TO_HAND_OVER: mark("To hand over"),
    Column.CONSENT_MISSING: mark("Consent missing"),
    Column.CONSENT_REFUSED: mark("Consent refused"),
    Column.FORGOTTEN: mark("Referred, record destroyed"),
}

_REASONS = {
    None: mark("No reason noted"),
    NotYetReason.LEFT_BEFORE_ASKED: mark("Left before asked"),
    NotYetReason.NO_INTERPRETER: mark("No interpreter"),
    NotYetReason.PAPER_PENDING: mark("Paper given, not back yet"),
    NotYetReason.COMES_BACK: mark("Comes back another day"),
    NotYetReason.NOT_REACHED: mark("Called, not reached"),
}
