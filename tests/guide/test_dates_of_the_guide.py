"""What the guide says one can type for a date is read as one."""

import re
from datetime import date

import pytest

from mmep_desktop.domain.typed_dates import Dated, WhichOne, read_typed
from tests.guide.pages import GUIDE

TYPED = re.findall(r"`(.+?)`", GUIDE["dates.md"])
TODAY = date(2026, 9, 1)


def test_the_page_has_examples() -> None:
    assert len(TYPED) >= 10


@pytest.mark.parametrize("typed", TYPED)
def test_an_example_is_read_as_a_date(typed: str) -> None:
    reading = read_typed(typed, TODAY)
    assert isinstance(reading, Dated | WhichOne), reading
    assert reading != Dated(None)
