"""The clock, the room on the disks, the program's own parts."""

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mmep_desktop.doctor import clock, disk, program
from mmep_desktop.doctor.finding import Health

OK, WARNING, BAD = Health.OK, Health.WARNING, Health.BAD
NOW = datetime(2027, 8, 20, 9, 0, tzinfo=timezone(timedelta(hours=-4)))


@pytest.mark.parametrize(
    ("year", "health"), [(1970, BAD), (2025, BAD), (2026, OK), (2060, OK), (2061, BAD)]
)
def test_a_year_that_cannot_be_is_bad(year: int, health: Health) -> None:
    assert clock.year(NOW.replace(year=year)).health is health


@pytest.mark.parametrize("month", [1, 7])
@pytest.mark.parametrize(
    ("zone", "health"), [("America/New_York", OK), ("UTC", WARNING), ("Asia/Tokyo", WARNING)]
)
def test_another_zone_is_a_warning(month: int, zone: str, health: Health) -> None:
    assert clock.zone(datetime(2027, month, 5, tzinfo=ZoneInfo(zone))).health is health


@pytest.mark.parametrize(
    ("ahead", "health"),
    [(timedelta(days=-9), OK), (timedelta(minutes=50), OK), (timedelta(hours=2), BAD)],
)
def test_records_from_the_future_mean_that_the_clock_went_back(
    tmp_path: Path, ahead: timedelta, health: Health
) -> None:
    (tmp_path / "store.mmep").touch()
    written = (NOW + ahead).timestamp()
    os.utime(tmp_path / "store.mmep", (written, written))
    assert clock.after_files(NOW, tmp_path).health is health


def test_a_computer_without_records_has_none_from_the_future(tmp_path: Path) -> None:
    assert clock.after_files(NOW, tmp_path / "nowhere").health is OK


@pytest.mark.parametrize(("free", "health"), [(0, BAD), (99, BAD), (100, WARNING), (1000, OK)])
def test_a_disk_that_is_nearly_full(free: int, health: Health) -> None:
    found = disk.for_records(free)
    assert found.health is health
    assert found.code == ("MMEP-206" if health is BAD else "")


@pytest.mark.parametrize(("free", "health"), [(None, WARNING), (0, WARNING), (100, OK)])
def test_practice_without_room_is_no_more_than_a_warning(free: int | None, health: Health) -> None:
    assert disk.for_practice(free).health is health


def test_a_missing_package_is_named() -> None:
    assert program.packages(("keyring", "no-such-package")).sentence == "Missing: no-such-package."
    assert program.packages(("keyring",)).health is OK


def test_what_this_installation_needs_is_there() -> None:
    packages = [each for each in program.look() if each.name == "Packages"]
    assert [each.health for each in packages] == [OK]
    assert packages[0].sentence.startswith("All 1"), "the packages of the installation are counted"
