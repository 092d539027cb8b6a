"""The window in which a move or work counts, and where a remembered date stands to it."""

from dataclasses import dataclass
from datetime import date, timedelta

from mmep_desktop.domain.dates import Span, add_months, anniversary
from mmep_desktop.domain.determination import Window
from mmep_desktop.domain.screener import Parameters


def window(screened_on: date, months: int) -> Window:
    """Return the days whose anniversary, *months* later, still lies ahead of *screened_on*.

    34 CFR 200.81 says "the preceding 36 months" and does not say which day is the last; a day
    counts until the day before its anniversary.
    """
    if anniversary(date.min, months) > screened_on:
        return Window(date.min, screened_on)
    return Window(add_months(screened_on, -months) + timedelta(days=1), screened_on)


@dataclass(frozen=True, slots=True)
class Frame:
    """The window with its margin: a date before *margin* is out, one before *first* is unclear."""

    first: date
    margin: date

    def holds(self, span: Span) -> bool:
        """Whether every reading of *span* counts; none lies after the screening day."""
        return span.earliest >= self.first

    def excludes(self, span: Span) -> bool:
        """Whether *span* is too long ago for certain."""
        return span.latest < self.margin

    def may_hold(self, span: Span) -> bool:
        """Whether some reading of *span* counts without the margin."""
        return span.latest >= self.first


def frame(window: Window, parameters: Parameters) -> Frame:
    """Return *window* with the pack's margin before it."""
    return Frame(window.first, add_months(window.first, -parameters.margin_months))
