"""The computer's clock: moves count by day, so a wrong day would turn a family away."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.paths import LEFT_BY_A_SET_UP, desk_folder

NAME = "Clock"
EARLIEST, LATEST = 2026, 2060
"""Years in which a clock can be right: the program is not older, and its locks not younger."""

_AHEAD = timedelta(hours=1)
_EASTERN = {timedelta(hours=-5), timedelta(hours=-4)}
_SET_IT = "Set date and time, and let the system keep them by the network."


def look() -> Iterator[Finding]:
    """Look at the clock, and at it beside the desk's files."""
    now = datetime.now(UTC).astimezone()
    yield year(now)
    yield zone(now)
    yield after_files(now, desk_folder())


def year(now: datetime) -> Finding:
    """Say whether the year of *now* can be true."""
    if EARLIEST <= now.year <= LATEST:
        return ok(NAME, f"It shows {now:%Y-%m-%d}.")
    return bad(NAME, f"It shows the year {now.year}.", _SET_IT)


def zone(now: datetime) -> Finding:
    """Say whether *now* is told in the time of Massachusetts."""
    if now.utcoffset() in _EASTERN:
        return ok(NAME, "It keeps the time of Massachusetts.")
    told = f"It does not keep the time of Massachusetts (UTC{now:%z}): days turn too early or late."
    return warning(NAME, told, "Set the time zone America/New_York.")


def after_files(now: datetime, folder: Path) -> Finding:
    """Say whether *now* lies after the last writing of the desk's files in *folder*."""
    newest = max((_written(folder / name) for name in LEFT_BY_A_SET_UP), default=0.0)
    if newest > (now + _AHEAD).timestamp():
        return bad(NAME, "The records were written later than the clock shows now.", _SET_IT)
    return ok(NAME, "No file of the desk comes from the future.")


def _written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
