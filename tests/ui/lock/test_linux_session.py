"""The desk hears a computer lock and fall asleep, over real buses of its own."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from tests.ui.lock.fake_logind import FakeLogind, tell_saver
from ui.lock.linux_session import LinuxSession

pytestmark = pytest.mark.desktop

SAVERS = ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    place = f"--address=unix:path={tmp_path / 'bus'}"
    with subprocess.Popen([*command, place], stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


class Desk:
    """What listens, on connections of its own to the bus at *address*."""

    def __init__(self, qtbot: QtBot, address: str) -> None:
        self.heard: list[str] = []
        self._qtbot = qtbot
        self._owner = QObject()
        self._buses = [QDBusConnection.connectToBus(address, name) for name in ("one", "two")]
        self._session = LinuxSession(self._owner, *self._buses)
        self._session.locked.connect(lambda: self.heard.append("locked"))
        self._session.falls_asleep.connect(lambda: self.heard.append("asleep"))

    def until(self, holds: Callable[[], bool], logind: FakeLogind | None = None) -> None:
        """Let both sides work until *holds*."""

        def worked() -> bool:
            if logind is not None:
                logind.serve()
            return holds()

        self._qtbot.waitUntil(worked, timeout=10_000)

    def leave(self) -> None:
        """Let go of the buses."""
        for name in ("one", "two"):
            QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def logind(address: str) -> Iterator[FakeLogind]:
    served = FakeLogind(address)
    yield served
    served.close()


@pytest.fixture
def desk(qtbot: QtBot, address: str, logind: FakeLogind) -> Iterator[Desk]:
    listening = Desk(qtbot, address)
    listening.until(lambda: logind.is_held() and "GetSession" in logind.asked, logind)
    yield listening
    listening.leave()


def test_the_session_locks(desk: Desk, logind: FakeLogind) -> None:
    logind.tell_lock()
    desk.until(lambda: desk.heard == ["locked"], logind)


def test_another_user_comes_to_the_front(desk: Desk, logind: FakeLogind) -> None:
    logind.tell_active(active=False)
    desk.until(lambda: desk.heard == ["locked"], logind)
    logind.tell_active(active=True)
    desk.until(lambda: logind.asked[-3:].count("Get") >= 2, logind)
    assert desk.heard == ["locked"]


def test_sleep_waits_until_the_desk_is_locked_and_the_next_one_is_held_again(
    desk: Desk, logind: FakeLogind
) -> None:
    assert logind.is_held()
    logind.tell_sleep(near=True)
    desk.until(lambda: not logind.is_held(), logind)
    assert desk.heard == ["asleep"]
    logind.tell_sleep(near=False)
    desk.until(logind.is_held, logind)
    assert desk.heard == ["asleep"]


@pytest.mark.parametrize("saver", SAVERS)
def test_a_screen_saver_comes(desk: Desk, address: str, logind: FakeLogind, saver: str) -> None:
    tell_saver(address, saver, on=False)
    tell_saver(address, saver, on=True)
    desk.until(lambda: desk.heard == ["locked"], logind)


def test_without_logind_the_screen_saver_is_still_heard(qtbot: QtBot, address: str) -> None:
    desk = Desk(qtbot, address)
    tell_saver(address, SAVERS[0], on=True)
    desk.until(lambda: desk.heard == ["locked"])
    desk.leave()


def test_without_any_bus_the_desk_works_on(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, f"unix:path={tmp_path / 'nothing'}")
    desk.leave()
    assert desk.heard == []
