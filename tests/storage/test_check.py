"""Whatever is altered, put back, cut off or removed behind the trail's back is found."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.checked import Found, Wrong
from mmep_desktop.storage.anchor import ANCHOR_NAME
from mmep_desktop.storage.store import STORE_NAME, create_store, open_store
from tests.fakes import SetClock
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, CLERK
from tests.storage.tampering import (
    LOG_NAME,
    PAGE,
    alter,
    checked,
    copied,
    flip,
    go_on,
    left_hot,
    make_used,
    replayed,
    unchanged,
    wrong_in,
)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("used") / "desk"
    make_used(folder)
    return folder


@pytest.fixture
def desk(used: Path, tmp_path: Path) -> Path:
    """Return the folder of a closed store in which a little was done."""
    return Path(shutil.copytree(used, tmp_path / "desk"))


def test_a_store_that_was_used_as_it_should_is_whole(desk: Path) -> None:
    found = checked(desk)
    assert found.is_whole
    assert found.lines > found.records > 0


def test_it_is_told_how_far_the_check_is_and_it_may_be_ended(desk: Path) -> None:
    told: list[tuple[int, int]] = []

    class Enough(Exception):
        pass

    def enough(done: int, total: int) -> None:
        told.append((done, total))
        raise Enough

    store = open_store(desk, FakeKey(), practice=False)
    with pytest.raises(Enough):
        store.check(enough)
    assert store.check(lambda done, total: told.append((done, total))).is_whole
    store.close()
    assert all(0 < done <= total for done, total in told)
    assert told[-1][0] == told[-1][1]


FRAME = 24 + PAGE
"""What one page takes in the log."""

LINE = Found(Wrong.LINE_ALTERED, "trail", "5")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "UPDATE registration SET first = 'Other' WHERE id = 'r1'",
            Found(Wrong.RECORD_ALTERED, "registration", "r1"),
        ),
        ("UPDATE clerk SET role = 'auditor'", Found(Wrong.RECORD_ALTERED, "clerk", CLERK.id)),
        ("DELETE FROM printing", Found(Wrong.RECORD_REMOVED, "printing", "p0")),
        (
            "INSERT INTO number_series (series, count) VALUES ('X', 7)",
            Found(Wrong.RECORD_ADDED, "number_series", "X"),
        ),
        ("UPDATE trail SET act = 'viewed' WHERE seq = 5", LINE),
        ("UPDATE trail SET clerk = 'other' WHERE seq = 5", LINE),
        ("UPDATE trail SET at = x'00' WHERE seq = 5", LINE),
        ("UPDATE trail SET code = 'text' WHERE seq = 5", LINE),
        ("UPDATE trail SET mac = zeroblob(32) WHERE seq = 5", LINE),
        ("UPDATE trail SET seq = -1 WHERE seq = 5", Found(Wrong.LINES_MISSING, "trail", "5")),
        ("DELETE FROM trail WHERE seq = 5", Found(Wrong.LINES_MISSING, "trail", "5")),
        ("UPDATE coverage SET asked = 2", Found(Wrong.COUNTS_ALTERED, "coverage", "2026-09-01")),
        (
            "UPDATE search_index SET names = 'nobody' WHERE rowid = 2",
            Found(Wrong.SEARCH_ALTERED, "search_index", "r1"),
        ),
        (
            "DELETE FROM search_index WHERE rowid = 2",
            Found(Wrong.SEARCH_ALTERED, "search_index", "r1"),
        ),
        (
            "INSERT INTO search_index (rowid, names) VALUES (99, 'somebody')",
            Found(Wrong.SEARCH_ALTERED, "search_index"),
        ),
        (
            "UPDATE search_index_content SET c0 = 'nobody' WHERE id = 2",
            Found(Wrong.SEARCH_ALTERED),
        ),
        (
            "CREATE TRIGGER quiet AFTER INSERT ON clerk BEGIN SELECT 1; END",
            Found(Wrong.TABLES_ALTERED, "quiet"),
        ),
    ],
)
def test_what_was_changed_with_the_key_of_the_store_alone_is_found(
    desk: Path, statement: str, expected: Found
) -> None:
    alter(desk, statement)
    assert expected in checked(desk).found


def test_only_what_was_touched_is_said_to_be_altered(desk: Path) -> None:
    alter(desk, "UPDATE registration SET first = 'Other' WHERE id = 'r1'", "DELETE FROM consent")
    found = {each for each in checked(desk).found if each.wrong is not Wrong.SEARCH_ALTERED}
    consents = {each.about for each in found if each.kind == "consent"}
    assert len(consents) == 4
    assert found == {
        Found(Wrong.RECORD_ALTERED, "registration", "r1"),
        *(Found(Wrong.RECORD_REMOVED, "consent", id_) for id_ in consents),
    }


def test_two_lines_that_changed_places_are_found(desk: Path) -> None:
    alter(
        desk,
        "UPDATE trail SET seq = -1 WHERE seq = 5",
        "UPDATE trail SET seq = 5 WHERE seq = 6",
        "UPDATE trail SET seq = 6 WHERE seq = -1",
    )
    assert {LINE, Found(Wrong.LINE_ALTERED, "trail", "6")} <= set(checked(desk).found)


def test_a_row_that_was_put_back_as_it_was_is_told_apart_from_one_that_was_made_up(
    desk: Path,
) -> None:
    store = open_store(desk, FakeKey(), practice=False)
    with store.work()() as work:
        work.center.keep_clerk(replace(CLERK, name="Another Name"))
        work.commit()
    store.close()
    alter(desk, "UPDATE clerk SET name = 'Dolores Medeiros'")
    assert checked(desk).found == (Found(Wrong.RECORD_PUT_BACK, "clerk", CLERK.id),)


@pytest.mark.parametrize(
    "change", ["registered_on = 'x'", "first = x'00ff'", "born = x'00'", "entry = 77", "phone = 5"]
)
def test_values_of_another_kind_are_found_and_stop_nothing(desk: Path, change: str) -> None:
    store = open_store(desk, FakeKey(), practice=False)
    alter(desk, f"UPDATE registration SET {change} WHERE id = 'r1'")  # noqa: S608 - as above
    found = store.check(lambda _done, _total: None).found
    store.close()
    assert Found(Wrong.RECORD_ALTERED, "registration", "r1") in found


def test_a_text_that_is_none_is_found_and_stops_nothing(desk: Path) -> None:
    store = open_store(desk, FakeKey(), practice=False)
    alter(desk, "UPDATE screening SET draft = CAST(x'ff' AS TEXT)")
    found = store.check(lambda _done, _total: None).found
    store.close()
    assert found == (Found(Wrong.RECORD_ALTERED, "screening", "s1"),)
    assert wrong_in(desk) == {Wrong.PAGES_DAMAGED}


def test_each_page_that_is_put_back_is_missed_or_changes_nothing(desk: Path) -> None:
    believed, found = set(), 0
    for page, victim in replayed(desk):
        if wrong_in(victim):
            found += 1
        elif not unchanged(desk, victim):
            believed.add(page)
    assert found >= 17
    assert believed == set()


def test_a_store_that_was_put_back_as_a_whole_is_found_and_told_later_too(desk: Path) -> None:
    older = (desk / STORE_NAME).read_bytes()
    go_on(desk)
    (desk / STORE_NAME).write_bytes(older)
    assert wrong_in(desk) == {Wrong.WAS_PUT_BACK}
    go_on(desk)
    assert wrong_in(desk) == {Wrong.WAS_PUT_BACK}


@pytest.mark.parametrize("act", [Act.RESTORED, Act.ACKNOWLEDGED])
def test_an_older_state_that_somebody_answered_for_is_no_longer_told(desk: Path, act: Act) -> None:
    older = (desk / STORE_NAME).read_bytes()
    go_on(desk)
    (desk / STORE_NAME).write_bytes(older)
    store = open_store(desk, FakeKey(), practice=False)
    with store.work(CLERK.id)() as work:
        (told,) = work.trail.entries(most=1)
        assert told.act is Act.OLDER_STATE
        work.trail.note(act, str(told.seq))
        work.commit()
    store.close()
    assert checked(desk).is_whole


def test_store_and_anchor_put_back_together_are_found_by_what_other_places_keep(
    desk: Path,
) -> None:
    older = copied(desk, "older")
    store = open_store(desk, FakeKey(), practice=False)
    with store.work()() as work:
        work.trail.note(Act.VIEWED, "s1")
        work.commit()
    end = store.anchor_now()
    store.close()
    store = open_store(older, FakeKey(), practice=False)
    assert store.check(lambda _done, _total: None).is_whole
    found = store.check(lambda _done, _total: None, {"keyring": end}).found
    store.close()
    assert found == (Found(Wrong.CUT_OR_PUT_BACK, "keyring", str(end[0])),)


def test_a_log_whose_last_commit_was_cut_off_is_found(desk: Path) -> None:
    hot = left_hot(desk, 2)
    log = hot / LOG_NAME
    log.write_bytes(log.read_bytes()[:-FRAME])
    assert wrong_in(hot) == {Wrong.WAS_PUT_BACK}


def test_a_log_that_was_taken_away_is_found(desk: Path) -> None:
    hot = left_hot(desk, 2)
    (hot / LOG_NAME).unlink()
    assert wrong_in(hot) == {Wrong.WAS_PUT_BACK}


def test_an_anchor_that_was_taken_away_or_filled_with_something_else_is_found(desk: Path) -> None:
    (desk / ANCHOR_NAME).unlink()
    assert wrong_in(desk) == {Wrong.ANCHOR_LOST}
    store = open_store(desk, FakeKey(), practice=False)
    (desk / ANCHOR_NAME).write_bytes(b"something else")
    found = store.check(lambda _done, _total: None).found
    store.close()
    assert Found(Wrong.ANCHOR_ALTERED) in found


@pytest.mark.parametrize("name", [STORE_NAME, LOG_NAME])
def test_a_bit_that_flipped_is_found_or_changes_nothing(desk: Path, name: str) -> None:
    hot, chance = left_hot(desk, 1), random.Random(4)
    for number in range(8):
        victim = copied(hot, f"victim-{name}-{number}")
        flip(victim / name, chance)
        assert wrong_in(victim) or unchanged(hot, victim), number


def test_a_clock_that_was_put_back_is_told_and_the_order_stays(tmp_path: Path) -> None:
    clock = SetClock()
    store = create_store(tmp_path, FakeKey(), CENTER, (CLERK,), clock=clock)
    begin = store.work(CLERK.id)
    for hours in (0, -3):
        clock.at = clock.at.replace(hour=clock.at.hour + hours)
        with begin() as work:
            work.trail.note(Act.VIEWED, "s1")
            work.commit()
    with begin() as work:
        told = [(one.act, one.about) for one in work.trail.entries(most=3)]
    assert store.check(lambda _done, _total: None).is_whole
    store.close()
    assert told == [(Act.VIEWED, "s1"), (Act.CLOCK_WENT_BACK, "179"), (Act.VIEWED, "s1")]
