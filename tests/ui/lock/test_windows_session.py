"""Which messages of Windows lock the desk; the messages are made here as Windows lays them out."""

import ctypes

import pytest
from PySide6.QtCore import QByteArray, QObject

from ui.lock.windows_session import Message, Messages, WindowsSession

KIND = QByteArray(b"windows_generic_MSG")
POWER, SESSION_CHANGE, KEY_DOWN = 0x0218, 0x02B1, 0x0100


@pytest.mark.parametrize(
    ("message", "wparam", "told"),
    [
        (SESSION_CHANGE, 0x7, ["locked"]),
        (SESSION_CHANGE, 0x2, ["locked"]),
        (SESSION_CHANGE, 0x4, ["locked"]),
        (SESSION_CHANGE, 0x6, ["locked"]),
        (SESSION_CHANGE, 0x8, []),
        (SESSION_CHANGE, 0x1, []),
        (POWER, 0x4, ["asleep"]),
        (POWER, 0x12, []),
        (POWER, 0x7, []),
        (KEY_DOWN, 0x4, []),
    ],
)
def test_a_lock_another_user_and_sleep_are_told_and_nothing_else(
    message: int, wparam: int, told: list[str]
) -> None:
    heard: list[str] = []
    owner, asked = QObject(), list[bool]()
    session = WindowsSession(owner, lambda: asked.append(True))
    session.locked.connect(lambda: heard.append("locked"))
    session.falls_asleep.connect(lambda: heard.append("asleep"))
    made = Message(None, message, wparam, 0)
    stopped = Messages(session).nativeEventFilter(KIND, ctypes.addressof(made))
    other = Messages(session).nativeEventFilter(QByteArray(b"other"), ctypes.addressof(made))
    assert (heard, stopped, other, asked) == (told, (False, 0), (False, 0), [True])
