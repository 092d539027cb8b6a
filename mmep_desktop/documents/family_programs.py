"""What a family may ask about: programs near the center, with hours, place and phone."""

from collections.abc import Iterator
from datetime import date

from mmep_desktop.documents.bidi import isolated
from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.family_styles import BODY, HEAD, STRONG, Setting, filled
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.programs import Program
from mmep_desktop.domain.screener import Wording

FEW_PROGRAMS, MOST_PROGRAMS = 2, 5
"""How many are named at least, even if it takes another page, and at most."""


def programs_group(programs: tuple[Program, ...], words: Wording, setting: Setting) -> Group:
    """Return the heading and *programs* under it."""
    heading = setting.text((words["page.programs.title"], HEAD), above=8)
    return Group((heading, *(_program(one, words, setting) for one in programs)))


def has_words_for_programs(words: Wording) -> bool:
    """Whether this version of the screener speaks of programs; older ones do not."""
    return bool(words.get("page.programs.title"))


def _program(program: Program, words: Wording, setting: Setting) -> Strip:
    details = " \u00b7 ".join(_details(program, words))
    return setting.text((isolated(cleaned(program.name)), STRONG), (details, BODY), gap=2)


def _details(program: Program, words: Wording) -> Iterator[str]:
    yield from _when(program, words)
    told = (program.hours, program.place, program.phone)
    yield from (isolated(text) for part in told if (text := cleaned(part)))
    if program.has_ride:
        yield words["page.programs.ride"]


def _when(program: Program, words: Wording) -> Iterator[str]:
    first, last = program.first_day, program.last_day
    if first and last and first != last:
        begins = _day(first, words, with_year=first.year != last.year)
        yield filled(words["page.programs.days"], first=begins, last=_day(last, words))
    elif day := first or last:
        yield _day(day, words)
    if program.months:
        months = ", ".join(words[f"date.month.{month}"] for month in program.months)
        yield filled(words["page.programs.months"], months=months)


def _day(day: date, words: Wording, *, with_year: bool = True) -> str:
    month = words[f"date.month.{day.month}"]
    said = words["date.day" if with_year else "date.day_without_year"]
    return filled(said, day=str(day.day), month=month, year=str(day.year))
