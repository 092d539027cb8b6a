"""What Qt has to complain of goes to the log without its text, which may hold shown words."""

import atexit
import logging
import re
from functools import cache

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from mmep_desktop.plain_log import Event, tell

_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_NAME = re.compile(r"Q[A-Z]\w*(?:::~?\w+)+(?=[:( ])")
"""How Qt begins a message that comes from one of its methods."""


@cache
def keep_texts_out() -> None:
    """Take Qt's messages over from the terminal; who has taken them already keeps them."""
    before = qInstallMessageHandler(_tell)
    if before is not None:
        qInstallMessageHandler(before)
    atexit.register(qInstallMessageHandler, None)  # once Python has ended it cannot be asked


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = _LEVELS.get(kind, logging.DEBUG)
    tell(Event.QT, level=level, module=context.category or "default", qt=place_in(message))


def place_in(message: str) -> str:
    """Return the method of Qt that *message* names as its origin."""
    named = _NAME.match(message)
    return named[0] if named else ""
