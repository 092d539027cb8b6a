"""Stores that were used as they should, and what somebody does to them behind the trail's back."""

import random
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import select

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.checked import Checked, Wrong
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.storage.anchor import ANCHOR_NAME
from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.store import STORE_NAME, create_store, open_store
from mmep_desktop.storage.tables import Row
from tests.storage.fake_key import FakeKey
from tests.storage.invented import (
    CENTER,
    CLERK,
    NOW,
    SCREENER,
    consent,
    printing,
    registration,
    screening,
)
from tests.storage.saving import SERIES, save_one_more

PAGE = 4096
_FIND = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid"
LOG_NAME = f"{STORE_NAME}-wal"


def make_used(folder: Path) -> None:
    """Make a store and do a little of everything in it, in several gestures."""
    store = create_store(folder, FakeKey(), CENTER, (CLERK,))
    begin = store.work(CLERK.id)
    with begin() as work:
        work.screenings.add(screening())
        work.registrations.add(registration())
        work.registrations.add(registration("r2"))
        work.commit()
    use(begin)
    store.close()


def use(begin: OpenWork, times: int = 3) -> None:
    """Go on with the family of ``make_used``."""
    for _ in range(times):
        save_one_more(begin)
    with begin() as work:
        count = len(work.papers.printings_of(("s1",)).get("s1", ()))
        work.papers.keep_consent("s1", consent())
        work.papers.add_printing(printing(f"p{count}"))
        work.trail.note(Act.PRINTED, "s1")
        work.commit()


def go_on(folder: Path) -> None:
    """Open the store, use it, and close it."""
    store = open_store(folder, FakeKey(), practice=False)
    use(store.work(CLERK.id))
    store.close()


def checked(folder: Path) -> Checked:
    """Open the store as the desk does, and check it."""
    store = open_store(folder, FakeKey(), practice=False)
    try:
        return store.check(lambda _done, _total: None)
    finally:
        store.close()


def wrong_in(folder: Path) -> set[Wrong]:
    """Return what is found wrong; a store that does not open is found to be damaged."""
    try:
        return {each.wrong for each in checked(folder).found}
    except DeskError as refusal:
        if refusal.problem in {Problem.STORE_DAMAGED, Problem.STORE_NEWER}:
            return {Wrong.PAGES_DAMAGED}
        raise


def alter(folder: Path, *statements: str) -> None:
    """Change rows as somebody would who has the key of the store, but not this program."""
    engine = store_engine(folder / STORE_NAME, FakeKey())
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        close_engine(engine)


def copied(folder: Path, name: str) -> Path:
    """Return a copy of *folder* beside it, in place of an earlier one."""
    shutil.rmtree(folder.with_name(name), ignore_errors=True)
    return Path(shutil.copytree(folder, folder.with_name(name)))


def another_family(folder: Path) -> None:
    """Have another family registered, asked and sent away with paper."""
    store = open_store(folder, FakeKey(), practice=False)
    begin = store.work(CLERK.id)
    with begin() as work:
        count = work.center.next_number(SERIES)
        new = partial("{}-{}".format, f"{count:05}")
        work.registrations.add(registration(new("r"), family_id=new("f")))
        asked = screening(new("s"), family_id=new("f"), number=f"{SERIES}-{count:05}")
        work.screenings.add(asked)
        work.papers.keep_consent(asked.id, consent())
        work.papers.add_printing(printing(new("p"), screening_id=asked.id))
        work.packs.keep(SCREENER, {"screener.toml": b"a few bytes"}, NOW)
        work.center.keep_clerk(Clerk(new("c"), "Another Clerk", Role.CLERK))
        work.commit()
    store.close()


def replayed(folder: Path) -> Iterator[tuple[int, Path]]:
    """Use a store, and yield it with each page that changed put back as it was, one at a time."""
    before = (folder / STORE_NAME).read_bytes()
    another_family(folder)
    after = (folder / STORE_NAME).read_bytes()
    for start in range(0, len(before), PAGE):
        page = before[start : start + PAGE]
        if page != after[start : start + PAGE]:
            victim = copied(folder, f"{folder.name}-{start // PAGE}")
            (victim / STORE_NAME).write_bytes(after[:start] + page + after[start + PAGE :])
            yield start // PAGE, victim


def left_hot(folder: Path, times: int) -> Path:
    """Use a store *times* times; return it as it lies there while the program runs."""
    store = open_store(folder, FakeKey(), practice=False)
    use(store.work(CLERK.id), times)
    hot = folder.with_name(f"{folder.name}-hot")
    hot.mkdir(exist_ok=True)
    for name in (STORE_NAME, LOG_NAME, ANCHOR_NAME):
        shutil.copy(folder / name, hot)
    store.close()
    return hot


def flip(file: Path, chance: random.Random) -> None:
    """Turn over one bit of *file*."""
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def unchanged(one: Path, other: Path) -> bool:
    """Whether both stores say the same: every row, and whom every word of the search leads to."""
    as_it_was = copied(one, f"{other.name}-as-it-was")
    is_so = said_by(as_it_was) == said_by(other)
    shutil.rmtree(as_it_was)
    return is_so


def said_by(folder: Path) -> dict[str, object]:
    """Return everything that the store in *folder* says."""
    engine = store_engine(folder / STORE_NAME, FakeKey())
    try:
        with engine.begin() as connection:
            tables = {each.name: select(each) for each in Row.metadata.sorted_tables}
            rows = {name: connection.execute(each).all() for name, each in tables.items()}
            words = connection.exec_driver_sql("SELECT term FROM search_vocabulary").scalars().all()
            led_to = {
                word: connection.exec_driver_sql(_FIND, (f'"{word}"',)).scalars().all()
                for word in words
            }
    finally:
        close_engine(engine)
    return {**rows, **led_to}
