"""Backups: when one is due, which of them stay, and when the last that holds a record goes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

QUIET = timedelta(minutes=1)
"""A minute in which nobody touches the desk: the first one of a day brings its first backup."""

EVERY = timedelta(hours=4)
"""After so long there is another, whether it is quiet or not."""

OF_TODAY, DAYS, LONGEST = 6, 14, timedelta(days=90)
"""The newest six of a day stay that day, one for each day of two weeks, one for each week before;
none stays longer than 90 days."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds, in figures: enough to know a copy by, and nothing about anybody.

    *newest* is when something was last done; *acts* and *head* are the length and the last seal of
    its trail; *revision* names the form of its tables.
    """

    families: int
    screenings: int
    referrals: int
    newest: datetime | None
    acts: int
    head: str
    revision: str


@dataclass(frozen=True, slots=True)
class Generation:
    """One backup: a copy of the whole store as it was, under a key of its own."""

    id: str
    made_at: datetime
    octets: int
    holds: Contents


@dataclass(frozen=True, slots=True)
class Records:
    """The families of a store, and how often each of its screenings was saved."""

    families: frozenset[str]
    screenings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a step from one store to another takes away and brings back, in counts.

    *changed* are screenings that both hold and that were saved again since.
    """

    families_lost: int
    screenings_lost: int
    changed: int
    families_back: int
    screenings_back: int

    @property
    def loses(self) -> bool:
        """Whether anything that is there now would be gone or older."""
        return bool(self.families_lost or self.screenings_lost or self.changed)


def is_due(now: datetime, last: datetime | None, untouched: timedelta, unlocked: timedelta) -> bool:
    """Whether it is time for a backup, *last* being when the newest one was made.

    *untouched* and *unlocked* say how long the desk has been so. A newest backup from the future,
    as after the clock was set right, counts as one of another day.
    """
    if last is None or last > now or last.astimezone(now.tzinfo).date() != now.date():
        return untouched >= QUIET or unlocked >= EVERY
    return now - last >= EVERY


def forgotten(in_order: Sequence[Generation], now: datetime) -> tuple[Generation, ...]:
    """Return which generations go now, given in the order in which they were made.

    The newest never does.
    """
    staying = set(_staying(in_order, now))
    return tuple(each for each in in_order if each.id not in staying)


def last_holding(day: date, in_order: Sequence[Generation], now: datetime) -> date | None:
    """Return the day on which the last backup is due to go that holds what was there on *day*.

    It goes when the desk is next open on that day or after it. None where no backup holds it.
    """
    dates = (made.date() for _, made, _ in _dated(in_order, now))
    holding = [made for made in dates if made <= day]
    return max(holding) + LONGEST if holding else None


def difference(now: Records, then: Records) -> Difference:
    """Return what going back from *now* to *then* would mean."""
    both = now.screenings.keys() & then.screenings.keys()
    return Difference(
        families_lost=len(now.families - then.families),
        screenings_lost=len(now.screenings.keys() - then.screenings.keys()),
        changed=sum(now.screenings[each] != then.screenings[each] for each in both),
        families_back=len(then.families - now.families),
        screenings_back=len(then.screenings.keys() - now.screenings.keys()),
    )


def _staying(in_order: Sequence[Generation], now: datetime) -> Iterator[str]:
    """Yield the ids of those that stay; of each day and week it is the last one made."""
    of_today, seen = 0, set[object]()
    for each, made, is_misdated in _dated(in_order, now):
        age = now.date() - made.date()
        if age <= timedelta(0):
            of_today += not is_misdated
            stays = is_misdated or of_today <= OF_TODAY
        else:
            day, week = made.date(), made.isocalendar()[:2]
            is_last = day not in seen if age <= timedelta(days=DAYS) else week not in seen
            stays = is_last and age < LONGEST
            seen |= {day, week}
        if stays or each is in_order[-1]:
            yield each.id


def _dated(
    in_order: Sequence[Generation], now: datetime
) -> Iterator[tuple[Generation, datetime, bool]]:
    """Yield each generation, the last one first, with when it was made and whether that is a guess.

    Where a clock went wrong, one may seem to be from the future. It is older than whatever was made
    after it; that date counts, and it does not push others out.
    """
    later = now
    for each in reversed(in_order):
        is_misdated = each.made_at > now
        later = later if is_misdated else each.made_at.astimezone(now.tzinfo)
        yield each, later, is_misdated
