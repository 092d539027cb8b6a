"""A supervisor says from which day on a date in a list counts."""

from datetime import date

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.rostering import Arrival
from mmep_desktop.services.go_live import GoLive
from tests.services.test_importing import Office, office
from tests.storage.students import student

__all__ = ["office"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-09-01", date(2026, 9, 1)),
        ("8/15/2025", date(2025, 8, 15)),
        ("jan 15 2031", date(2031, 1, 15)),
        ("yesterday", date(2026, 8, 31)),
        ("aug 2025", None),
        ("2025", None),
        ("?", None),
        ("soon", None),
        ("", None),
    ],
)
def test_one_day_is_read_as_dates_are_typed_and_nothing_else(
    office: Office, typed: str, day: date | None
) -> None:
    assert _go_live(office).read(typed) == day


def test_the_day_that_was_kept_decides_in_the_next_list(office: Office) -> None:
    go_live = _go_live(office)
    assert go_live.day() is None
    go_live.keep(date(2026, 3, 1))
    assert go_live.day() == date(2026, 3, 1)
    office.files.students = [
        student("1", local_id="1", registered_on=date(2026, 2, 28)),
        student("2", local_id="2", registered_on=date(2026, 3, 1)),
    ]
    assert office.bring_in().counts == {Arrival.BASELINE: 1, Arrival.REGISTERED: 1}
    assert go_live.day() == date(2026, 3, 1)
    acts = [(entry.act, entry.about) for entry in office.work.kept.trail]
    assert acts[0] == (Act.SETTINGS_CHANGED, "go-live")


def _go_live(office: Office) -> GoLive:
    return GoLive(office.work, office.work, office.clock)
