"""The day on which this center began to ask everybody: from then on a date in a list counts."""

from dataclasses import replace
from datetime import date

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.typed_days import one_day
from mmep_desktop.services.ports import Clock, OpenWork
from mmep_desktop.services.today import today_of


class GoLive:
    """Reads the day, and changes it; lists that were read before stay as they are."""

    def __init__(self, work: OpenWork, changing: OpenWork, clock: Clock) -> None:
        self._work = work
        self._changing = changing
        self._clock = clock

    def day(self) -> date | None:
        """Return the day, or nothing where nobody said it and no list was read."""
        with self._work() as work:
            work.only_read()
            return work.center.center().go_live

    def read(self, typed: str) -> date | None:
        """Return the one day that *typed* means, which may be to come; nothing for other words."""
        return one_day(typed, today_of(self._clock))

    def keep(self, day: date) -> None:
        """Let *day* count for every list that is read from now on."""
        with self._changing() as work:
            work.center.keep_center(replace(work.center.center(), go_live=day))
            work.trail.note(Act.SETTINGS_CHANGED, "go-live")
            work.commit()
