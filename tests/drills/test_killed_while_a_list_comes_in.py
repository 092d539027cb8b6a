"""Kill the program while a list comes in: the whole list is there in the end, or nothing of it.

``MMEP_DRILL_LISTS`` says how often: 40 times by default.
"""

import os
import time
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from mmep_desktop.services.importing import Importing
from mmep_desktop.services.keeping_lists import AT_ONCE
from mmep_desktop.storage.ids import TimedIdentifiers
from mmep_desktop.storage.store import Store, create_store, open_store
from tests.fake_reader import SchoolFiles
from tests.fakes import Drawer, SetClock
from tests.killing import killed_in_the_middle
from tests.services.test_importing import PATH, Counting, PlainSheets
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, CLERK
from tests.storage.students import SOURCE, student

TIMES = int(os.environ.get("MMEP_DRILL_LISTS", "40"))
STUDENTS = 6 * AT_ONCE + 7
LONGEST_LIFE = 0.8
"""Seconds; a list of so many is read and kept in about as long."""


def importing_into(store: Store) -> Importing:
    files = SchoolFiles()
    files.is_bulk = False
    files.source = SOURCE
    files.students = [student(f"{n}", local_id=f"7{n:05}") for n in range(STUDENTS)]
    work, clock, ids = store.work(CLERK.id), SetClock(), TimedIdentifiers()
    return Importing(work, clock, ids, CLERK, files, PlainSheets(), Drawer())


def bring_in(folder: Path, acknowledged: Connection) -> None:
    """Bring a list in; tell when it begins, and once all of it is read."""
    importing = importing_into(open_store(folder, FakeKey(), practice=False))
    acknowledged.send("begun")
    report = importing.read(PATH, None, Counting())
    acknowledged.send("read")
    importing.keep(report, Counting())
    acknowledged.send("kept")
    time.sleep(2 * LONGEST_LIFE)


def found_in(folder: Path) -> tuple[int, int]:
    """Return how many students were there after the kill, and how many once it has gone on."""
    store = open_store(folder, FakeKey(), practice=False)
    before = kept_in(store)
    importing_into(store).go_on(Counting())
    after = kept_in(store)
    assert store.check(lambda _done, _total: None).found == ()
    store.close()
    return before, after


def kept_in(store: Store) -> int:
    with store.work()() as work:
        everybody = [student(f"{n}", local_id="") for n in range(STUDENTS)]
        return len(work.rosters.known(SOURCE, everybody))


def test_a_list_is_there_as_a_whole_or_not_at_all_whenever_it_is_killed(tmp_path: Path) -> None:
    seen: list[tuple[str, tuple[int, int]]] = []
    for number in range(TIMES):
        folder = tmp_path / f"desk-{number}"
        create_store(folder, FakeKey(), CENTER, (CLERK,)).close()
        seen += killed_in_the_middle(
            bring_in,
            folder,
            longest_life=LONGEST_LIFE,
            found=partial(found_in, folder),
            times=1,
            seed=number,
        )
    between = sum(0 < before < STUDENTS for _, (before, _) in seen)
    nothing = sum(after == 0 for _, (_, after) in seen)
    print(f"\n{TIMES} kills: {nothing} before the list was read, {between} while it was kept")
    assert {after for _, (_, after) in seen} <= {0, STUDENTS}
    assert all(after == STUDENTS for told, (_, after) in seen if told != "begun")
    assert between, "some were killed in the middle"
