"""What one family costs does not grow with the store: 50,000 are as quick as 500."""

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from mmep_desktop.services.desk import Desk
from mmep_desktop.services.interviewing import Sitting
from tests.benchmarks.accounts import copied, open_desk_of, still_to_ask, surname
from tests.benchmarks.figures import Figures, alternating, median, unmet

PART = "One family in a store of 50,000, beside a store of 500"
TODAY = 40
"""Families on today's list, in both stores."""

RUNS = 101
MOST = 1.3

Act = Callable[[], object]


@pytest.fixture(scope="module")
def desks(
    few_families: Path, many_families: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Desk, Desk]]:
    """Open both stores, with the same families on today's list."""
    folder = tmp_path_factory.mktemp("desks")
    with ExitStack() as opened:
        pair = []
        for name, home in (("few", few_families), ("many", many_families)):
            own = copied(home, folder / name)
            still_to_ask(own, TODAY)
            pair.append(opened.enter_context(open_desk_of(own)))
        yield pair[0], pair[1]


def save(desk: Desk) -> Act:
    """Return the saving of an interview, of one family after the other."""
    sittings = begun(desk)
    places = itertools.cycle(range(len(sittings)))
    spoken = itertools.cycle(["es", "pt", "en"])

    def save_one() -> None:
        place = next(places)
        sittings[place] = desk.interviewing.speak(sittings[place], next(spoken))

    return save_one


def begun(desk: Desk) -> list[Sitting]:
    listings = desk.lists.today().listings
    return [desk.interviewing.sit_down(each.registration.family_id, "en") for each in listings]


def open_one(desk: Desk) -> Act:
    """Return the opening of an interview, of one family after the other."""
    families = itertools.cycle([sitting.screening.family_id for sitting in begun(desk)])
    return lambda: desk.interviewing.sit_down(next(families), "en")


def list_today(desk: Desk) -> Act:
    """Return the reading of the day's list."""
    return desk.lists.today


def find(desk: Desk) -> Act:
    """Return the finding of one family by its name as it is typed."""
    names = itertools.cycle([surname(number).lower() for number in range(TODAY)])
    return lambda: desk.lists.find(next(names))


def timed(act: Act) -> Callable[[], float]:
    def milliseconds() -> float:
        before = time.perf_counter()
        act()
        return (time.perf_counter() - before) * 1000

    return milliseconds


@pytest.mark.parametrize(
    ("what", "act_on"),
    [("save", save), ("open", open_one), ("list", list_today), ("find", find)],
)
def test_a_family_costs_the_same_in_a_store_a_hundred_times_as_large(
    desks: tuple[Desk, Desk], figures: Figures, what: str, act_on: Callable[[Desk], Act]
) -> None:
    few, many = (timed(act_on(desk)) for desk in desks)
    at_few, at_many = (median(times) for times in alternating(RUNS, few, many, warm_up=5))
    figures.keep(PART, f"{what}, in the large store", at_many, "ms")
    kept = figures.keep(PART, f"{what}, large to small", at_many / at_few, "", under=MOST)
    assert unmet(kept) == []
