"""The whole window before a real store in a folder, worked by keys and read as a person would."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mmep_desktop import bootstrap
from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.checked import Checked, Ends, Told
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.folder_stores import FolderStores
from mmep_desktop.services.backups import BackupsKept, Copies
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.entering import Entering
from mmep_desktop.services.keys import StoreKey
from mmep_desktop.services.ports import Clock, OpenWork, Printer, UnitOfWork
from mmep_desktop.services.registering import NewChild
from mmep_desktop.services.restoring import Restoring
from mmep_desktop.services.unlocked import OpenStore, Unlocked
from mmep_desktop.settings import Settings
from tests.fakes import Tray
from tests.prepared_desk import PASSPHRASE, entrance, set_up
from tests.security.fake_keyring import FakeKeyring
from tests.ui.keyboard import type_text
from ui import session
from ui.behind import Builder, Practice, Rooms
from ui.front import Front
from ui.main_window import MainWindow
from ui.theme.palette import LIGHT
from ui.theme.style import apply_theme

PATIENCE_MS = 100
"""How long the window waits for another writer: not as long as a clerk would."""

Press = str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]

ENTER, ESCAPE, F4, F9 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_F9
TAB, DOWN = Qt.Key.Key_Tab, Qt.Key.Key_Down
_CTRL = Qt.KeyboardModifier.ControlModifier
FIND, LOCK, NEW = (Qt.Key.Key_F, _CTRL), (Qt.Key.Key_L, _CTRL), (Qt.Key.Key_N, _CTRL)
CTRL_1, CTRL_2, CTRL_6 = (Qt.Key.Key_1, _CTRL), (Qt.Key.Key_2, _CTRL), (Qt.Key.Key_6, _CTRL)
SAVE, CTRL_ENTER = (Qt.Key.Key_S, _CTRL), (Qt.Key.Key_Return, _CTRL)
ALT_LEFT = (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


@dataclass
class Doors:
    """What ``bootstrap`` builds, with light keys and a store that fails while there is trouble."""

    keyring: FakeKeyring = field(default_factory=FakeKeyring)
    trouble: Exception | None = None
    keys: list[StoreKey] = field(default_factory=list)
    stores: list[OpenStore] = field(default_factory=list)
    desks: list[Desk] = field(default_factory=list)
    practiced: list[bootstrap.PracticeEntrance] = field(default_factory=list)
    clock: Clock = field(default_factory=SystemClock)
    waited: float = 0.0
    """Seconds that wrong tries need not wait, because they are taken to be over."""

    gate: threading.Event | None = None
    """Where it stands, work behind the window waits at the store until it is set."""

    def wait(self) -> None:
        """Let work behind the window wait at the gate."""
        if self.gate is not None and threading.current_thread() is not threading.main_thread():
            self.gate.wait(10)

    def real_entrance(self, folder: Path) -> Entering:
        return entrance(
            folder,
            self.keyring,
            WatchedStores(folder, self),
            lambda: time.monotonic() + self.waited,
        )

    def backups_at_the_door(
        self, door: Entering, folder: Path, clerk_id: str, passphrase: str
    ) -> Restoring:
        return bootstrap.backups_at_the_door(door, folder, clerk_id, passphrase)

    def practice_entrance(self) -> Practice:
        self.practiced.append(bootstrap.practice_entrance())
        return self.practiced[-1]

    def open_desk(self, unlocked: Unlocked, printer: Printer | None, folder: Path) -> Desk:
        desk = bootstrap.open_desk(unlocked, printer, folder, self.clock)
        self.desks.append(desk)
        return desk


@dataclass
class BehindTheDoor:
    """What the window loads while somebody types: the real pages, and *doors* in the real place."""

    doors: Doors
    tray: Tray

    def builder(self) -> Builder:
        return self.doors

    def rooms(self) -> Rooms:
        return session

    def printer(self) -> Printer:
        return self.tray

    def after_first_picture(self) -> None:
        """The ring follows the focus since the window was dressed."""


class WatchedStores(FolderStores):
    """The folder's real stores; remembers the keys they are opened with."""

    def __init__(self, folder: Path, doors: Doors) -> None:
        super().__init__(folder, practice=False, patience_ms=PATIENCE_MS)
        self._doors = doors

    def create(self, key: StoreKey, center: Center, clerk: Clerk) -> OpenStore:
        return self._watched(super().create(key, center, clerk), key)

    def open(self, key: StoreKey) -> OpenStore:
        self._doors.wait()
        return self._watched(super().open(key), key)

    def _watched(self, store: OpenStore, key: StoreKey) -> OpenStore:
        self._doors.keys.append(key)
        self._doors.stores.append(store)
        return WatchedStore(store, self._doors)


class WatchedStore:
    """A real store until there is trouble."""

    def __init__(self, store: OpenStore, doors: Doors) -> None:
        self._store = store
        self._doors = doors

    def check(self, tell: Told, ends: Ends | None = None) -> Checked:
        return self._store.check(tell, ends)

    def anchor_now(self) -> tuple[int, bytes]:
        return self._store.anchor_now()

    def clear_traces(self) -> bool:
        return self._store.clear_traces()

    def work(self, clerk_id: str = "") -> OpenWork:
        begin = self._store.work(clerk_id)

        def begin_if_well() -> UnitOfWork:
            if self._doors.trouble is not None:
                raise self._doors.trouble
            self._doors.wait()
            return begin()

        return begin_if_well

    def exchange_key(self) -> None:
        self._store.exchange_key()

    def backup_parts(self, store_id: str) -> tuple[Copies, BackupsKept]:
        return self._store.backup_parts(store_id)

    def close(self) -> None:
        self._store.close()


@dataclass
class Screen:
    """The window with what stands behind it."""

    qtbot: QtBot
    window: MainWindow
    front: Front
    doors: Doors
    behind: BehindTheDoor
    kept_settings: list[Settings]

    @property
    def tray(self) -> Tray:
        """Where the pages of the window's printer go."""
        return self.behind.tray

    def keys(self, *presses: Press) -> None:
        """Press each key where the focus is, as fast as the window can follow."""
        for press in presses:
            self.type_ahead(press)
            self.follow()

    def follow(self) -> None:
        """Let the window do what it put off."""
        loop = QEventLoop()
        QTimer.singleShot(0, loop, loop.quit)
        loop.exec()

    def type_ahead(self, *presses: Press) -> None:
        """Press keys faster than the window can follow: nothing it put off is done between."""
        for press in presses:
            part = QApplication.focusWidget() or self.window
            match press:
                case str():
                    type_text(part, press)
                case tuple():
                    QTest.keyClick(part, press[0], press[1])
                case _:
                    QTest.keyClick(part, press)

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until *holds*."""
        self.qtbot.waitUntil(holds, timeout=10_000)

    def until_page(self, code: str) -> None:
        """Let the window work until the page *code* is open."""
        self.qtbot.waitUntil(lambda: _same(self.window.shown_page(), code), timeout=10_000)

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Type *passphrase* and come to the day's list."""
        self.until_page("unlock")
        self.until(lambda: QApplication.focusWidget() is self.part("unlock_passphrase"))
        self.keys(passphrase, ENTER)
        self.until_page("today")

    def unlock_practice(self) -> None:
        """Unlock practice with the passphrase that the page shows."""
        self.unlock(PRACTICE_PASSPHRASE)

    def part(self, name: str) -> QWidget:
        """Return the part called *name*."""
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def table(self, name: str) -> QAbstractItemView:
        """Return the list called *name*."""
        found = self.part(name)
        assert isinstance(found, QAbstractItemView)
        return found

    def words(self, name: str) -> str:
        """Return what the part called *name* says."""
        return str(self.part(name).property("text"))

    def focused(self) -> str:
        """Return the name of the part that the keys go to."""
        part = QApplication.focusWidget()
        return part.objectName() if part else ""

    def question(self) -> str:
        """Return what the interview asks the family now."""
        return self.words("interview_family_words")

    def desk(self) -> Desk:
        """Return the services behind the window since the last unlock."""
        return self.doors.desks[-1]


def _same(shown: str | None, wanted: str) -> bool:
    assert shown != "problem" or wanted == "problem", "the window shows a problem"
    return shown == wanted


def opened(
    qtbot: QtBot, folder: Path, doors: Doors | None = None, *, practice: bool = False
) -> Screen:
    """Open the window before the desk in *folder*."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT, practice=practice)
    window = MainWindow(practice=practice)
    doors, tray, kept = doors or Doors(), Tray(), [Settings()]
    behind = BehindTheDoor(doors, tray)
    front = Front(window, behind, folder, lambda: kept[-1], kept.append, practice=practice)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    front.open()
    return Screen(qtbot, window, front, doors, behind, kept)


def prepared(folder: Path, *families: NewChild) -> Doors:
    """Set a desk up in *folder* and return what a window opens it with."""
    doors = Doors()
    set_up(folder, doors.keyring, *families)
    return doors


def close(screen: Screen) -> None:
    """Close the window as its frame does, and end what is behind it."""
    screen.window.close()
    screen.front.end()
    screen.window.deleteLater()
    screen.qtbot.waitUntil(lambda: QApplication.activeWindow() is None)


def every_text() -> list[str]:
    """Return whatever any part of the whole program holds to be read, shown or not."""
    return [text for part in QApplication.allWidgets() for text in texts_of(part) if text]


def texts_of(part: QWidget) -> Iterator[str]:
    """Return the texts of one part: words, names for screen readers, tips, titles, lines."""
    yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip())
    yield part.windowTitle()
    match part:
        case QLabel() | QLineEdit():
            yield part.text()
        case QPlainTextEdit():
            yield part.toPlainText()
        case QComboBox():
            yield from (part.itemText(row) for row in range(part.count()))
        case QAbstractItemView():
            yield from _cells(part.model())


def _cells(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data() or "")
