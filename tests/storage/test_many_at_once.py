"""Several threads and several programs save at once, and nobody's work is lost."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mmep_desktop.storage.store import Store, open_store
from tests.killing import PROCESSES
from tests.storage.fake_key import FakeKey
from tests.storage.saving import (
    SERIES,
    make_store_with_one_screening,
    save_in_threads,
    save_one_more,
    save_what_was_seen,
)

THREADS = 8
COMMITS = 50
PATIENCE_MS = 120_000
"""A save waits for others; how long it may is another promise than that none is lost."""


def test_eight_threads_of_fifty_commits_lose_none(folder: Path) -> None:
    make_store_with_one_screening(folder)
    store = open_store(folder, FakeKey(), practice=False, patience_ms=PATIENCE_MS)
    with ThreadPoolExecutor(THREADS) as threads:
        revisions = threads.map(
            lambda _: [save_one_more(store.work()) for _ in range(COMMITS)], range(THREADS)
        )
        seen = sorted(revision for each in revisions for revision in each)
    assert seen == list(range(2, THREADS * COMMITS + 2))
    with store.work()() as work:
        assert work.screenings.get("s1").savings == seen[-1]
        assert work.center.next_number(SERIES) == THREADS * COMMITS + 1
    assert store.check(lambda _done, _total: None).is_whole
    store.close()


def test_two_programs_of_four_threads_lose_nothing_and_leave_one_unbroken_chain(
    folder: Path,
) -> None:
    make_store_with_one_screening(folder)
    programs = []
    for _ in range(2):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        program = PROCESSES.Process(target=save_in_threads, args=(folder, 4, 10, theirs))
        program.start()
        programs.append((program, ours))
    seen = sorted(savings for _, ours in programs for savings in ours.recv())
    for program, ours in programs:
        program.join()
        ours.close()
    assert seen == list(range(2, 2 * 4 * 10 + 2))
    store = open_store(folder, FakeKey(), practice=False)
    assert store.check(lambda _done, _total: None).found == ()
    store.close()


def test_threads_never_get_the_same_number(store: Store) -> None:
    def number(_: int) -> int:
        with store.work()() as work:
            given = work.center.next_number(SERIES)
            work.commit()
        return given

    with ThreadPoolExecutor(THREADS) as threads:
        assert sorted(threads.map(number, range(100))) == list(range(1, 101))


def test_of_two_programs_that_save_the_same_screening_one_is_told(folder: Path) -> None:
    make_store_with_one_screening(folder)
    ready = PROCESSES.Barrier(2)
    desks = []
    for _ in range(2):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        desk = PROCESSES.Process(target=save_what_was_seen, args=(folder, ready, theirs))
        desk.start()
        desks.append((desk, ours))
    told = [ours.recv() for _, ours in desks]
    for desk, ours in desks:
        desk.join()
        ours.close()
    assert sorted(told) == ["CHANGED_ELSEWHERE", "SAVED"]
