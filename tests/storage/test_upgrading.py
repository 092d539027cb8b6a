"""Old stores are brought up to date whole; newer ones are left alone; the tables are the steps'."""

import json
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect
from sqlcipher3 import dbapi2

from mmep_desktop.domain.printing import sheet_content
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage import migrations
from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.migrating import STEPS, bring_up_to_date, revision_of
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.store import STORE_NAME, Store, open_store
from mmep_desktop.storage.tables import Row
from mmep_desktop.storage.trail import Trail
from tests.data.upgrade.contents import contents_of
from tests.fakes import SetClock
from tests.source_tree import ROOT
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CLERK

TRAIL = Trail(Seals(FakeKey()), SetClock())
SAMPLES = sorted(path.parent for path in ROOT.glob("tests/data/upgrade/*/store.mmep"))
FAILING_STEP = '''
"""A step that fails when it is half done."""
from alembic import op
revision = "next"
down_revision = "{head}"
branch_labels = depends_on = None
def upgrade() -> None:
    op.execute("CREATE TABLE half (done INTEGER)")
    op.execute("DELETE FROM clerk")
    {end}
'''


@pytest.fixture
def engine(store: Store, folder: Path) -> Iterator[Engine]:
    opened = store_engine(folder / STORE_NAME, FakeKey())
    yield opened
    close_engine(opened)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_store_of_every_version_still_opens_and_says_the_same(
    sample: Path, tmp_path: Path
) -> None:
    shutil.copy(sample / STORE_NAME, tmp_path)
    key = FakeKey((sample / "key.txt").read_text(encoding="ascii").strip())
    store = open_store(tmp_path, key, practice=False)
    contents = json.loads(json.dumps(contents_of(store.work())))
    store.close()
    assert contents == json.loads((sample / "contents.json").read_text(encoding="utf-8"))


def test_what_an_older_version_finished_is_a_first_revision_and_its_prints_stay_true(
    tmp_path: Path,
) -> None:
    sample = ROOT / "tests/data/upgrade/0.1.0"
    shutil.copy(sample / STORE_NAME, tmp_path)
    key = FakeKey((sample / "key.txt").read_text(encoding="ascii").strip())
    store = open_store(tmp_path, key, practice=False)
    with store.work()() as work:
        finished = work.screenings.get("s8").as_revision()
        begun = work.screenings.get("s2")
        (sheet, _page) = work.papers.printings_of(("s8",))["s8"]
    store.close()
    assert (finished.number, finished.finished_by, finished.reason) == (1, CLERK.id, None)
    assert (begun.revision, begun.finished_by) == (1, "")
    assert sheet.says(sheet_content(1, may_be_sent=True))


def test_there_is_a_sample_of_this_version() -> None:
    assert version("mmep-desktop") in [sample.name for sample in SAMPLES]


def is_a_plain_table(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the full-text index, which is no table of SQLAlchemy's."""
    return kind != "table" or not str(name).startswith(("search_index", "search_vocabulary"))


def test_the_steps_make_exactly_the_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_a_plain_table}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Row.metadata) == []


def test_every_index_and_constraint_has_the_name_the_tables_give_it(engine: Engine) -> None:
    found = inspect(engine)
    for table in Row.metadata.sorted_tables:
        assert {one["name"] for one in found.get_indexes(table.name)} == {
            index.name for index in table.indexes
        }
        assert found.get_pk_constraint(table.name)["name"] == table.primary_key.name
        assert {one["name"] for one in found.get_foreign_keys(table.name)} == {
            constraint.name for constraint in table.foreign_key_constraints
        }


def test_a_store_of_this_version_is_not_touched(store: Store, folder: Path) -> None:
    store.close()
    before = (folder / STORE_NAME).read_bytes()
    open_store(folder, FakeKey(), practice=False).close()
    assert (folder / STORE_NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", Problem.STORE_NEWER),
        ("DROP TABLE alembic_version", Problem.STORE_DAMAGED),
        ("DELETE FROM alembic_version", Problem.STORE_DAMAGED),
        ("DELETE FROM center", Problem.STORE_DAMAGED),
    ],
)
def test_tables_that_are_not_ours_are_left_alone(
    store: Store, folder: Path, statement: str, problem: Problem
) -> None:
    store.close()
    raw = dbapi2.connect(str(folder / STORE_NAME), isolation_level=None)
    raw.set_key(FakeKey().database_key_spec())
    raw.execute(statement)
    raw.close()
    before = (folder / STORE_NAME).read_bytes()
    with pytest.raises(DeskError) as refusal:
        open_store(folder, FakeKey(), practice=False)
    assert refusal.value.problem is problem
    assert (folder / STORE_NAME).read_bytes() == before


def steps_with(tmp_path: Path, end: str) -> ScriptDirectory:
    """Return the steps of a version to come, whose last one ends with *end*."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, folder)
    step = FAILING_STEP.format(head=STEPS.get_current_head(), end=end)
    (folder / "versions" / "next.py").write_text(step, encoding="utf-8")
    return ScriptDirectory(str(folder))


def test_an_older_store_is_brought_up_to_date(engine: Engine, tmp_path: Path) -> None:
    bring_up_to_date(engine, TRAIL, steps_with(tmp_path, "pass"))
    with engine.connect() as connection:
        assert revision_of(connection) == "next"
        assert inspect(connection).has_table("half")


def test_a_step_that_fails_leaves_the_store_as_it_was(
    engine: Engine, store: Store, tmp_path: Path
) -> None:
    with pytest.raises(ZeroDivisionError):
        bring_up_to_date(engine, TRAIL, steps_with(tmp_path, "1 / 0"))
    with engine.connect() as connection:
        assert revision_of(connection) == STEPS.get_current_head()
        assert not inspect(connection).has_table("half")
    with store.work()() as work:
        assert len(work.center.clerks()) == 1
