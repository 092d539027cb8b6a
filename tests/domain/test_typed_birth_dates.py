"""A birth date is read from what is typed, complete or still on its way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.names import folded
from mmep_desktop.domain.typed_birth_dates import date_among, kept_figures

WAYS = (
    "3/14/2015",
    "03/14/2015",
    "3-14-2015",
    "14.3.2015",
    "14.03.2015",
    "14/3/2015",
    "2015-03-14",
    "2015/3/14",
    "3/14/15",
    "14.3.15",
    "14 mar 2015",
    "14 Mar. 2015",
    "March 14 2015",
    "march 14th, 2015",
    "14th of March 2015",
    "14 de marzo de 2015",
    "14 de março de 2015",
    "14 de mar de 2015",
    "2015 marzo 14",
    "mar 2015",
    "2015 mar",
    "3/2015",
    "2015-03",
    "3/14",
    "14/3",
    "14 marzo",
    "mar 14",
)


def is_found(typed: str, born: str) -> bool:
    found = date_among(folded(typed).split())
    return found is not None and any(
        figures.startswith(found.beginnings) for figures in kept_figures(born)
    )


@pytest.mark.parametrize("typed", WAYS)
def test_the_birth_date_is_found_typed_as(typed: str) -> None:
    assert is_found(typed, "2015-03-14")


@pytest.mark.parametrize("typed", WAYS)
@pytest.mark.parametrize("born", ["2014-04-15", "2016-12-30", ""])
def test_another_birth_date_is_not(typed: str, born: str) -> None:
    assert not is_found(typed, born)


@pytest.mark.parametrize("typed", ["3/14/2015", "14.3.2015", "2015-03-14", "14 de marzo de 2015"])
def test_no_key_on_the_way_loses_it(typed: str) -> None:
    for length in range(1, len(typed) + 1):
        found = date_among(folded(typed[:length]).split())
        assert found is None or is_found(typed[:length], "2015-03-14"), typed[:length]


@pytest.mark.parametrize(
    "typed",
    [
        *("maria garcia", "mar", "garcia 2015", "508 555 0199", "555 0199", "13 32", "14 14 2015"),
        *("2015", "de 14", "mar de luna", "14", "l 7", "0201 a 26 00042", ""),
    ],
)
def test_is_no_date(typed: str) -> None:
    assert date_among(typed.split()) is None


def test_a_date_beside_a_name_leaves_the_name() -> None:
    found = date_among(["perez", "14", "de", "marzo", "de", "2015", "ana"])
    assert found is not None
    assert (found.begin, found.end, found.is_full) == (1, 6, True)


@pytest.mark.parametrize(
    ("born", "figures"),
    [
        ("2015", {"2015"}),
        ("2015-03", {"201503", "032015", "32015"}),
        ("2015-21", {"2015"}),
        ("", set()),
        (
            "2015-03-04",
            {"20150304", "032015", "342015", "03042015", "030415", "04032015", "040315"},
        ),
    ],
)
def test_the_figures_under_which_a_date_is_kept(born: str, figures: set[str]) -> None:
    assert set(kept_figures(born)) == figures


@given(st.lists(st.text("0123456789mardeoth", min_size=1, max_size=5), max_size=6))
def test_every_text_is_read_or_left(words: list[str]) -> None:
    found = date_among(words)
    assert found is None or all(figures.isdecimal() for figures in found.beginnings)
