"""Other processes that save in the same store: one that is killed, and two that compete."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from mmep_desktop.domain.replies import Chosen
from mmep_desktop.errors import DeskError
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.storage.store import create_store, open_store
from tests.killing import killed_in_the_middle
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, consent, screening

SERIES = "0201-A-26"
LONGEST_LIFE = 0.04
"""Seconds; some twenty answers are saved in it."""


def make_store_with_one_screening(folder: Path) -> None:
    store = create_store(folder, FakeKey(), CENTER)
    with store.work()() as work:
        work.screenings.add(screening())
        work.commit()
    store.close()


def save_until_killed(folder: Path, acknowledged: Connection) -> None:
    """Save one answer after the other; tell how many there are once each is kept."""
    begin = open_store(folder, FakeKey(), practice=False).work()
    while True:
        acknowledged.send(save_one_more(begin))


def save_one_more(begin: OpenWork) -> int:
    """Save an answer, a number and a consent in one gesture and return how often it was saved."""
    with begin() as work:
        kept = work.screenings.get("s1")
        answer = Chosen(str(kept.savings + 1))
        saved = work.screenings.save(replace(kept, draft={**kept.draft, "moved": answer}))
        work.center.next_number(SERIES)
        work.papers.keep_consent("s1", replace(consent(), by=answer.code))
        work.commit()
    return saved.savings


def kill_while_saving(folder: Path, times: int, seed: int) -> Iterator[tuple[int, int]]:
    """Kill a saving process *times* times; yield what it acknowledged and what was kept."""
    yield from killed_in_the_middle(
        save_until_killed,
        folder,
        longest_life=LONGEST_LIFE,
        found=lambda: kept_savings(folder),
        times=times,
        seed=seed,
    )


def kept_savings(folder: Path) -> int:
    """Return how often what is kept was saved, after a look at whether all of it is there."""
    store = open_store(folder, FakeKey(), practice=False)
    with store.work()() as work:
        kept = work.screenings.get("s1")
        numbers = work.center.next_number(SERIES)
        by = {consent.by for consent in work.papers.consents_of(("s1",)).values()}
    found = store.check(lambda _done, _total: None).found
    store.close()
    assert found == ()
    assert kept.draft["moved"] == Chosen(str(kept.savings))
    assert (numbers, by) == (kept.savings, {str(kept.savings)})
    return kept.savings


def save_what_was_seen(folder: Path, ready: Barrier, told: Connection) -> None:
    """Read the screening, wait for the other desk to have read it too, and save."""
    store = open_store(folder, FakeKey(), practice=False)
    begin = store.work()
    with begin() as work:
        seen = work.screenings.get("s1")
    ready.wait()
    try:
        with begin() as work:
            work.screenings.save(replace(seen, at="saved"))
            work.commit()
        told.send("SAVED")
    except DeskError as refusal:
        told.send(refusal.problem.name)
    store.close()


def save_in_threads(folder: Path, threads: int, times: int, told: Connection) -> None:
    """Save in several threads at once, and tell the count of savings that each was given."""
    store = open_store(folder, FakeKey(), practice=False, patience_ms=60_000)
    with ThreadPoolExecutor(threads) as pool:
        saving = pool.map(
            lambda _: [save_one_more(store.work()) for _ in range(times)], range(threads)
        )
        told.send([savings for each in saving for savings in each])
    store.close()
