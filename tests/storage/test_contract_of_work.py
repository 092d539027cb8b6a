"""One gesture is kept whole or not at all, in both stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mmep_desktop.domain.finding import readings_of
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from mmep_desktop.storage.store import Store, open_store
from tests.fake_work import FakeWork
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


def do_something_of_everything(work: UnitOfWork) -> None:
    work.registrations.add(registration())
    work.screenings.add(screening())
    work.papers.keep_consent("s1", consent())
    work.papers.add_printing(printing())
    work.packs.keep(SCREENER, {"screener.toml": b""}, NOW)
    work.center.next_number("0201-A-26")
    work.center.keep_clerk(CLERK)


def do_everything_twice(open_work: OpenWork) -> None:
    with open_work() as work:
        do_something_of_everything(work)
        do_something_of_everything(work)


def everything(work: UnitOfWork) -> list[object]:
    return [
        work.registrations.found(readings_of("xochitl"), 10),
        dict(work.screenings.latest_of(("f1",))),
        dict(work.papers.consents_of(("s1",))),
        dict(work.papers.printings_of(("s1",))),
        work.packs.latest(),
    ]


NOTHING: list[object] = [(), {}, {}, {}, None]


def test_what_is_not_committed_leaves_no_trace(open_work: OpenWork) -> None:
    with open_work() as work:
        do_something_of_everything(work)
        assert everything(work) != NOTHING
    with open_work() as work:
        assert everything(work) == NOTHING


def test_an_exception_undoes_everything_since_the_last_commit(open_work: OpenWork) -> None:
    with pytest.raises(ValueError, match=r"UNIQUE|before"):
        do_everything_twice(open_work)
    with open_work() as work:
        assert everything(work) == NOTHING


def test_a_work_goes_on_after_it_was_committed(open_work: OpenWork) -> None:
    with open_work() as work:
        do_something_of_everything(work)
        work.commit()
        work.registrations.add(registration("r2"))
        work.commit()
        work.registrations.add(registration("r3"))
    with open_work() as work:
        assert {one.id for one in work.registrations.of_family("f1")} == {"r1", "r2"}


def test_a_work_that_touches_nothing_disturbs_nobody(open_work: OpenWork) -> None:
    with open_work() as idle, open_work() as work:
        work.registrations.add(registration())
        work.commit()
        idle.commit()
    with open_work() as work:
        assert work.registrations.get("r1") == registration()


@pytest.fixture(params=["real", "fake"])
def impatient(request: pytest.FixtureRequest, store: Store, folder: Path) -> Iterator[OpenWork]:
    if request.param == "fake":
        yield FakeWork(CENTER, CLERK)
        return
    store.close()
    again = open_store(folder, FakeKey(), practice=False, patience_ms=20)
    yield again.work()
    again.close()


def test_a_work_inside_another_one_is_told_that_the_store_is_busy(impatient: OpenWork) -> None:
    with impatient() as outer:
        outer.registrations.add(registration())
        with impatient() as inner, pytest.raises(DeskError) as refusal:
            inner.registrations.get("r1")
        outer.commit()
    assert refusal.value.problem is Problem.STORE_BUSY
    with impatient() as work:
        assert work.registrations.get("r1") == registration()
