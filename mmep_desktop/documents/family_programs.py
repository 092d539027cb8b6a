"""What a family may ask about: programs near the center, with hours, place and phone."""

from collections.abc import Iterator
from datetime import date

from mmep_desktop.documents.bidi import isolated
from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.family_styles import HEAD, STRONG, Setting, filled
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.programs import Program, runs_of_months
from mmep_desktop.domain.screener import Wording

FEW_PROGRAMS, MOST_PROGRAMS = 2, 5
"""How many are named at least, even if it takes another page, and at most."""


_BETWEEN = 14.0
_DETAILS = Style(12, 16)


def programs_group(programs: tuple[Program, ...], words: Wording, setting: Setting) -> Group:
    """Return the heading and *programs* under it."""
    heading = setting.text((words["page.programs.title"], HEAD), above=8)
    pairs = (programs[place : place + 2] for place in range(0, len(programs), 2))
    return Group(tuple(_pair(pair, words, setting) for pair in pairs), head=(heading,))


def has_words_for_programs(words: Wording) -> bool:
    """Whether this version of the screener speaks of programs; older ones do not."""
    return bool(words.get("page.programs.title"))


def _pair(pair: tuple[Program, ...], words: Wording, setting: Setting) -> Strip:
    """Return two programs side by side: their details are short lines then."""
    half = TEXT_WIDTH / 2
    cells = (
        _program(program, words, setting, column * half, half - _BETWEEN)
        for column, program in enumerate(pair)
    )
    return Strip(tuple(cells), gap=3)


def _program(program: Program, words: Wording, setting: Setting, left: float, width: float) -> Cell:
    details = " \u00b7 ".join(_details(program, words))
    return setting.cell(left, width, (isolated(cleaned(program.name)), STRONG), (details, _DETAILS))


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
        runs = (
            (words[f"date.month.{first}"], words[f"date.month.{last}"])
            for first, last in runs_of_months(program.months)
        )
        yield ", ".join(first if first == last else f"{first} – {last}" for first, last in runs)


def _day(day: date, words: Wording, *, with_year: bool = True) -> str:
    month = words[f"date.month.{day.month}"]
    said = words["date.day" if with_year else "date.day_without_year"]
    return filled(said, day=str(day.day), month=month, year=str(day.year))
