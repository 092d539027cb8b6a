"""When a clerk leaves, the store gets another key: what she had opens nothing, whatever happens."""

import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from mmep_desktop.domain.acts import Act
from mmep_desktop.errors import Problem
from mmep_desktop.security.store_marker import MARKER_NAME
from mmep_desktop.services.clerks import Standing
from mmep_desktop.services.keys import Purpose
from mmep_desktop.storage.engine import lone_connection
from mmep_desktop.storage.store import STORE_NAME
from tests.people import BOS_WORDS, Center, refused
from tests.prepared_desk import PASSPHRASE
from tests.removing import (
    AfterTheKill,
    after_the_kill,
    copied,
    desk_with_two_clerks,
    killed_at_changes,
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Center:
    return desk_with_two_clerks(tmp_path_factory.mktemp("prepared") / "desk")


@pytest.fixture
def center(prepared: Center, tmp_path: Path) -> Center:
    return copied(prepared, tmp_path / "desk")


def test_old_key_file_old_words_and_old_half_together_open_nothing(
    center: Center, prepared: Center
) -> None:
    with center.open() as desk:
        key = desk.key_now()
        desk.clerks.remove("bn")
        assert desk.key_now().keys() == key.keys()
        changed = {name for name in key if desk.key_now()[name] != key[name]}
        assert changed == {"database", Purpose.BACKUPS, Purpose.KEY_FILE}
        acts = desk.acts()
        assert ("ms", Act.CLERK_REMOVED, "bn") in acts
        assert ("ms", Act.KEY_ROTATED, "") in acts
        desk.clerks.invite_again("ms")  # the desk goes on under the new key
    marker = (center.folder / MARKER_NAME).read_bytes()
    found = after_the_kill(center, prepared)
    assert found == AfterTheKill(Standing.LEFT, 2, (2,), (), old_opens=False)
    # Whoever stays is refused with a key file from before as well, and told why.
    (center.folder / MARKER_NAME).write_bytes(marker)
    with refused(Problem.KEY_FILE_OLD):
        center.door().unlock("ms", PASSPHRASE)


def test_no_copy_of_the_key_file_keeps_the_slot_of_whoever_left(center: Center) -> None:
    (center.folder / "backups").mkdir()
    shutil.copy(center.folder / "keys.json", center.folder / "backups")
    with center.open() as desk:
        desk.clerks.remove("bn")
    copies = [path for path in center.folder.rglob("keys.json*") if path.is_file()]
    assert len(copies) == 3
    assert not any(b'"bn"' in path.read_bytes() for path in copies)


def test_the_sheet_and_the_words_of_those_who_stay_are_as_good_as_before(
    center: Center,
) -> None:
    with center.open() as desk:
        sheet = desk.recovery.begin().key
        desk.recovery.confirm(sheet)
        code = desk.clerks.invite_again("bn").code
        for _ in range(3):
            desk.clerks.exchange_key()
    center.door().recover(sheet).leave()
    center.door().enroll(code).leave()
    with center.open("bn", BOS_WORDS) as desk:
        assert desk.unlocked.clerk.id == "bn"


def test_a_store_that_somebody_else_reads_is_exchanged_at_the_next_unlock(
    center: Center, prepared: Center
) -> None:
    with center.open() as desk:
        reader = lone_connection(center.folder / STORE_NAME, desk.key)
        with refused(Problem.STORE_BUSY):
            desk.clerks.remove("bn")
        reader.close()
        assert desk.standings()["bn"] is Standing.LEFT
        desk.clerks.invite_again("ms")  # under both keys
    assert after_the_kill(center, prepared).generations == (2,)


def test_work_that_was_begun_before_goes_on_after(center: Center) -> None:
    with center.open() as desk:
        begun = desk.unlocked.store.work("ms")()
        desk.clerks.exchange_key()
        with begun as work:
            work.trail.note(Act.LOCKED)
            work.commit()
        assert ("ms", Act.LOCKED, "") in desk.acts()


def test_a_copy_that_was_never_finished_is_neither_used_nor_kept(center: Center) -> None:
    for name in ("store.mmep.next", "store.mmep.next-journal", "store.mmep.old"):
        (center.folder / name).write_bytes(b"left by a crash")
    with center.open():
        pass
    assert sorted(path.name for path in center.folder.glob("store.mmep.*")) == []


def test_killed_before_any_change_of_a_file_the_desk_opens_and_never_for_her(
    prepared: Center, tmp_path: Path
) -> None:
    """Every fifth change of a file; the drill tries each."""
    outcomes = list(killed_at_changes(prepared, tmp_path, every=5))
    assert {(found.families, found.leftovers) for found in outcomes} == {(2, ())}
    assert all(found.old_opens is (found.standing is not Standing.LEFT) for found in outcomes)
    assert Standing.LEFT in {found.standing for found in outcomes}


def test_sqlite_keeps_everybody_out_while_a_store_is_exchanged(center: Center) -> None:
    """What the exchange rests on: the log cannot be closed while another connection is open."""
    with center.open() as desk:
        first, second = (lone_connection(center.folder / STORE_NAME, desk.key) for _ in range(2))
        first.set_authorizer(None)
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            first.execute("PRAGMA journal_mode=DELETE")
        for connection in (first, second):
            connection.close()
