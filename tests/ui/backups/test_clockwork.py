"""The desk backs itself up in a quiet minute, says so, and lets the lock win."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.clock import Clocks, SystemClock
from mmep_desktop.domain.backups import Generation
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.backups import Backups, Step
from mmep_desktop.storage.backing_up import StoreCopies
from mmep_desktop.storage.ids import TimedIdentifiers
from tests.backed_up import Desk, go_on
from tests.storage.invented import CLERK
from ui.backups.clockwork import BackupClockwork
from ui.lock.idle import IdleLock

MINUTE = 60.0


class SetClocks:
    """Both clocks of the window, set by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def both(self) -> Clocks:
        return Clocks(lambda: self.seconds, lambda: self.seconds)


class LongCopies(StoreCopies):
    """Copies for as long as nobody says stop."""

    has_begun = threading.Event()

    def copy_into(self, path: Path, step: Step) -> None:
        path.write_bytes(b"half a copy")
        self.has_begun.set()
        for _ in range(10_000_000):
            step()


class FullDisk(StoreCopies):
    """Has no room for a copy."""

    def copy_into(self, path: Path, step: Step) -> None:
        raise DeskError(Problem.STORE_FULL)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "desk")
    yield opened
    opened.close()


@pytest.fixture
def part(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def clockwork(
    part: QWidget, desk: Desk, clocks: SetClocks, copies: type[StoreCopies] = StoreCopies
) -> BackupClockwork:
    made = Backups(
        desk.store.work(CLERK.id),
        SystemClock(),
        TimedIdentifiers(),
        CLERK.id,
        copies(desk.folder, desk.key, 0),
        desk.shelf(),
    )
    idle = IdleLock(10, part, clocks.both())
    return BackupClockwork(made, idle, part, clocks.both())


def test_the_first_quiet_minute_brings_a_backup_and_the_next_four_hours_none(
    qtbot: QtBot, part: QWidget, desk: Desk
) -> None:
    clocks = SetClocks()
    works = clockwork(part, desk, clocks)
    works.look()
    assert desk.on_the_shelf() == []
    clocks.seconds += MINUTE
    with qtbot.waitSignal(works.made) as made:
        works.look()
    assert isinstance(made.args[0], Generation)
    shelf = desk.on_the_shelf()
    works.look()
    works.stop()
    assert desk.on_the_shelf() == shelf


def test_a_lock_in_the_middle_wins_and_nothing_is_left(
    qtbot: QtBot, part: QWidget, desk: Desk
) -> None:
    clocks = SetClocks()
    works = clockwork(part, desk, clocks, LongCopies)
    clocks.seconds += MINUTE
    works.look()
    assert LongCopies.has_begun.wait(20)
    works.stop()
    assert desk.on_the_shelf() == []
    assert desk.backups().make(go_on).holds.families == 0


def test_a_full_disk_is_told_and_tried_again_ten_minutes_later(
    qtbot: QtBot, part: QWidget, desk: Desk
) -> None:
    clocks = SetClocks()
    works = clockwork(part, desk, clocks, FullDisk)
    clocks.seconds += MINUTE
    with qtbot.waitSignal(works.failed) as failed:
        works.look()
    assert failed.args[0].problem is Problem.BACKUP_NO_ROOM
    with qtbot.assertNotEmitted(works.failed):
        works.look()
    clocks.seconds += 10 * MINUTE
    with qtbot.waitSignal(works.failed):
        works.look()
