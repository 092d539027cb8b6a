"""What goes wrong in the store says so plainly, and names nobody."""

import logging
import stat
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlcipher3 import dbapi2

from mmep_desktop.domain.names import Name
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.faults import RowRefused, fault_of
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.store import STORE_NAME, Store, create_store
from mmep_desktop.storage.trail import Trail
from mmep_desktop.storage.unit_of_work import SqlUnitOfWork
from tests.fakes import SetClock
from tests.source_tree import ROOT
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, consent, printing, registration, screening

MARKER = "Xochimilcatl"
NAMED = registration("r-named", Name(MARKER, last_1=MARKER))


def everything_said(problem: BaseException) -> str:
    """Return what a careless handler could write down, with the causes and their arguments."""
    chain = "".join(traceback.format_exception(problem))
    return f"{chain}{problem!r}{problem.args!r}{problem.__cause__!r}{problem.__context__!r}"


def add_named(begin: OpenWork) -> None:
    with begin() as work:
        work.registrations.add(NAMED)
        work.commit()


def add_until_it_is_full(begin: OpenWork, kept: list[str]) -> None:
    for number in range(2_000):
        with begin() as work:
            work.registrations.add(registration(f"r{number:04}", Name(MARKER * 20)))
            work.commit()
        kept.append(f"r{number:04}")


def save_with_far_too_much(work: UnitOfWork) -> None:
    work.screenings.save(work.screenings.get("s1"))
    for number in range(5_000):
        work.registrations.add(registration(f"r{number}"))


@contextmanager
def a_rival_holds_the_lock(path: Path) -> Iterator[None]:
    rival = dbapi2.connect(str(path), isolation_level=None)
    rival.set_key(FakeKey().database_key_spec())
    rival.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        rival.close()


@contextmanager
def limited_to(path: Path, pages: int) -> Iterator[OpenWork]:
    """Begin work on a store that may not grow beyond *pages*, as on a full disk."""
    engine = store_engine(path, FakeKey(), patience_ms=20)

    def limit(connection: dbapi2.Connection, _record: object) -> None:
        connection.set_authorizer(None)
        connection.execute(f"PRAGMA max_page_count={pages}").close()

    event.listen(engine, "connect", limit)
    try:
        yield lambda: SqlUnitOfWork(engine, Trail(Seals(FakeKey()), SetClock()))
    finally:
        close_engine(engine)


def test_a_row_added_twice_is_refused_without_its_name(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "sqlalchemy")
    add_named(store.work())
    with pytest.raises(RowRefused) as refusal:
        add_named(store.work())
    assert "registration" in str(refusal.value)
    assert MARKER not in everything_said(refusal.value)
    assert "INSERT INTO registration" in caplog.text
    assert MARKER not in caplog.text


def test_a_busy_store_says_so_and_goes_on_afterwards(store: Store, folder: Path) -> None:
    engine = store_engine(folder / STORE_NAME, FakeKey(), patience_ms=20)
    begin: OpenWork = lambda: SqlUnitOfWork(engine, Trail(Seals(FakeKey()), SetClock()))  # noqa: E731 - a work is begun in one word
    with a_rival_holds_the_lock(folder / STORE_NAME), pytest.raises(DeskError) as refusal:
        add_named(begin)
    assert refusal.value.problem is Problem.STORE_BUSY
    assert MARKER not in everything_said(refusal.value)
    add_named(begin)
    close_engine(engine)


def test_a_full_store_says_so_and_keeps_what_it_had(store: Store, folder: Path) -> None:
    store.close()
    path = folder / STORE_NAME
    kept: list[str] = []
    with limited_to(path, path.stat().st_size // 4096 + 12) as begin:
        with pytest.raises(DeskError) as refusal:
            add_until_it_is_full(begin, kept)
        with begin() as work:
            there = work.registrations.of_family("f1")
    assert refusal.value.problem is Problem.STORE_FULL
    assert [one.id for one in there] == kept != []
    assert MARKER not in everything_said(refusal.value)
    with limited_to(path, 100_000) as begin:
        add_named(begin)


def test_an_answer_that_did_not_fit_is_not_half_there(store: Store, folder: Path) -> None:
    with store.work()() as work:
        work.screenings.add(screening())
        work.commit()
    store.close()
    with limited_to(folder / STORE_NAME, 30) as begin:
        with begin() as work, pytest.raises(DeskError):
            save_with_far_too_much(work)
        with begin() as work:
            assert work.screenings.get("s1").savings == 1
            assert work.registrations.of_family("f1") == ()


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (dbapi2.SQLITE_NOTADB, Problem.STORE_DAMAGED),
        (dbapi2.SQLITE_CORRUPT, Problem.STORE_DAMAGED),
        (dbapi2.SQLITE_READONLY, Problem.STORE_READ_ONLY),
        (dbapi2.SQLITE_CANTOPEN, Problem.STORE_READ_ONLY),
        (dbapi2.SQLITE_FULL, Problem.STORE_FULL),
        (dbapi2.SQLITE_BUSY, Problem.STORE_BUSY),
        (dbapi2.SQLITE_LOCKED, Problem.STORE_BUSY),
        (dbapi2.SQLITE_IOERR, Problem.STORE_BUSY),
    ],
)
def test_each_result_code_has_its_problem(tmp_path: Path, code: int, problem: Problem) -> None:
    (tmp_path / STORE_NAME).touch()
    found = fault_of(an_error(code), tmp_path / STORE_NAME)
    assert isinstance(found, DeskError)
    assert found.problem is problem
    assert MARKER not in repr(found)
    assert found.problem.sentence.endswith(".")


@pytest.mark.parametrize(
    "code", [dbapi2.SQLITE_READONLY, dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_IOERR]
)
def test_a_file_that_is_not_at_its_place_any_more_is_told_as_moved(
    tmp_path: Path, code: int
) -> None:
    found = fault_of(an_error(code), tmp_path / "gone" / STORE_NAME)
    assert isinstance(found, DeskError)
    assert found.problem is Problem.STORE_MOVED


def an_error(code: int) -> dbapi2.OperationalError:
    error = dbapi2.OperationalError(MARKER)
    error.sqlite_errorcode = code
    return error


def test_what_is_a_bug_of_ours_is_no_problem_for_the_clerk(store: Store, folder: Path) -> None:
    engine = store_engine(folder / STORE_NAME, FakeKey())
    with engine.begin() as connection, pytest.raises(Exception, match="syntax error") as fault:
        connection.execute(text("SELEKT :name"), {"name": MARKER})
    assert not isinstance(fault.value, DeskError)
    assert MARKER not in everything_said(fault.value)
    close_engine(engine)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE screening SET begun_at = 'yesterday'",
        'UPDATE screening SET draft = \'{"moved": {"is": "sung"}}\'',
        "UPDATE screening SET determination = '{}'",
        "UPDATE consent SET state = 'sung'",
        "UPDATE printing SET paper = 'sung'",
        "UPDATE clerk SET role = 'sung'",
    ],
)
def test_a_word_that_this_version_does_not_know_is_damage(
    store: Store, folder: Path, change: str
) -> None:
    with store.work()() as work:
        work.screenings.add(screening())
        work.papers.keep_consent("s1", consent())
        work.papers.add_printing(printing())
        work.commit()
    engine = store_engine(folder / STORE_NAME, FakeKey())
    with engine.begin() as connection:
        assert connection.execute(text(change)).rowcount == 1
    close_engine(engine)
    with store.work()() as work, pytest.raises(DeskError) as refusal:
        read_everything(work)
    assert refusal.value.problem is Problem.STORE_DAMAGED


def read_everything(work: UnitOfWork) -> None:
    work.center.clerks()
    work.screenings.get("s1")
    work.papers.consents_of(("s1",))
    work.papers.printings_of(("s1",))


READ_ONLY = """
import os, sys
from pathlib import Path
from mmep_desktop.errors import DeskError
from mmep_desktop.storage.store import open_store
from tests.storage.fake_key import FakeKey
if os.geteuid() == 0:
    os.setuid(65534)
try:
    work = open_store(Path(sys.argv[1]), FakeKey(), practice=False).work()
    with work() as unit:
        print(unit.center.center().desk)
    with work() as unit:
        unit.center.next_number("0201-A-26")
        unit.commit()
except DeskError as refusal:
    print(refusal.problem.name)
"""


@pytest.fixture
def folder_apart() -> Iterator[Path]:
    """Return a folder that another account can be let into, with a store in it."""
    with tempfile.TemporaryDirectory() as name:
        create_store(Path(name), FakeKey(), CENTER).close()
        yield Path(name)
        Path(name).chmod(stat.S_IRWXU)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are set in another way there")
@pytest.mark.parametrize(
    ("folder_rights", "file_rights", "said"),
    [
        (0o777, 0o666, "A"),
        (0o777, 0o444, "A STORE_READ_ONLY"),
        (0o555, 0o444, "STORE_READ_ONLY"),
        (0o555, 0o666, "STORE_READ_ONLY"),
        (0o777, 0o000, "STORE_READ_ONLY"),
    ],
)
def test_a_store_that_may_not_be_written(
    folder_apart: Path, folder_rights: int, file_rights: int, said: str
) -> None:
    (folder_apart / STORE_NAME).chmod(file_rights)
    folder_apart.chmod(folder_rights)
    command = [sys.executable, "-c", READ_ONLY, str(folder_apart)]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (shown.stdout.split(), shown.stderr) == (said.split(), "")
