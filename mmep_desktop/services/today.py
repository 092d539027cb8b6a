"""What day it is at the desk: what is begun is dated, and a wrong date would turn a family away."""

from datetime import date

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import Clock

MADE_ON = date(2026, 1, 1)
"""No right clock shows a day before this: there was no such program then."""


def today_of(clock: Clock) -> date:
    """Return the day that *clock* shows. Raises ``DeskError(CLOCK_WRONG)`` before this program."""
    today = clock.now().date()
    if today < MADE_ON:
        raise DeskError(Problem.CLOCK_WRONG)
    return today
