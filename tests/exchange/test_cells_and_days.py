"""Whole columns are cleaned as single cells are, and days are read in the order that was chosen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.roster import DateOrder, Reason
from mmep_desktop.exchange.rosters.cells import Remembered, cleaned_cell, cleaned_cells
from mmep_desktop.exchange.rosters.days import Days
from tests.exchange.made_files import TODAY

DIRTY = st.sampled_from(
    ["NULL", " ", "  ", "|", '="', '"', "é", "e\u0301", "\u202e", "\u200d", "\n"]
)
CELLS = st.lists(st.lists(DIRTY | st.text(max_size=3), max_size=4).map("".join), max_size=5)


@given(CELLS)
def test_a_column_is_cleaned_as_each_of_its_cells_is(cells: list[str]) -> None:
    assert cleaned_cells(cells) == [cleaned_cell(cell) for cell in cells]


@given(st.text(max_size=20))
def test_a_cell_is_cleaned_as_names_are(text: str) -> None:
    kept = cleaned(text)
    assert cleaned_cell(text) in {kept, "", cleaned(kept[2:-1])}
    assert cleaned_cells([cleaned(text)]) == [cleaned_cell(text)]


def test_what_is_remembered_is_bounded() -> None:
    remembered = Remembered(str.upper)
    assert remembered.of_all([str(number) for number in range(60_000)])[-1] == "59999"
    assert len(remembered) <= 50_000


@pytest.mark.parametrize(
    ("text", "month_first", "day_first"),
    [
        ("2015-03-04", "2015-03-04", "2015-03-04"),
        ("20150304", "2015-03-04", "2015-03-04"),
        ("2015/3/4", "2015-03-04", "2015-03-04"),
        ("2015-03-04T00:00:00.000Z", "2015-03-04", "2015-03-04"),
        ("03/04/2015", "2015-03-04", "2015-04-03"),
        ("3-4-15", "2015-03-04", "2015-04-03"),
        ("3.4.2015 12:00 AM", "2015-03-04", "2015-04-03"),
        ("3/4/26", "2026-03-04", "2026-04-03"),
        ("3/4/27", "1927-03-04", "1927-04-03"),
        ("13/4/2015", Reason.BAD_BIRTH_DATE, "2015-04-13"),
        ("4-Mar-2015", "2015-03-04", "2015-03-04"),
        ("March 4, 2015", "2015-03-04", "2015-03-04"),
        ("4 marzo 15", "2015-03-04", "2015-03-04"),
        ("2026-09-11", Reason.FUTURE_BIRTH_DATE, Reason.FUTURE_BIRTH_DATE),
        ("1899-12-31", Reason.BAD_BIRTH_DATE, Reason.BAD_BIRTH_DATE),
        ("2015-3/4", Reason.BAD_BIRTH_DATE, Reason.BAD_BIRTH_DATE),
        ("42000", Reason.BAD_BIRTH_DATE, Reason.BAD_BIRTH_DATE),
        ("2015-03-04" * 9, Reason.BAD_BIRTH_DATE, Reason.BAD_BIRTH_DATE),
        ("", "", ""),
    ],
)
def test_a_birth_date_is_read_in_the_order_chosen(
    text: str, month_first: str, day_first: str
) -> None:
    assert Days(DateOrder.MONTH_FIRST, TODAY).born(text) == month_first
    assert Days(DateOrder.DAY_FIRST, TODAY).born(text) == day_first


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(["-", "/", "."]))
def test_every_day_is_read_again_as_it_was_written(day: date, between: str) -> None:
    parts = {"y": f"{day.year}", "m": f"{day.month}", "d": f"{day.day}"}
    for order, keys in zip(DateOrder, ("ymd", "mdy", "dmy"), strict=True):
        written = between.join(parts[key] for key in keys)
        assert Days(order, TODAY).born(written) == day.isoformat()
