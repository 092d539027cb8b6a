"""A moment as one text that sorts by time and still knows the desk's offset from UTC."""

import re
from datetime import UTC, datetime

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

from mmep_desktop.errors import DeskError, Problem

_CLOCK_DIGITS = len("2026-09-01T08:30:00.000000")
_FORM = re.compile(r"(.+)Z\[([+-].+)\]")


def moment_text(moment: datetime) -> str:
    """Return *moment* in the form of RFC 9557: ``2026-09-01T12:30:00.000000Z[-04:00]``."""
    if moment.utcoffset() is None:
        raise ValueError("a moment without its offset from UTC cannot be kept")
    clock = moment.astimezone(UTC).isoformat(timespec="microseconds")[:_CLOCK_DIGITS]
    offset = moment.isoformat(timespec="microseconds")[_CLOCK_DIGITS:]
    return f"{clock}Z[{offset}]"


def moment_from(text: str) -> datetime:
    """Return the moment that *text* keeps. Raises ``DeskError(STORE_DAMAGED)``."""
    form = _FORM.fullmatch(text)
    try:
        clock, offset = form.groups() if form else ("", "")
        zone = datetime.fromisoformat(clock + offset).tzinfo
        return datetime.fromisoformat(clock).replace(tzinfo=UTC).astimezone(zone)
    except (ValueError, OverflowError):
        raise DeskError(Problem.STORE_DAMAGED, part="moment") from None


def seconds_between(earlier: str, later: str) -> float:
    """Return how long it was from one kept moment to another; of thousands, this is quick.

    Raises ``DeskError(STORE_DAMAGED)``.
    """
    clock = datetime.fromisoformat
    try:
        took = clock(later[:_CLOCK_DIGITS]) - clock(earlier[:_CLOCK_DIGITS])
    except ValueError:
        raise DeskError(Problem.STORE_DAMAGED, part="moment") from None
    return took.total_seconds()


class Moment(TypeDecorator[datetime]):
    """A column of moments; no database below forgets the offset or orders them wrongly."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Turn a moment into the text that is kept."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Turn the text that was kept into a moment."""
        return None if value is None else moment_from(value)
