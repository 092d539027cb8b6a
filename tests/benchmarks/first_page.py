"""A process with a window to compare ours with: ``plain`` or ``empty``, and when it was painted.

The ear is put on one part alone: on the whole application it would make PySide wrap all of Qt.
"""

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

SIZE = (1280, 720)

BEFORE_TIMERS = 1
"""Qt's high priority, as a figure: to ask Qt for it costs a tenth of what is measured here."""


class Ear(QObject):
    """Ends the process once the part it listens to was painted and its pixels were handed over.

    What a window does after its first picture does not count, so this goes before it.
    """

    def eventFilter(self, _part: QObject, event: QEvent) -> bool:
        """Wait for the first paint."""
        if event.type() == QEvent.Type.Paint:
            note = QEvent(QEvent.Type.User)
            QCoreApplication.postEvent(self, note, BEFORE_TIMERS)
        return False

    def event(self, event: QEvent) -> bool:
        """Tell, as soon as Qt is done with what it painted."""
        if event.type() == QEvent.Type.User:
            tell()
        return super().event(event)


def tell() -> None:
    """Print the clock, which all processes share, and the resident memory in KiB."""
    sys.stdout.write(f"{time.monotonic_ns()} {resident_kib()}\n")
    sys.stdout.flush()
    os._exit(0)


def resident_kib() -> int:
    """Return the memory of this process that is in the machine's memory."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib is what is measured too
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1])


def plain() -> QWidget:
    """Return one label, one password field and one button."""
    window = QWidget()
    rows = QVBoxLayout(window)
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setObjectName("painted")
    for part in (QLabel("Passphrase"), field, QPushButton("Unlock")):
        rows.addWidget(part)
    return window


def empty() -> QWidget:
    """Return a window with nothing in it."""
    window = QWidget()
    window.setObjectName("painted")
    return window


def show(window: QWidget) -> None:
    """Run the application until *window* is painted."""
    window.resize(*SIZE)
    window.show()
    inside = window.findChild(QLineEdit, "painted")
    ear = Ear()
    (inside or window).installEventFilter(ear)
    QApplication.exec()


if __name__ == "__main__":
    QApplication(sys.argv[:1])
    show({"plain": plain, "empty": empty}[sys.argv[1]]())
