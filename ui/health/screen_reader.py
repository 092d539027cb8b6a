"""Whether the bus is there by which screen readers hear a window."""

import sys

from PySide6.QtDBus import QDBusConnection

BUS = "org.a11y.Bus"
_WITHOUT_BUS = {"win32", "darwin"}


def can_be_heard() -> bool:
    """Whether a screen reader could hear us; Windows and macOS bring their own way."""
    if sys.platform in _WITHOUT_BUS:
        return True
    session = QDBusConnection.sessionBus()
    if not session.isConnected():
        return False
    names = session.interface()
    startable = names.activatableServiceNames().value() or []
    return BUS in startable or bool(names.isServiceRegistered(BUS).value())
