"""One day as an office types it, which may be to come."""

from datetime import date
from typing import Final

from mmep_desktop.domain.dates import read_date
from mmep_desktop.domain.typed_dates import Dated, NotRead, Trouble, read_typed

_FAR_OFF: Final = date(2200, 1, 1)


def one_day(typed: str, today: date) -> date | None:
    """Return the one day that *typed* means; nothing for other words, a month or a season."""
    reading = read_typed(typed, today)
    if reading == NotRead(Trouble.FUTURE):
        reading = read_typed(typed, _FAR_OFF)
    if not isinstance(reading, Dated) or reading.edtf is None:
        return None
    span = read_date(reading.edtf, None)
    return span.earliest if span.earliest == span.latest else None
