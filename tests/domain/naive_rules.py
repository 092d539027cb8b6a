"""A second, slow evaluation, day by day from the contract's table; it shares no other code.

Every date is the list of the days it may mean; every rule asks the whole list.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

FIRST, LAST = date(1985, 1, 1), date(2036, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
MONTHS = sorted({day.isoformat()[:7] for day in DAYS})
SEASONS = {"21": ["03", "04", "05"], "22": ["06", "07", "08"], "23": ["09", "10", "11"]}

Row = dict[str, str | None]


@dataclass(frozen=True)
class Rules:
    """The pack's numbers and lists, written out once more."""

    months: int = 36
    margin: int = 1
    limit: int = 22
    both: bool = True
    kinds: tuple[str, ...] = (
        *("crops", "cranberries", "orchard", "tobacco", "nursery", "trees", "maple", "dairy"),
        *("livestock", "fishing", "seafood_processing", "aquaculture", "meat_processing"),
        "produce_processing",
    )
    workers: tuple[str, ...] = ("parent", "guardian", "spouse", "youth")


@cache
def days_meant(text: str) -> list[date]:
    """Return every day that *text* may mean, as the contract words it."""
    if "/" in text:
        begin, end = text.split("/")
        first, last = min(days_meant(begin)), max(days_meant(end))
        return [day for day in DAYS if first <= day <= last]
    bare = text.rstrip("~")
    if len(bare) == 10:
        wide = 14 if "~" in text else 0
        return [date.fromisoformat(bare) + timedelta(days=n) for n in range(-wide, wide + 1)]
    months = months_meant(bare)
    if "~" in text:
        wide = 6 if len(bare) == 4 else 2
        place = MONTHS.index(months[0]), MONTHS.index(months[-1])
        months = MONTHS[place[0] - wide : place[1] + wide + 1]
    return [day for month in months for day in days_of_month(month)]


@cache
def days_of_month(month: str) -> list[date]:
    year, number = int(month[:4]), int(month[5:])
    return [day for day in DAYS if (day.year, day.month) == (year, number)]


def months_meant(bare: str) -> list[str]:
    if len(bare) == 4:
        return [month for month in MONTHS if month.startswith(bare)]
    year, part = bare.split("-")
    if part == "24":
        return [m for m in MONTHS if f"{int(year) - 1}-12" <= m <= f"{int(year) + 1}-02"]
    return [f"{year}-{month}" for month in SEASONS.get(part, [part])]


def years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_later(day: date, months: int) -> date:
    """Return the anniversary after whole years, or by counting through short months."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    try:
        return day.replace(year=year, month=month)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)


@cache
def first_counting(today: date, months: int) -> date:
    recent = (day for day in DAYS if day.year > today.year - 5)
    return next(day for day in recent if months_later(day, months) > today)


@cache
def margin_day(today: date, months: int, margin: int) -> date:
    first = first_counting(today, months)
    year, month, number = first.year, first.month, first.day
    for _ in range(margin):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


@dataclass(frozen=True)
class Naive:
    """One family on one day."""

    answers: dict[str, object]
    today: date
    rules: Rules

    def rows(self, key: str) -> list[Row]:
        rows = self.answers.get(key) or []
        assert isinstance(rows, list)
        return rows

    def days(self, text: str) -> list[date]:
        return [day for day in days_meant(text) if day <= self.today]

    def in_window(self, text: str) -> str:
        days = self.days(text)
        first = first_counting(self.today, self.rules.months)
        if all(day >= first for day in days):
            return "yes"
        margin = margin_day(self.today, self.rules.months, self.rules.margin)
        return "no" if all(day < margin for day in days) else "perhaps"

    def age(self, child: Row) -> str:
        if child.get("born") is None:
            return "unclear"
        reached = [
            years_later(day, self.rules.limit) <= self.today for day in self.days(born(child))
        ]
        if all(reached):
            return "not_met"
        return "unclear" if any(reached) else "met"

    def schooling(self, child: Row) -> str:
        known = {"no": "met", "yes_us": "not_met"}
        return known.get(child.get("finished_high_school") or "", "unclear")

    def child_move(self, child: Row) -> str:
        moved = self.answers["moved"]
        if moved == "no" or child.get("moved") == "no":
            return "not_met"
        if moved != "yes" or not self.rows("moves"):
            return "unclear"
        every = [self.one_move(move, child) for move in self.rows("moves")]
        if "met" in every:
            return "met"
        return "not_met" if set(every) == {"not_met"} else "unclear"

    def one_move(self, move: Row, child: Row) -> str:
        when = move.get("when")
        window = "perhaps" if when is None else self.in_window(when)
        if "no" in (window, move["across_district"], move["children_moved"]):
            return "not_met"
        sure = [window, move["across_district"], move["children_moved"], child.get("moved")]
        if sure != ["yes"] * 4 or when is None or child.get("born") is None:
            return "unclear"
        ordered = min(self.days(when)) >= max(self.days(born(child)))
        return "met" if ordered else "unclear"

    def worker_move(self) -> str:
        if self.answers["moved"] != "yes" or not self.rows("moves"):
            return "met"
        for move in self.rows("moves"):
            when = move.get("when")
            window = "perhaps" if when is None else self.in_window(when)
            if (window, move["across_district"], move["worker_moved"]) == ("yes", "yes", "yes"):
                return "met"
        return "unclear"

    def work(self, number: int) -> str:
        worked = self.answers.get("worked")
        if worked == "no":
            return "not_met"
        rows = self.rows("work")
        if worked != "yes" or not rows:
            return "unclear"
        windows = ["yes" if r.get("last_done") is None else self.in_window(done(r)) for r in rows]
        if set(windows) == {"no"}:
            return "not_met"
        counts = [
            window == "yes"
            and row["kind"] in self.rules.kinds
            and row["status"] == "did"
            and row["who"] in self.rules.workers
            and (row["who"] != "youth" or str(row.get("child")) in ("None", str(number)))
            for window, row in zip(windows, rows, strict=True)
        ]
        return "met" if any(counts) else "unclear"

    def outcome(self, states: dict[str, str]) -> str:
        declined = "declined" in (self.answers["moved"], self.answers.get("worked"))
        if self.rules.both:
            needed = list(states.values())
        else:
            move = {states["child_move"], states["worker_move"]}
            side = next(s for s in ("not_met", "unclear", "met") if s in move)
            side = next(s for s in ("met", "unclear", "not_met") if s in {side, states["work"]})
            needed = [states["age"], states["schooling"], side]
            declined = declined and side != "met"
        if "not_met" in needed:
            return "no_referral"
        if declined:
            return "declined"
        return "refer_ask_more" if "unclear" in needed else "refer"


def born(child: Row) -> str:
    return child["born"] or ""


def done(row: Row) -> str:
    return row["last_done"] or ""


def naive_result(
    answers: dict[str, object], today: date, rules: Rules
) -> list[tuple[str, dict[str, str]]]:
    """Return each child's outcome and the states of the five criteria."""
    family = Naive(answers, today, rules)
    results = []
    for number, child in enumerate(family.rows("children")):
        states = {
            "age": family.age(child),
            "schooling": family.schooling(child),
            "child_move": family.child_move(child),
            "worker_move": family.worker_move(),
            "work": family.work(number),
        }
        results.append((family.outcome(states), states))
    return results
