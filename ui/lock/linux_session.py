"""The computer locks or goes to sleep, as Linux desktops tell it over D-Bus.

logind tells of sleep, of a lock of this session and of another user in front; a screen saver tells
that it came. What a desktop does not have is not heard: the idle lock is what remains there.
"""

from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusError,
    QDBusMessage,
    QDBusUnixFileDescriptor,
)

_LOGIN = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ROOT = "/org/freedesktop/login1"
_OUR_SESSION = "/org/freedesktop/login1/session/auto"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class LinuxSession(QObject):
    """Listens on the two buses; nothing here waits for an answer.

    logind lets the computer sleep only when ``falls_asleep`` has been dealt with, or after a few
    seconds.
    """

    locked = Signal()
    falls_asleep = Signal()

    def __init__(
        self,
        parent: QObject,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._holding_sleep: QDBusUnixFileDescriptor | None = None
        for saver in _SAVERS:
            bus = session or QDBusConnection.sessionBus()
            bus.connect("", "", saver, "ActiveChanged", self, _slot("hear_saver(bool)"))
        if self._system.isConnected():
            self._hear("PrepareForSleep", _ROOT, _MANAGER, "hear_sleep(bool)")
            self._ask_session("Id", "take_id(QDBusMessage)")
            self._hold_sleep()

    @Slot(bool)
    def hear_saver(self, is_on: bool) -> None:  # noqa: FBT001 - as the bus sends it
        """Lock when the screen saver has come."""
        if is_on:
            self.locked.emit()

    @Slot(bool)
    def hear_sleep(self, is_near: bool) -> None:  # noqa: FBT001 - as the bus sends it
        """Tell of the sleep, and let it come; after it, hold the next one back."""
        if is_near:
            self.falls_asleep.emit()
            self._holding_sleep = None
        else:
            self._hold_sleep()

    @Slot(QDBusMessage)
    def take_id(self, reply: QDBusMessage) -> None:
        """Ask where the session with the id in *reply* is."""
        (told,) = reply.arguments()
        self._ask(_ROOT, _MANAGER, "GetSession", [told.variant()], "take_path(QDBusMessage)")

    @Slot(QDBusMessage)
    def take_path(self, reply: QDBusMessage) -> None:
        """Listen to the session that *reply* names."""
        (told,) = reply.arguments()
        self._hear("Lock", told.path(), _SESSION, "hear_lock()")
        self._hear("PropertiesChanged", told.path(), _PROPERTIES, "hear_change(QDBusMessage)")

    @Slot()
    def hear_lock(self) -> None:
        """Lock with the session."""
        self.locked.emit()

    @Slot(QDBusMessage)
    def hear_change(self, _signal: QDBusMessage) -> None:
        """Ask whether this session is still the one in front."""
        self._ask_session("Active", "take_active(QDBusMessage)")

    @Slot(QDBusMessage)
    def take_active(self, reply: QDBusMessage) -> None:
        """Lock where another user came to the front."""
        (told,) = reply.arguments()
        if told.variant() is False:
            self.locked.emit()

    @Slot(QDBusMessage)
    def take_hold(self, reply: QDBusMessage) -> None:
        """Keep what holds the sleep back; letting go of it lets the computer sleep."""
        (self._holding_sleep,) = reply.arguments()

    @Slot(QDBusError, QDBusMessage)
    def pass_over(self, _error: QDBusError, _message: QDBusMessage) -> None:
        """Do without what this computer does not tell."""

    def _hold_sleep(self) -> None:
        told = ["sleep", "MMEP desk", "Locks the records", "delay"]
        self._ask(_ROOT, _MANAGER, "Inhibit", told, "take_hold(QDBusMessage)")

    def _hear(self, name: str, path: str, interface: str, slot: str) -> None:
        self._system.connect(_LOGIN, path, interface, name, self, _slot(slot))

    def _ask_session(self, name: str, slot: str) -> None:
        self._ask(_OUR_SESSION, _PROPERTIES, "Get", [_SESSION, name], slot)

    def _ask(self, path: str, interface: str, method: str, told: list[str], slot: str) -> None:
        call = QDBusMessage.createMethodCall(_LOGIN, path, interface, method)
        call.setArguments(told)
        self._system.callWithCallback(
            call, self, _slot(slot), _slot("pass_over(QDBusError,QDBusMessage)")
        )


def _slot(signature: str) -> bytes:
    return cast("bytes", SLOT(signature))  # PySide declares bytes and takes only text
