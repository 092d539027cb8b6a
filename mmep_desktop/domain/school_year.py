"""When one school year gives way to the next."""

from datetime import date

SCHOOL_YEAR_BEGINS = (7, 1)
"""Month and day on which a school year begins."""


def school_year_of(day: date) -> date:
    """Return the first day of the school year in which *day* lies."""
    begins = date(day.year, *SCHOOL_YEAR_BEGINS)
    return begins if begins <= day else begins.replace(year=day.year - 1)


def next_school_year(day: date) -> date:
    """Return the first day of the school year after that of *day*, as far as the calendar goes."""
    begins = date(day.year, *SCHOOL_YEAR_BEGINS)
    return begins if day < begins or day.year == date.max.year else begins.replace(day.year + 1)
