"""What the trail costs a save, and how long the check of everything takes."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.acts import Act
from mmep_desktop.services.unlocked import OpenStore
from mmep_desktop.storage.anchor import Anchor
from mmep_desktop.storage.engine import store_engine
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.store import STORE_NAME, Store, create_store
from mmep_desktop.storage.traced_session import TracedSession
from mmep_desktop.storage.trail import Trail
from mmep_desktop.storage.trail_lines import Head
from tests.benchmarks.accounts import copied, unlocked
from tests.benchmarks.figures import Figures, alternating, median, unmet
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, CLERK, screening

PART = "The trail"
SAVES = 301
MOST_A_SAVE = 0.6
MOST_SECONDS = 15
LINES = 500_000
IN_ONE_GESTURE = 10_000


class Untold(Trail):
    """Goes on without a line: what a save took before there was a trail."""

    def add_work(self, session: TracedSession, clerk_id: str) -> Head | None:
        session.flush()
        session.forget()
        return None


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Return a store without and one with a trail, with the same interview in each."""
    told = create_store(tmp_path / "told", FakeKey(), CENTER, (CLERK,))
    create_store(tmp_path / "untold", FakeKey(), CENTER, (CLERK,)).close()
    trail = Untold(Seals(FakeKey()), SystemClock())
    path = tmp_path / "untold" / STORE_NAME
    anchor = Anchor(path.parent, trail.seals)
    pair = (Store(store_engine(path, FakeKey()), path, trail, anchor), told)
    for store in pair:
        with store.work(CLERK.id)() as work:
            work.screenings.add(screening())
            work.commit()
    yield pair
    for store in pair:
        store.close()


def saving(store: Store) -> Callable[[], float]:
    """Return what saves the interview once more and tells how many milliseconds that took."""
    begin = store.work(CLERK.id)

    def save() -> float:
        before = time.perf_counter()
        with begin() as work:
            work.screenings.save(work.screenings.get("s1"))
            work.commit()
        return (time.perf_counter() - before) * 1000

    return save


def test_a_line_and_a_row_code_cost_little_at_each_save(
    stores: tuple[Store, Store], figures: Figures
) -> None:
    untold, told = (median(times) for times in alternating(SAVES, *map(saving, stores), warm_up=20))
    figures.keep(PART, "a save without its trail", untold, "ms")
    kept = figures.keep(
        PART, "line, row code and anchor at a save", told - untold, "ms", under=MOST_A_SAVE
    )
    assert unmet(kept) == []


def test_fifty_thousand_families_are_checked_while_one_waits(
    many_families: Path, tmp_path: Path, figures: Figures
) -> None:
    told: list[int] = []
    with unlocked(copied(many_families, tmp_path / "home")) as opened:
        add_lines(opened.store)
        before = time.perf_counter()
        checked = opened.store.check(lambda done, _total: told.append(done))
        seconds = time.perf_counter() - before
    assert checked.is_whole
    assert checked.lines >= LINES
    assert len(told) > 100
    kept = figures.keep(
        PART,
        f"check of 50,000 families and {checked.lines:,} lines",
        seconds,
        "s",
        under=MOST_SECONDS,
    )
    assert unmet(kept) == []


def add_lines(store: OpenStore) -> None:
    """Let the trail be as long as that of a center that works with the store for years."""
    missing = LINES - store.anchor_now()[0]
    for start in range(0, missing, IN_ONE_GESTURE):
        with store.work()() as work:
            for number in range(start, start + IN_ONE_GESTURE):
                work.trail.note(Act.VIEWED, f"0192f0c0-0000-7000-8000-{number:012}")
            work.commit()
