"""The keys stay on what is shown: a page that was left while it was read asks for them too late."""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeysStay(QObject):
    """Gives the keys back where a part of *whole* took them that cannot be seen.

    Qt lets a part have them whose page is covered by another one, and every key is lost then.
    """

    def __init__(self, whole: QWidget) -> None:
        super().__init__(whole)
        self._whole = whole
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._look)

    def _look(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or before is None or now.isVisible() or not self._whole.isAncestorOf(now):
            return
        # Its page may be the next that is shown: some are filled first.
        QTimer.singleShot(0, self, partial(self._give_back, before, now))

    def _give_back(self, before: QWidget, now: QWidget) -> None:
        took = isValid(now) and QApplication.focusWidget() is now and not now.isVisible()
        if took and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
