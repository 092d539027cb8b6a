"""Each write of the desk on a disk that is really full; ``test_full_disk_at_the_desk`` runs this.

Run alone it fails: it needs a small disk of its own, whose path is in ``MMEP_SMALL_DISK``.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.bootstrap import practice_entrance
from mmep_desktop.domain.center import MmepContact
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.key_file import read_key_file, write_key_file
from mmep_desktop.security.store_key import UnlockedKey
from mmep_desktop.security.store_marker import StoreMarker, write_marker
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.settings import Look, Settings, read_settings, write_settings
from mmep_desktop.storage.store import STORE_NAME, open_store
from tests.prepared_desk import GIVEN, LUCIA, PASSPHRASE, XUNCAX, desk_of, entrance, files_in
from tests.security.fake_keyring import FakeKeyring
from tests.source_tree import ROOT
from tests.storage.fake_key import FakeKey
from tests.ui.whole_window import ENTER, LOCK, close, opened, prepared

F5 = Qt.Key.Key_F5
DISK = Path(os.environ.get("MMEP_SMALL_DISK", "/nowhere"))
_FULL_OF = 64 * 1024


class Ballast:
    """Fills the disk to its last byte, and makes room again."""

    def __init__(self) -> None:
        self._file = DISK / "ballast"

    def fill(self) -> None:
        with self._file.open("ab", buffering=0) as file:
            size = _FULL_OF
            while size:
                try:
                    file.write(bytes(size))
                except OSError:
                    size //= 2

    def make_room(self) -> None:
        self._file.unlink(missing_ok=True)


@pytest.fixture
def ballast() -> Iterator[Ballast]:
    made = Ballast()
    yield made
    made.make_room()


@pytest.fixture
def folder() -> Iterator[Path]:
    made = DISK / "desk"
    made.mkdir(mode=0o700)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def keyring(folder: Path) -> FakeKeyring:
    """Return the keyring of a desk with one family that said no, and one that was not asked."""
    doors = prepared(folder, LUCIA, XUNCAX)
    unlocked = entrance(folder, doors.keyring).unlock("", PASSPHRASE)
    desk = desk_of(unlocked, folder)
    sitting = sit_down(desk, "Lucía")
    desk.interviewing.finish(desk.interviewing.answer(sitting, Chosen("no")))
    unlocked.store.close()
    return doors.keyring


def sit_down(desk: Desk, name: str) -> Sitting:
    (found,) = desk.lists.find(name)
    return desk.interviewing.sit_down(found.registration.family_id, "en")


def begin(desk: Desk) -> object:
    return sit_down(desk, "Xuncax")


def answer(desk: Desk) -> object:
    return desk.interviewing.answer(sit_down(desk, "Xuncax"), Chosen("no"))


def finish(desk: Desk) -> object:
    return desk.interviewing.finish(sit_down(desk, "Xuncax"))


def register(desk: Desk) -> object:
    return desk.registering.register((XUNCAX,) * 3, "508-555-0117")


def record_consent(desk: Desk) -> object:
    desk.paperwork.record_consent(sit_down(desk, "Lucía"), ConsentState.SIGNED, "Rosa")
    return None


def print_page(desk: Desk) -> object:
    return desk.paperwork.print(sit_down(desk, "Lucía"), Paper.FAMILY_PAGE, "Front desk")


def begin_correction(desk: Desk) -> object:
    return desk.correcting.begin(sit_down(desk, "Lucía"), "moved", Reason(Cause.WRONG_KEY))


def finish_correction(desk: Desk) -> object:
    corrected = desk.correcting.resume(sit_down(desk, "Lucía"))
    while corrected.interview.current is not None:
        corrected = desk.interviewing.answer(corrected, Chosen("declined"))
    return desk.correcting.finish(corrected)


def change_center(desk: Desk) -> object:
    center = desk.settings.center()
    return desk.settings.change("Another name", center.phone, MmepContact(), center.schools)


ACTS: tuple[Callable[[Desk], object], ...] = (
    begin,
    answer,
    finish,
    register,
    record_consent,
    print_page,
    begin_correction,
    finish_correction,
    change_center,
)


def test_each_act_is_refused_whole_and_works_when_there_is_room(
    folder: Path, keyring: FakeKeyring, ballast: Ballast
) -> None:
    for act in ACTS:
        unlocked = entrance(folder, keyring).unlock("", PASSPHRASE)
        desk = desk_of(unlocked, folder)
        before = [(each.registration, each.standing) for each in desk.lists.today().listings]
        ballast.fill()
        with pytest.raises(DeskError) as refusal:
            act(desk)
        assert refusal.value.problem is Problem.STORE_FULL, act.__name__
        after = [(each.registration, each.standing) for each in desk.lists.today().listings]
        assert after == before, act.__name__
        ballast.make_room()
        act(desk)
        unlocked.store.close()


def says(part: QWidget | None, problem: Problem) -> bool:
    texts = [each.text() for each in part.findChildren(QLabel)] if part else []
    return part is not None and part.isVisible() and problem.sentence in texts


def test_the_interview_says_so_in_mid_act_and_goes_on_when_there_is_room(
    qtbot: QtBot, folder: Path, ballast: Ballast
) -> None:
    screen = opened(qtbot, folder, prepared(folder, LUCIA))
    screen.unlock()
    ballast.fill()
    screen.keys(ENTER)
    screen.until(lambda: says(screen.part("problem_page"), Problem.STORE_FULL))
    ballast.make_room()
    screen.keys(ENTER)  # Try again
    screen.until_page("interview")
    screen.keys(LOCK, PASSPHRASE, ENTER)
    screen.until_page("interview")
    asked = screen.question()
    ballast.fill()
    screen.keys("1", ENTER)
    screen.until(lambda: says(screen.part("interview_problem"), Problem.STORE_FULL))
    assert screen.question() == asked
    ballast.make_room()
    screen.keys(F5)
    screen.until(lambda: screen.question() != asked)
    close(screen)


def test_a_set_up_leaves_nothing_behind_and_works_when_there_is_room(
    folder: Path, ballast: Ballast
) -> None:
    keyring = FakeKeyring()
    ballast.fill()
    with pytest.raises(DeskError) as refusal:
        entrance(folder, keyring).set_up(GIVEN)
    assert refusal.value.problem is Problem.STORE_FULL
    assert (files_in(folder), keyring.kept) == ({}, {})
    ballast.make_room()
    entrance(folder, keyring).set_up(GIVEN).store.close()


def test_a_set_up_that_has_room_for_its_keys_alone_leaves_nothing_behind(
    folder: Path, ballast: Ballast
) -> None:
    keyring = FakeKeyring()
    room = folder / "room"
    room.write_bytes(bytes(48 * 1024))
    ballast.fill()
    room.unlink()
    with pytest.raises(DeskError) as refusal:
        entrance(folder, keyring).set_up(GIVEN)
    assert refusal.value.problem is Problem.STORE_FULL
    assert (files_in(folder), keyring.kept) == ({}, {})


def test_key_file_marker_and_settings_stay_whole(
    folder: Path, keyring: FakeKeyring, ballast: Ballast
) -> None:
    settings = folder / "settings.json"
    write_settings(settings, Settings(look=Look.DARK))
    keys = read_key_file(folder)
    before = files_in(folder)
    ballast.fill()
    for act in (
        lambda: write_key_file(folder, keys, UnlockedKey(bytearray(64))),
        lambda: write_marker(folder, StoreMarker("another", practice=True)),
    ):
        with pytest.raises(DeskError) as refusal:
            act()
        assert refusal.value.problem is Problem.STORE_FULL
    with pytest.raises(DeskError) as refusal:
        write_settings(settings, Settings(look=Look.LIGHT))
    assert refusal.value.problem is Problem.SETTINGS_NOT_KEPT
    assert files_in(folder) == before
    assert read_settings(settings).look is Look.DARK


def test_a_practice_run_says_so_leaves_nothing_and_opens_when_there_is_room(
    folder: Path, ballast: Ballast
) -> None:
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    ballast.fill()
    with pytest.raises(DeskError) as refusal:
        practice_entrance()
    assert refusal.value.problem is Problem.STORE_FULL
    assert list(folder.iterdir()) == []
    ballast.make_room()
    door = practice_entrance()
    ballast.fill()
    with pytest.raises(DeskError) as refusal:
        door.unlock("", PRACTICE_PASSPHRASE)
    assert refusal.value.problem is Problem.STORE_FULL
    ballast.make_room()
    unlocked = door.unlock("", PRACTICE_PASSPHRASE)
    assert desk_of(unlocked, folder).lists.today().listings != ()
    unlocked.store.close()
    door.end()
    tempfile.tempdir = before
    assert list(folder.iterdir()) == []


def test_an_older_store_is_not_half_brought_up_to_date(folder: Path, ballast: Ballast) -> None:
    sample = ROOT / "tests/data/upgrade/0.1.0"
    shutil.copy(sample / STORE_NAME, folder)
    key = FakeKey((sample / "key.txt").read_text(encoding="ascii").strip())
    before = (folder / STORE_NAME).read_bytes()
    room = folder / "room"
    room.write_bytes(bytes(64 * 1024))  # for the index of the log
    ballast.fill()
    room.unlink()
    with pytest.raises(DeskError) as refusal:
        open_store(folder, key, practice=False)
    assert refusal.value.problem is Problem.STORE_FULL
    assert (folder / STORE_NAME).read_bytes() == before
    ballast.make_room()
    open_store(folder, key, practice=False).close()
