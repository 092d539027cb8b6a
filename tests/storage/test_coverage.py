"""The counts kept beside the children are those that counting anew would give, whatever happens."""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from mmep_desktop.services.ports import OpenWork, UnitOfWork
from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.store import STORE_NAME, Store, open_store
from tests.fake_work import FakeWork
from tests.source_tree import ROOT
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, CLERK, NOW, TODAY, registration, screening

FAMILIES = ("f1", "f2", "f3")
DAYS = tuple(TODAY - timedelta(days=number) for number in range(4))
STEPS = 60
COUNTED_ANEW = text(
    "SELECT registered_on, count(*), sum(family_id IN (SELECT family_id FROM screening"
    " WHERE alone IS NULL AND finished_at IS NOT NULL)) FROM registration GROUP BY registered_on"
)
KEPT = text("SELECT day, registered, asked FROM coverage")

Act = Callable[[UnitOfWork], object]


class Day:
    """A day at the desk: each step registers, changes, begins, finishes or takes up again."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._children: list[str] = []
        self._interviews: list[str] = []

    def steps(self, count: int) -> list[Act]:
        return [self._step(number) for number in range(count)]

    def _step(self, number: int) -> Act:
        family, day = self._chance.choice(FAMILIES), self._chance.choice(DAYS)
        kind = self._chance.choice(("register", "register", "change", "begin", "turn", "turn"))
        end = self._chance.choice((None, NOW))
        if kind == "change" and self._children:
            id_ = self._chance.choice(self._children)
            return lambda work: work.registrations.keep(
                registration(id_, family_id=family, registered_on=day)
            )
        if kind == "begin":
            self._interviews.append(f"s{number}")
            begun = screening(f"s{number}", family_id=family, alone=self._chance.choice((None, 0)))
            return lambda work: work.screenings.add(replace(begun, finished_at=end))
        if kind == "turn" and self._interviews:
            id_ = self._chance.choice(self._interviews)
            return lambda work: work.screenings.save(
                replace(work.screenings.get(id_), finished_at=end)
            )
        self._children.append(f"r{number}")
        return lambda work: work.registrations.add(
            registration(f"r{number}", family_id=family, registered_on=day)
        )


def coverage_of(begin: OpenWork) -> list[tuple[int, int]]:
    with begin() as work:
        return [work.registrations.coverage_since(day) for day in (*DAYS, date(2000, 1, 1))]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_the_counts_are_those_of_counting_anew(store: Store, seed: int) -> None:
    real, naive, most_asked = store.work(), FakeWork(CENTER, CLERK), 0
    for act in Day(seed).steps(STEPS):
        for begin in (real, naive):
            with begin() as work:
                act(work)
                work.commit()
        assert coverage_of(real) == coverage_of(naive)
        registered, asked = coverage_of(real)[-1]
        assert registered >= asked
        most_asked = max(most_asked, asked)
    assert most_asked > 0


def test_what_is_not_kept_is_not_counted(store: Store) -> None:
    with store.work()() as work:
        work.registrations.add(registration())
    assert coverage_of(store.work())[-1] == (0, 0)


def test_whoever_is_in_an_older_store_is_counted_when_it_is_opened(tmp_path: Path) -> None:
    sample = ROOT / "tests/data/upgrade/0.1.0"
    shutil.copy(sample / STORE_NAME, tmp_path)
    key = FakeKey((sample / "key.txt").read_text(encoding="ascii").strip())
    open_store(tmp_path, key, practice=False).close()
    engine = store_engine(tmp_path / STORE_NAME, key)
    with engine.connect() as connection:
        anew, kept = (set(connection.execute(rows).all()) for rows in (COUNTED_ANEW, KEPT))
    close_engine(engine)
    assert anew == kept
    assert sum(asked for _, _, asked in anew) > 0
