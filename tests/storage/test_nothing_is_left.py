"""Of a record that was destroyed nothing is left for whoever has the key and reads every page."""

from pathlib import Path
from random import Random

import pytest

from mmep_desktop.domain.finding import readings_of
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.keeping import OF_A_SCREENING
from mmep_desktop.storage.sqlite_only import WITHOUT_LOCK
from mmep_desktop.storage.store import STORE_NAME, Store, open_store
from mmep_desktop.storage.tables import Row
from tests.storage.fake_key import FakeKey
from tests.storage.forgetting import Families, destroy, fill, traces_of
from tests.storage.invented import registration
from tests.storage.pages import NotWithThisKey, clear_pages
from tests.storage.test_faults import a_rival_holds_the_lock

FAMILIES, ROUNDS, A_ROUND = 120, 2, 50

STAYS = {
    "center",
    "school",
    "clerk",
    "number_series",
    "coverage",
    "pack",
    "pack_file",
    "trail",
    "keeping_terms",
    "sending_rules",
    "destruction",
    "tombstone",
    "remnant",
    "roster_import",
    "roster_preset",
    "school_contact",
    "program",
    "add_on",
    "batch",
    "answer_file",
    "own_keys",
    "partner",
}
"""Tables that say nothing of a family, or only what remains of it; a batch says no more of it."""

GOES = {
    "registration",
    "guardian",
    "screening",
    "disclosure",
    "disclosure_child",
    "hold",
    "not_yet",
    "proposed",
    "family_merge",
    "apart",
    "also_known",
    "batch_item",
    *(table.__tablename__ for table in OF_A_SCREENING),
}

AT_MMEP = {
    "received_batch",
    "received_record",
    "received_child",
    "given_answer",
    "given_file",
    "waiting_parcel",
    "received_terms",
    "letting",
    "let_go",
}
"""What centers sent to MMEP, and what stays of it: a center has no row of it."""

PASSES = {"roster_part"}
"""What was read of a list and waits for seconds until it is kept; no family is in it yet."""


def test_every_table_either_goes_with_a_family_or_says_nothing_of_one() -> None:
    assert set(Row.metadata.tables) == STAYS | GOES | PASSES | AT_MMEP
    assert not STAYS & GOES


def test_no_piece_of_a_destroyed_record_is_left(store: Store, folder: Path) -> None:
    families = Families(Random(1))
    fill(store.work(), families, FAMILIES)
    left, went = sorted(families.words), set[str]()
    for turn in range(ROUNDS):
        gone = set(Random(turn).sample(left, A_ROUND))
        went.update(families.words_of(gone))
        left = [each for each in left if each not in gone]
        assert len(traces_of(folder, went)) > 10 * A_ROUND, "the search sees what is there"
        assert destroy(store, gone, f"d{turn}")
        assert traces_of(folder, went, families.words_of(left)) == set()
    assert len(traces_of(folder, families.words_of(left))) > 10 * len(left)
    assert (folder / f"{STORE_NAME}-wal").stat().st_size == 0
    assert store.check(lambda _done, _total: None).is_whole
    with store.work()() as work:
        assert work.keeping.families()
        assert len(work.registrations.found(readings_of(families.words[left[0]][0]), 9)) == 1


def test_while_somebody_reads_traces_may_stay_and_go_when_the_store_opens(
    store: Store, folder: Path
) -> None:
    store.close()
    store = open_store(folder, FakeKey(), practice=False, patience_ms=20)
    families = Families(Random(3))
    fill(store.work(), families, 12)
    reading = store_engine(folder / STORE_NAME, FakeKey())
    with reading.connect().execution_options(**WITHOUT_LOCK) as connection:
        connection.exec_driver_sql("SELECT count(*) FROM registration").all()
        assert not destroy(store, {"f3", "f4"})
    close_engine(reading)
    with store.work()() as work:
        assert work.destructions.are_uncleared()
    store.close()
    open_store(folder, FakeKey(), practice=False).close()
    went = {"f3", "f4"}
    stayed = families.words_of(families.words.keys() - went)
    assert traces_of(folder, families.words_of(went), stayed) == set()


def test_while_somebody_writes_the_clearing_waits_and_says_so(store: Store, folder: Path) -> None:
    store.close()
    store = open_store(folder, FakeKey(), practice=False, patience_ms=20)
    with a_rival_holds_the_lock(folder / STORE_NAME), pytest.raises(DeskError) as refusal:
        store.clear_traces()
    assert refusal.value.problem is Problem.STORE_BUSY
    assert store.clear_traces()
    store.close()


def test_the_reading_refuses_pages_that_it_cannot_open(store: Store, folder: Path) -> None:
    with store.work()() as work:
        work.registrations.add(registration())
        work.commit()
    store.close()
    with (folder / STORE_NAME).open("r+b") as file:
        file.seek(4096 + 100)
        file.write(b"something else")
    with pytest.raises(NotWithThisKey):
        list(clear_pages(folder))
