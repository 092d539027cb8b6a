"""What a clerk types for a date is read as the family meant it, or refused with a reason."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mmep_desktop.domain.dates import read_date
from mmep_desktop.domain.typed_dates import (
    Dated,
    NotRead,
    Reading,
    Trouble,
    WhichOne,
    read_typed,
)

DAY = date(2026, 9, 1)
WINTERS = ("2025-12/2026-02", "2024-12/2025-02")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("8/2025", "2025-08"),
        ("08-2025", "2025-08"),
        ("8.2025", "2025-08"),
        ("8/25", "2025-08"),
        ("12 2025", "2025-12"),
        ("2025", "2025"),
        ("2025-08-14", "2025-08-14"),
        ("20250814", "2025-08-14"),
        ("8/14/2025", "2025-08-14"),
        ("8/14/25", "2025-08-14"),
        ("14/8/2025", "2025-08-14"),
        ("4/5/2010", "2010-04-05"),
        ("2/29/08", "2008-02-29"),
        ("5/1/98", "1998-05-01"),
    ],
)
def test_figures_are_read_month_first(text: str, edtf: str) -> None:
    assert read_typed(text, DAY) == Dated(edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("aug 25", "2025-08"),
        ("Aug25", "2025-08"),
        ("august 2025", "2025-08"),
        ("14 aug 2025", "2025-08-14"),
        ("Aug. 14, 2025", "2025-08-14"),
        ("august 14th, 25", "2025-08-14"),
        ("aug", "2026-08"),
        ("oct", "2025-10"),
        ("aug 5", "2026-08-05"),
        ("sept 2025", "2025-09"),
        ("ago 2025", "2025-08"),
        ("14 de agosto de 2025", "2025-08-14"),
        ("enero 2026", "2026-01"),
        ("março 2025", "2025-03"),
        ("août 2025", "2025-08"),
        ("DICIEMBRE 2024", "2024-12"),
    ],
)
def test_months_are_read_by_name_in_the_languages_of_the_counter(text: str, edtf: str) -> None:
    assert read_typed(text, DAY) == Dated(edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today", "2026-09-01"),
        ("yesterday", "2026-08-31"),
        ("ayer", "2026-08-31"),
        ("5 days ago", "2026-08-27"),
        ("2 weeks ago", "2026-08-18~"),
        ("3 months ago", "2026-06~"),
        ("3 years ago", "2023~"),
        ("a year ago", "2025~"),
        ("about 3 years ago", "2023~"),
        ("hace 3 años", "2023~"),
        ("hace un mes", "2026-08~"),
        ("há dois anos", "2024~"),
        ("last week", "2026-08-24/2026-08-30"),
        ("last month", "2026-08"),
        ("last year", "2025"),
        ("this year", "2026"),
        ("last august", "2026-08"),
        ("last december", "2025-12"),
    ],
)
def test_what_is_counted_back_from_the_screening_day(text: str, edtf: str) -> None:
    assert read_typed(text, DAY) == Dated(edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("ago 25", "2025-08"),
        ("set 25", "2025-09"),
        ("dez 2025", "2025-12"),
        ("en agosto del 2025", "2025-08"),
        ("no verão de 2025", "2025-22"),
        ("1º de junho de 2025", "2025-06-01"),
        ("primero de junio de 2025", "2025-06-01"),
        ("1ro de junio de 2025", "2025-06-01"),
        ("antier", "2026-08-30"),
        ("anteontem", "2026-08-30"),
        ("há 3 anos", "2023~"),
        ("faz uns 3 anos", "2023~"),
        ("hace como 3 años", "2023~"),
        ("hace más o menos tres meses", "2026-06~"),
        ("três anos atrás", "2023~"),
        ("el año pasado", "2025"),
        ("no ano passado", "2025"),
        ("na semana passada", "2026-08-24/2026-08-30"),
        ("el último otoño", "2025-23"),
        ("no outono passado", "2025-23"),
        ("neste ano", "2026"),
        ("mais ou menos agosto de 2025", "2025-08~"),
        ("aproximadamente agosto de 2025", "2025-08~"),
        ("a principios de 2025", "2025-01/2025-04"),
        ("em meados de 2025", "2025-05/2025-08"),
        ("no fim de 2025", "2025-09/2025-12"),
        ("de junho a agosto de 2025", "2025-06/2025-08"),
        ("não me lembro", None),
        ("ni idea", None),
    ],
)
def test_spanish_and_portuguese_as_families_say_it(text: str, edtf: str | None) -> None:
    assert read_typed(text, DAY) == Dated(edtf)


@pytest.mark.parametrize("text", ["last summer", "verano pasado", "verão passado", "último verão"])
def test_a_summer_just_over_is_asked_about_in_every_language(text: str) -> None:
    assert read_typed(text, DAY) == WhichOne(("2026-22", "2025-22"))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("summer 2025", "2025-22"),
        ("summer 25", "2025-22"),
        ("2025 spring", "2025-21"),
        ("s2 25", "2025-22"),
        ("primavera del 2025", "2025-21"),
        ("otoño 2025", "2025-23"),
        ("verão 2025", "2025-22"),
        ("this summer", "2026-22"),
        ("last spring", "2026-21"),
        ("last winter", "2025-12/2026-02"),
        ("winter 24/25", "2024-12/2025-02"),
        ("invierno 2024-2025", "2024-12/2025-02"),
    ],
)
def test_seasons(text: str, edtf: str) -> None:
    assert read_typed(text, DAY) == Dated(edtf)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("winter 2025", WINTERS),
        ("2025-24", WINTERS),
        ("invierno 2025", WINTERS),
        ("winter", (*WINTERS, "2023-12/2024-02")),
        ("summer", ("2026-22", "2025-22", "2024-22")),
        ("s1", ("2026-21", "2025-21", "2024-21")),
        ("aug 14", ("2014-08", "2026-08-14")),
        ("25 aug", ("2026-08-25", "2025-08")),
    ],
)
def test_what_may_mean_several_dates_is_asked(text: str, choices: tuple[str, ...]) -> None:
    assert read_typed(text, DAY) == WhichOne(choices)


@pytest.mark.parametrize(
    ("day", "reading"),
    [
        (date(2026, 9, 1), WhichOne(("2026-22", "2025-22"))),
        (date(2026, 8, 20), Dated("2025-22")),
        (date(2026, 12, 15), Dated("2026-22")),
        (date(2027, 3, 1), Dated("2026-22")),
    ],
)
def test_last_summer_is_asked_only_when_one_has_just_ended(day: date, reading: Reading) -> None:
    assert read_typed("last summer", day) == reading


def test_a_winter_not_over_when_the_year_is_young_is_the_one_before_or_this() -> None:
    assert read_typed("winter 2026", date(2026, 1, 20)) == Dated("2025-12/2026-02")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("a 2025", "2025~"),
        ("2025 a", "2025~"),
        ("2025a", "2025~"),
        ("aug 25 a", "2025-08~"),
        ("~2025", "2025~"),
        ("2025-08~", "2025-08~"),
        ("around 8/14/2025", "2025-08-14~"),
        ("como en 2025", "2025~"),
        ("about summer 2025", "2025-22~"),
    ],
)
def test_about_widens_what_follows_or_goes_before(text: str, edtf: str) -> None:
    assert read_typed(text, DAY) == Dated(edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("jun to sep 2025", "2025-06/2025-09"),
        ("jun-sep 2025", "2025-06/2025-09"),
        ("nov to feb 2026", "2025-11/2026-02"),
        ("6/2025-9/2025", "2025-06/2025-09"),
        ("2025-06/2025-09", "2025-06/2025-09"),
        ("2025-06~/2025-09", "2025-06~/2025-09"),
        ("between june and august 2025", "2025-06/2025-08"),
        ("entre junio y agosto de 2025", "2025-06/2025-08"),
        ("2024-2025", "2024/2025"),
        ("early 2025", "2025-01/2025-04"),
        ("late 2025", "2025-09/2025-12"),
    ],
)
def test_a_time_between_two_dates(text: str, edtf: str) -> None:
    assert read_typed(text, DAY) == Dated(edtf)


@pytest.mark.parametrize("text", ["u", "U", "?", "don't know", "don\u2019t know", "no sé"])
def test_nobody_knows_is_an_answer(text: str) -> None:
    assert read_typed(text, DAY) == Dated(None)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", Trouble.INCOMPLETE),
        ("20", Trouble.INCOMPLETE),
        ("au", Trouble.INCOMPLETE),
        ("s", Trouble.WHICH_SEASON),
        ("a", Trouble.ABOUT_WHEN),
        ("about", Trouble.ABOUT_WHEN),
        ("hello", Trouble.UNREADABLE),
        ("when we came", Trouble.UNREADABLE),
        ("99999999 years ago", Trouble.UNREADABLE),
        ("2/30/2025", Trouble.IMPOSSIBLE),
        ("13/13/2025", Trouble.IMPOSSIBLE),
        ("13/2025", Trouble.IMPOSSIBLE),
        ("sep to jun 2025/2024", Trouble.UNREADABLE),
        ("2025/2024", Trouble.IMPOSSIBLE),
        ("0025", Trouble.IMPOSSIBLE),
        ("2027", Trouble.FUTURE),
        ("12/2026", Trouble.FUTURE),
        ("9/2/2026", Trouble.FUTURE),
        ("summer 2027", Trouble.FUTURE),
    ],
)
def test_what_is_no_date_yet_says_why(text: str, trouble: Trouble) -> None:
    assert read_typed(text, DAY) == NotRead(trouble)


WORDS = re.findall(
    r"\S+",
    "s a u ? ~ / - about last this ago to hace entre y de summer winter verano aug ago mayo "
    "year month week day el pasado early 2025 25 8 14 31 0 99999 1/2 2025-24",
)
vocabulary = st.sampled_from(WORDS)
typed = st.one_of(st.text(max_size=30), st.lists(vocabulary, max_size=6).map(" ".join))
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(typed, days)
@example("1 days ago", date(1900, 1, 1))
@example("²025", DAY)
@example("٢٠٢٥", DAY)
def test_any_text_gives_a_reading_or_a_refusal(text: str, day: date) -> None:
    match read_typed(text, day):
        case Dated(str(edtf)):
            assert read_date(edtf, day).earliest <= day
        case WhichOne(choices):
            assert len(choices) > 1
            assert len(set(choices)) == len(choices)
            for choice in choices:
                assert read_typed(choice, day) == Dated(choice)


@given(typed, days)
def test_what_was_read_is_read_the_same_again(text: str, day: date) -> None:
    reading = read_typed(text, day)
    if isinstance(reading, Dated) and reading.edtf is not None:
        assert read_typed(reading.edtf, day) == reading


@given(st.dates(date(1950, 1, 1), DAY))
def test_every_day_is_read_in_the_ways_it_is_written(day: date) -> None:
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%d %B %Y", "%b %d, %Y", "%Y%m%d"):
        assert read_typed(day.strftime(form), DAY) == Dated(day.isoformat())


@given(st.integers(0, 60))
def test_days_ago_is_that_day(count: int) -> None:
    expected = (DAY - timedelta(days=count)).isoformat()
    assert read_typed(f"{count} days ago", DAY) == Dated(expected)
