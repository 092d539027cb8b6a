"""Read one day, month or year as it is typed: 8/2025, aug 25, 8/14/2025, 14 aug 2025."""

import re
from datetime import date

from mmep_desktop.domain import typed_date_words as words

_MONTHS = 12
_LONGEST_MONTH = 31
_RECENT_YEARS = 4

_YEAR = re.compile(r"(?P<y>[0-9]{4})")
_FORMS = (
    re.compile(r"(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})"),
    re.compile(r"(?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})"),
    re.compile(r"(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<d>[0-9]{1,2})"),
    re.compile(r"(?P<m>[0-9]{1,2})[-/. ](?P<d>[0-9]{1,2})[-/. ](?P<y>[0-9]{4}|[0-9]{2})"),
    re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"),
    re.compile(r"(?P<m>[0-9]{1,2})/(?P<y>[0-9]{2})"),
)


def read_point(said: str, today: date) -> tuple[str, ...]:
    """Give every single date that *said* may mean, in EDTF, likeliest first; none if unreadable."""
    if _YEAR.fullmatch(said):
        return (said,)
    for form in _FORMS:
        if match := form.fullmatch(said):
            parts = match.groupdict()
            return (_in_figures(parts["m"], parts.get("d"), parts["y"], today),)
    return _with_month_name(said, today)


def full_year(figures: str, today: date) -> int:
    """Give the year that two or four *figures* mean: never a year yet to come."""
    number = int(figures)
    if len(figures) != len("25"):
        return number
    return number + (2000 if 2000 + number <= today.year else 1900)


def month_before(today: date, count: int) -> str:
    """Give, in EDTF, the month that lies *count* months before the month of *today*."""
    months = max(today.year * _MONTHS + today.month - 1 - count, _MONTHS)
    return f"{months // _MONTHS:04}-{months % _MONTHS + 1:02}"


def _in_figures(month: str, day: str | None, year: str, today: date) -> str:
    first, second = int(month), int(day or 0)
    if day and first > _MONTHS >= second:  # a day first, as most of the world writes
        first, second = second, first
    return _edtf(full_year(year, today), first, second if day else None)


def _edtf(year: int, month: int, day: int | None = None) -> str:
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"


def _with_month_name(said: str, today: date) -> tuple[str, ...]:
    parts = [part for part in re.split(r"[\s/.-]+", said) if part and not words.is_filler(part)]
    months = [month for part in parts if (month := words.month_named(part))]
    figures = [part for part in parts if re.fullmatch(r"[0-9]{1,2}|[0-9]{4}", part)]
    if len(months) != 1 or len(figures) != len(parts) - 1:
        return ()
    match figures:
        case []:
            return (_edtf(today.year - (months[0] > today.month), months[0]),)
        case [only]:
            return _with_one_figure(months[0], only, words.month_named(parts[0]) is None, today)
        case [first, second]:
            return _with_two_figures(months[0], first, second, today)
        case _:
            return ()


def _with_one_figure(month: int, figure: str, figure_first: bool, today: date) -> tuple[str, ...]:  # noqa: FBT001 - which side the figure stood on
    if len(figure) == len("2025"):
        return (_edtf(int(figure), month),)
    as_day = _latest_day(month, int(figure), today)
    if len(figure) == 1:
        return as_day
    year = full_year(figure, today)
    as_month = (_edtf(year, month),)
    if not as_day or (today.year - year <= _RECENT_YEARS and not figure_first):
        return as_month
    return as_day + as_month if figure_first else as_month + as_day


def _latest_day(month: int, day: int, today: date) -> tuple[str, ...]:
    """Give the last such day that has come; none where the month never has it."""
    for year in range(today.year, max(today.year - 8, 0), -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return (found.isoformat(),)
    return ()


def _with_two_figures(month: int, first: str, second: str, today: date) -> tuple[str, ...]:
    if len(first) == len("2025"):
        first, second = second, first
    if len(second) == 1 or len(first) == len("2025") or int(first) > _LONGEST_MONTH:
        return ()
    return (_edtf(full_year(second, today), month, int(first)),)
