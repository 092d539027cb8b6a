"""Read a date as a clerk types what a family remembers, and write it in EDTF."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mmep_desktop.domain import typed_date_words as words
from mmep_desktop.domain.dates import BadDate, FutureDate, add_months, read_date
from mmep_desktop.domain.typed_points import month_before, read_point

_FIRST_YEAR = 1900
_LONGEST_AGO = {"day": 40_000, "week": 6_000, "month": 1_400, "year": 120}
_SEASON_MONTHS = {words.SPRING: 3, words.SUMMER: 6, words.AUTUMN: 9, words.WINTER: 12}
_LATEST_SEASONS = 3

_ROUGHLY = (
    r"about|around|approx\w*|circa|ca|mas o menos|alrededor de|hacia|como en|como|aprox\w*"
    r"|unos|unas|cerca de|mais ou menos|por volta de|uns|umas|vers|environ"
)
_ABOUT = rf"~|{_ROUGHLY}"
_ABOUT_BEFORE = re.compile(rf"(?:{_ABOUT}|a)(?:\s+|(?<=~)|$)(?P<rest>.*)")
_ABOUT_AFTER = re.compile(rf"(?P<rest>.*\S)(?:\s+(?:{_ABOUT}|a|or so)|~)")
_AGO = (
    re.compile(r"(?P<count>\w+) (?P<unit>\w+) (?:ago|atras)"),
    re.compile(rf"(?:hace|ha|faz|il y a) (?:(?:{_ROUGHLY}) )?(?P<count>\w+) (?P<unit>\w+)"),
)
_ARTICLE = r"(?:(?:the|en el|en la|en|em|el|la|o|a|no|na) )?"
_LAST = re.compile(rf"{_ARTICLE}(?:last|past|ultim[oa]) (?P<what>\w+)")
_LAST_AFTER = re.compile(rf"{_ARTICLE}(?P<what>\w+) (?:pasad[oa]|passad[oa]|dernier|derniere)")
_THIS = re.compile(r"(?:this|en este|en esta|n?este|n?esta|cet|cette|ce) (?P<what>\w+)")
_BETWEEN = re.compile(
    r"(?:between|from|entre|de|desde) (?P<begin>.+?) (?:and|to|y|e|et|a|hasta|ate) (?P<end>.+)"
)
_TO = re.compile(r" (?:to|through|until|hasta|ate|a) |-|/")
_SEASON_BY_NUMBER = re.compile(r"^s(?:eason)? (?P<number>[1-4])(?= |$)")
_LEADS_TO_A_PART = re.compile(r"(?:a|at the|ao) ")


class Trouble(StrEnum):
    """Why a text is not a date yet."""

    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    FUTURE = "future"
    WHICH_SEASON = "which_season"
    ABOUT_WHEN = "about_when"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in EDTF, or None when the family does not know it."""

    edtf: str | None


@dataclass(frozen=True, slots=True)
class WhichOne:
    """A text that means one of several dates in EDTF; the clerk asks which, latest first."""

    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotRead:
    """A text that is no date, with the reason."""

    trouble: Trouble


Reading = Dated | WhichOne | NotRead


def read_typed(text: str, screened_on: date) -> Reading:
    """Read *text* as said on the screening day; every text gives a reading or a refusal.

    Months stand before days, as in the United States; "ago" is taken as about, for people count
    back in round numbers; a winter that its year does not settle gives both intervals.
    """
    said = words.plain(text)
    if said in words.UNKNOWN:
        return Dated(None)
    if said in {"s", "season"}:
        return NotRead(Trouble.WHICH_SEASON)
    said = _SEASON_BY_NUMBER.sub(_spell_season, said)
    return _checked(_read(said, screened_on), said, screened_on)


def _spell_season(match: re.Match[str]) -> str:
    return ("spring", "summer", "autumn", "winter")[int(match["number"]) - 1]


def _read(said: str, today: date) -> tuple[str, ...]:
    """Give every date that *said* may mean; none when it cannot be read."""
    for reader in (_counted_back, _named_by_nearness, _season, read_point, _part_of_year, _about):
        if found := reader(said, today):
            return found
    return _interval(said, today)


def _checked(found: tuple[str, ...], said: str, today: date) -> Reading:
    if not found:
        return NotRead(_why_unread(said))
    troubles = {edtf: _trouble_of(edtf, today) for edtf in found}
    possible = tuple(edtf for edtf, trouble in troubles.items() if trouble is None)
    if len(possible) > 1:
        return WhichOne(possible)
    if possible:
        return Dated(possible[0])
    return NotRead(troubles[found[0]] or Trouble.IMPOSSIBLE)


def _trouble_of(edtf: str, today: date) -> Trouble | None:
    try:
        span = read_date(edtf, today)
    except FutureDate:
        return Trouble.FUTURE
    except BadDate:
        return Trouble.IMPOSSIBLE
    return Trouble.IMPOSSIBLE if span.earliest.year < _FIRST_YEAR - 1 else None


def _why_unread(said: str) -> Trouble:
    if (match := _ABOUT_BEFORE.fullmatch(said)) and not match["rest"]:
        return Trouble.ABOUT_WHEN
    if re.fullmatch(r"\d{0,3}|[a-z]{1,2}", said):
        return Trouble.INCOMPLETE
    return Trouble.UNREADABLE


def _counted_back(said: str, today: date) -> tuple[str, ...]:
    if said in words.DAYS_BACK:
        return (_days_back(today, words.DAYS_BACK[said]).isoformat(),)
    match = next((found for form in _AGO if (found := form.fullmatch(said))), None)
    if match is None:
        return ()
    unit, count = words.unit_named(match["unit"]), words.count_named(match["count"])
    if unit is None or count is None or count > _LONGEST_AGO[unit]:
        return ()
    return (_ago(unit, count, today),)


def _ago(unit: str, count: int, today: date) -> str:
    match unit:
        case "day":
            return _days_back(today, count).isoformat()
        case "week":
            return f"{_days_back(today, 7 * count).isoformat()}~"
        case "month":
            return f"{month_before(today, count)}~"
        case _:
            return f"{max(today.year - count, 1):04}~"


def _days_back(today: date, count: int) -> date:
    return today - min(timedelta(days=count), today - date.min)


def _named_by_nearness(said: str, today: date) -> tuple[str, ...]:
    if match := _THIS.fullmatch(said):
        return _this(match["what"], today)
    if match := _LAST.fullmatch(said) or _LAST_AFTER.fullmatch(said):
        return _last(match["what"], today)
    return ()


def _this(what: str, today: date) -> tuple[str, ...]:
    if season := words.season_named(what):
        return _latest_seasons(season, today)[:1]
    match words.unit_named(what):
        case "week":
            return (f"{_days_back(today, today.weekday())}/{today}",)
        case "month":
            return (month_before(today, 0),)
        case "year":
            return (f"{today.year:04}",)
        case _:
            return ()


def _last(what: str, today: date) -> tuple[str, ...]:
    if season := words.season_named(what):
        return _last_season(season, today)
    if month := words.month_named(what):
        year = today.year - (month >= today.month)
        return (f"{year:04}-{month:02}",)
    match words.unit_named(what):
        case "week":
            monday = _days_back(today, today.weekday() + 7)
            return (f"{monday}/{monday + timedelta(days=6)}",)
        case "month":
            return (month_before(today, 1),)
        case "year":
            return (f"{max(today.year - 1, 1):04}",)
        case _:
            return ()


def _last_season(season: int, today: date) -> tuple[str, ...]:
    """Give the last season that is over; both, when the one just over may be called "this"."""
    over = [each for each in _latest_seasons(season, today) if _end_of(each) < today]
    just_over = over and _end_of(over[0]) >= add_months(today, -3)
    return tuple(over[:2] if just_over else over[:1])


def _end_of(season: str) -> date:
    return read_date(season, None).latest


def _latest_seasons(season: int, today: date) -> tuple[str, ...]:
    year = today.year - (today.month < _SEASON_MONTHS[season])
    return tuple(_season_of(season, year - back) for back in range(_LATEST_SEASONS))


def _season_of(season: int, year: int) -> str:
    if season == words.WINTER:
        return f"{year:04}-12/{year + 1:04}-02"
    return f"{year:04}-{season}"


def _season(said: str, today: date) -> tuple[str, ...]:
    """Read "summer 2025", "summer" alone (the latest few), "winter 2024-2025", "2025-22"."""
    parts = [part for part in re.split(r"[\s/.-]+", said) if not words.is_filler(part)]
    codes = [code for part in parts if (code := words.season_named(part))]
    years = [year for part in parts if (year := _year(part, today)) is not None]
    if re.fullmatch(r"\d{4}-2[1-4]", said):
        codes, years = [int(parts[1])], years[:1]
    if len(codes) != 1 or len(codes) + len(years) != len(parts):
        return ()
    return _season_in(codes[0], years, today)


def _season_in(season: int, years: list[int], today: date) -> tuple[str, ...]:
    if not years:
        return _latest_seasons(season, today)
    first, last = years[0], years[-1]
    if season == words.WINTER and len(years) == 1:
        return (_season_of(season, first), _season_of(season, first - 1))
    if len(years) == 1 or (season == words.WINTER and last == first + 1):
        return (_season_of(season, first),)
    return ()


def _year(part: str, today: date) -> int | None:
    if not re.fullmatch(r"[0-9]{2}|[0-9]{4}", part):
        return None
    number = int(part)
    if len(part) == len("2025"):
        return number if number >= _FIRST_YEAR else None
    return number + (2000 if 2000 + number <= today.year else 1900)


def _part_of_year(said: str, today: date) -> tuple[str, ...]:
    bare = _LEADS_TO_A_PART.sub("", said, count=1) if _LEADS_TO_A_PART.match(said) else said
    parts = [part for part in re.split(r"[\s-]+", bare) if not words.is_filler(part)]
    if len(parts) != len(("early", "2025")) or parts[0] not in words.PARTS_OF_A_YEAR:
        return ()
    year = _year(parts[1], today)
    first, last = words.PARTS_OF_A_YEAR[parts[0]]
    return () if year is None else (f"{year:04}-{first:02}/{year:04}-{last:02}",)


def _about(said: str, today: date) -> tuple[str, ...]:
    match = _ABOUT_BEFORE.fullmatch(said) or _ABOUT_AFTER.fullmatch(said)
    if match is None or not match["rest"]:
        return ()
    return tuple(_widened(edtf) for edtf in _read(match["rest"].strip(), today))


def _widened(edtf: str) -> str:
    return "/".join(f"{point.rstrip('~')}~" for point in edtf.split("/"))


def _interval(said: str, today: date) -> tuple[str, ...]:
    match = _BETWEEN.fullmatch(said)
    if match:
        return _from_to(match["begin"], match["end"], today)
    for cut in _TO.finditer(said):
        begin, end = said[: cut.start()].strip(), said[cut.end() :].strip()
        if found := _from_to(begin, end, today):
            return found
    return ()


def _from_to(begin: str, end: str, today: date) -> tuple[str, ...]:
    ends = _read_one(end, today)
    month = words.month_named(begin)
    if ends and month and re.fullmatch(r"\d{4}-\d{2}.*", ends):
        year = int(ends[:4]) - (month > int(ends[5:7]))
        return (f"{year:04}-{month:02}/{ends}",)
    begins = _read_one(begin, today)
    return (f"{begins}/{ends}",) if begins and ends else ()


def _read_one(said: str, today: date) -> str | None:
    for reader in (_season, read_point, _about):
        found = reader(said, today)
        if len(found) == 1 and "/" not in found[0]:
            return found[0]
    return None
