"""Kill the program while centers' files come in, and while what was kept long enough is let go.

Afterwards every file is whole and recorded, or not there at all, and going on ends in the same
state as if nothing had happened. ``MMEP_DRILL_RECEIVING`` says how often: 40 times by default.
"""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from string import ascii_lowercase

from mmep_desktop.domain.batch_records import BatchRecord
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned
from mmep_desktop.domain.receiving import Came, Held, WorkLine
from mmep_desktop.services.letting_go import LettingGo
from mmep_desktop.services.receiving import Missing, Receiving
from mmep_desktop.storage.ids import TimedIdentifiers
from mmep_desktop.storage.near_words import how_near
from mmep_desktop.storage.store import Store, create_store, open_store
from tests.fakes import MORNING, SetClock
from tests.killing import killed_in_the_middle
from tests.sending_centers import (
    HER_WORDS,
    MADE_AT,
    MMEP,
    PARCELS,
    RECRUITER,
    SendingCenter,
    a_record,
    a_row,
    only_her_words,
)
from tests.services.test_printing_many import Steps
from tests.storage.fake_key import FakeKey
from tests.storage.forgetting import traces_of

TIMES = int(os.environ.get("MMEP_DRILL_RECEIVING", "40"))
IN_A_BATCH, DUE = 25, 400
LIFE_RECEIVING, LIFE_LETTING_GO = 0.8, 0.25
"""Seconds; all files come in, and all that is due goes, in about as long."""

YEARS_LATER = MORNING + timedelta(days=4 * 365)


@dataclass(frozen=True)
class State:
    """All that MMEP holds, times apart."""

    batches: frozenset[tuple[str, int, str]]
    lines: tuple[WorkLine, ...]
    held: tuple[Held, ...]
    missing: tuple[Missing, ...]
    waiting: int


class NoBackups:
    """No copies lie elsewhere."""

    def last_holding(self, _day: date) -> date | None:
        return None


def receiving_in(store: Store) -> Receiving:
    work = store.work(RECRUITER.id)
    return Receiving(work, SetClock(), RECRUITER, PARCELS, how_near)


def letting_go_in(store: Store) -> LettingGo:
    work, clock, ids = store.work(RECRUITER.id), SetClock(YEARS_LATER), TimedIdentifiers()
    return LettingGo(work, clock, ids, RECRUITER, store, NoBackups(), only_her_words)


def state_of(store: Store) -> State:
    with store.work()() as work:
        batches = work.received.batches()
        waiting = work.received.waiting()
        lines = work.received.lines()
        held = tuple(work.received.record(one) for one in sorted({line.record for line in lines}))
    missing = receiving_in(store).work().missing
    told = frozenset((one.center, one.number, one.digest) for one in batches)
    return State(told, lines, held, missing, len(waiting))


def opened(folder: Path) -> Store:
    return open_store(folder, FakeKey(), practice=False)


def office_in(folder: Path, own: OwnKeys, *centers: SendingCenter) -> None:
    """Leave MMEP's store in *folder*, which relies on the keys of *centers*."""
    store = create_store(folder, FakeKey(), MMEP, (RECRUITER,))
    with store.work()() as work:
        work.partners.keep_own(own, MADE_AT.date())
        for center in centers:
            work.partners.pin(Pinned(center.keys.public, MADE_AT.date(), RECRUITER.id))
        work.commit()
    store.close()


def parcels(own: OwnKeys, north: SendingCenter, south: SendingCenter) -> Iterator[bytes]:
    """Yield files that are new, changed, withdrawn, of two desks, out of order, and of nobody."""
    yield north.batch(own, *some("n", range(IN_A_BATCH)))
    changed = some("n", range(0, IN_A_BATCH, 2), revision=2, news=News.CHANGED)
    late = north.batch(own, *changed, *some("n", range(IN_A_BATCH, 2 * IN_A_BATCH)))
    gone = [a_record(f"n{each}", news=News.WITHDRAWN, revision=2) for each in range(5)]
    yield north.batch(own, *gone, *some("n", range(60, 60 + IN_A_BATCH)))
    yield south.batch(own, *some("s", range(IN_A_BATCH)))
    yield late
    yield SendingCenter("Nobody's Center", "00350000").batch(own, *some("x", range(3)))
    yield south.batch(own, *some("s", range(5, 30), revision=2, news=News.CHANGED))


def some(
    letter: str, numbers: range, revision: int = 1, news: News = News.NEW
) -> list[BatchRecord]:
    rows = {each: a_row(f"Ana{each}", f"Tum{letter}{revision}") for each in numbers}
    return [
        a_record(f"{letter}{each}", rows[each], rows[each], revision=revision, news=news)
        for each in numbers
    ]


def receive_until_killed(folder: Path, places: list[str], acknowledged: Connection) -> None:
    """Take all files in; tell when it begins, and once they are in."""
    receiving = receiving_in(opened(folder))
    acknowledged.send("begun")
    receiving.receive(places, Steps())
    acknowledged.send("received")
    time.sleep(2 * LIFE_RECEIVING)


def states_found(folder: Path, places: list[str]) -> tuple[State, State]:
    """Return what was there after the kill, and what is there once all came again."""
    store = opened(folder)
    before = state_of(store)
    arrived = receiving_in(store).receive(places, Steps())
    assert {one.came for one in arrived} <= {Came.TAKEN, Came.AGAIN, Came.UNKNOWN_CENTER}
    after = state_of(store)
    assert store.check(lambda _done, _total: None).found == ()
    store.close()
    return before, after


def test_every_file_is_whole_and_recorded_or_not_there_whenever_it_is_killed(
    tmp_path: Path,
) -> None:
    own = PARCELS.new_keys(PartnerKind.MMEP, "", "", MMEP.name)
    north, south = SendingCenter(), SendingCenter("Southcoast Center", "00350000", "B")
    ready = tmp_path / "ready"
    office_in(ready, own, north, south)
    places = []
    for number, parcel in enumerate(parcels(own, north, south)):
        places.append(str(tmp_path / f"{number}.mepbatch"))
        Path(places[-1]).write_bytes(parcel)
    shutil.copytree(ready, tmp_path / "undisturbed")
    store = opened(tmp_path / "undisturbed")
    whole = [state_of(store)]
    for place in places:
        receiving_in(store).receive([place], Steps())
        whole.append(state_of(store))
    store.close()
    assert len(set(map(repr, whole))) == len(places) + 1

    seen: list[tuple[str, int]] = []
    for number in range(TIMES):
        folder = tmp_path / f"office-{number}"
        shutil.copytree(ready, folder)
        ((told, (before, after)),) = killed_in_the_middle(
            receive_until_killed,
            folder,
            places,
            longest_life=LIFE_RECEIVING,
            found=partial(states_found, folder, places),
            times=1,
            seed=number,
        )
        assert before in whole, "half a file"
        assert after == whole[-1]
        seen.append((told, whole.index(before)))
        shutil.rmtree(folder)
    between = sum(0 < files < len(places) for _, files in seen)
    print(f"\n{TIMES} kills while {len(places)} files came in, {between} between two of them")
    assert all(files == len(places) for told, files in seen if told == "received")
    assert between, "some were killed in the middle"


def let_go_until_killed(folder: Path, acknowledged: Connection) -> None:
    """Let go what is due; tell when it begins, and once nothing of it is left."""
    letting_go = letting_go_in(opened(folder))
    acknowledged.send("begun")
    letting_go.let_go(HER_WORDS, Steps())
    acknowledged.send("gone")
    time.sleep(2 * LIFE_LETTING_GO)


def left_in(folder: Path, words: set[str]) -> tuple[int, int]:
    """Return how much is held after the kill, and how many acts of letting go are recorded."""
    store = opened(folder)
    past = letting_go_in(store).kept().past
    held = len(state_of(store).held)
    assert store.check(lambda _done, _total: None).found == ()
    store.close()
    if past:
        assert all(told.letting.cleared_at for told in past), "cleared when the store opens"
        assert traces_of(folder, words) == set()
    store = opened(folder)
    gone = letting_go_in(store).let_go(HER_WORDS, Steps())
    assert (gone is None) is bool(past)
    assert state_of(store).held == ()
    store.close()
    assert traces_of(folder, words) == set()
    return held, len(past)


def test_what_is_due_is_let_go_as_a_whole_or_not_at_all_whenever_it_is_killed(
    tmp_path: Path,
) -> None:
    own, center = PARCELS.new_keys(PartnerKind.MMEP, "", "", MMEP.name), SendingCenter()
    ready, chance = tmp_path / "ready", Random(5)
    words = ["".join(chance.choices(ascii_lowercase, k=22)) for _ in range(DUE)]
    office_in(ready, own, center)
    records = [a_record(f"s{each}", a_row(word, word)) for each, word in enumerate(words)]
    file = tmp_path / "one.mepbatch"
    file.write_bytes(center.batch(own, *records))
    store = opened(ready)
    receiving_in(store).receive([str(file)], Steps())
    store.close()
    assert len(traces_of(ready, words)) > DUE

    seen: list[tuple[str, tuple[int, int]]] = []
    for number in range(TIMES):
        folder = tmp_path / f"office-{number}"
        shutil.copytree(ready, folder)
        seen += killed_in_the_middle(
            let_go_until_killed,
            folder,
            longest_life=LIFE_LETTING_GO,
            found=partial(left_in, folder, set(words)),
            times=1,
            seed=number,
        )
        shutil.rmtree(folder)
    early = sum(past == 0 for _, (_, past) in seen)
    late = sum(past == 1 and told == "begun" for told, (_, past) in seen)
    print(f"\n{TIMES} kills: {early} before it was let go, {late} while its traces were cleared")
    assert {outcome for _, outcome in seen} <= {(DUE, 0), (0, 1)}
    assert all(outcome == (0, 1) for told, outcome in seen if told == "gone")
    assert early
    assert late, "some were killed in the middle"
