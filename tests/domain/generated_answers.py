"""Families made up by chance: valid answers whose dates crowd around the days that decide.

A seed stands for a family and its screening day, so that Hypothesis draws one number and the mix
of answers stays in our hands: most families have moved, most have worked, most dates are near.
"""

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

Plain = dict[str, object]

KINDS = ("crops", "fishing", "fishing", "seafood_processing", "maple", "unsure")
WORKERS = ("parent", "parent", "parent", "guardian", "spouse", "youth", "youth", "other_relative")
KNOWN = ("yes",) * 12 + ("no", "unknown")
DECIDING = ("yes",) * 12 + ("no", "unsure", "declined")
FINISHED = ("no",) * 12 + ("yes_us", "yes_abroad", "unsure", None)
DAYS = (
    *(date(2026, 9, 1), date(2027, 2, 28), date(2027, 3, 1), date(2028, 2, 29), date(2025, 3, 31)),
    *(date(2026, 3, 30), date(2024, 12, 31), date(2026, 1, 1), date(2030, 7, 15)),
)
SEASONS = (24, 24, 21, 21, 21, 22, 22, 22, 23, 23, 23, 24)

seeds = st.integers(0, 2**40)


def screening(seed: int) -> tuple[Plain, date]:
    """Return the valid family of *seed* and the day on which it is screened."""
    chance = Random(seed)
    today = chance.choice(DAYS)
    if chance.random() < 0.3:
        today += timedelta(days=chance.randrange(-60, 60))
    return family(chance, today), today


def family(chance: Random, today: date) -> Plain:
    """Return a valid answers object."""
    count = chance.choice((1, 1, 2, 3))
    made: Plain = {
        "moved": chance.choice(DECIDING),
        "moves": [move(chance, today) for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3)))],
        "worked": chance.choice(DECIDING),
        "work": [job(chance, today, count) for _ in range(chance.choice((0, 1, 1, 1, 2, 3)))],
        "children": [child(chance, today) for _ in range(count)],
        "share_with_mmep": chance.choice(("yes", "no", "later", None)),
    }
    if made["moved"] == "no" and chance.random() < 0.5:
        del made["worked"]
    return made


def move(chance: Random, today: date) -> Plain:
    return {
        "when": lately(chance, today),
        "across_district": chance.choice(KNOWN),
        "children_moved": chance.choice(KNOWN),
        "worker_moved": chance.choice(KNOWN),
    }


def job(chance: Random, today: date, children: int) -> Plain:
    made: Plain = {
        "kind": chance.choice(KINDS),
        "who": chance.choice(WORKERS),
        "status": chance.choice(("did",) * 6 + ("looked_for",)),
        "last_done": lately(chance, today),
    }
    if made["who"] == "youth":
        made["child"] = chance.choice((None, *range(children)))
    return made


def child(chance: Random, today: date) -> Plain:
    made = {
        "name": chance.choice(("a", "b", "c")),
        "born": birth(chance, today),
        "moved": chance.choice((*KNOWN, None)),
        "finished_high_school": chance.choice(FINISHED),
    }
    return {key: value for key, value in made.items() if value is not None or key == "born"}


def lately(chance: Random, today: date) -> str | None:
    """Return nothing, or a date in the last four years, often near the edge of the window."""
    if chance.random() < 0.1:
        return None
    edge = today - timedelta(days=3 * 365 + 1)
    near = chance.random() < 0.4
    day = edge + timedelta(days=chance.randrange(-40, 20) if near else chance.randrange(-365, 1095))
    return text(chance, min(day, today))


def birth(chance: Random, today: date) -> str | None:
    """Return nothing, or a birth date: of a child, near a 22nd birthday, or in the last years."""
    if chance.random() < 0.08:
        return None
    years = chance.choice((6, 8, 10, 14, 17, 22, 3, 1))
    day = today - timedelta(days=chance.randrange(years * 365 - 300, years * 365 + 40))
    exactly = chance.random() < 0.7
    return day.isoformat() if exactly else text(chance, min(day, today))


def text(chance: Random, day: date) -> str:
    """Return an EDTF text that may mean *day*."""
    month = f"{day:%Y-%m}"
    season = f"{day.year}-{SEASONS[day.month - 1]}"
    later = day + timedelta(days=40)
    return chance.choice(
        (
            *(f"{day}", f"{day}", f"{day}", month, month, f"{day.year}", season),
            *(f"{day}~", f"{month}~", f"{day.year}~", f"{season}~"),
            *(f"{day}/{later}", f"{month}~/{later}", f"{season}/{later:%Y-%m}~"),
        )
    )
