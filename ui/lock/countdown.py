"""The last minute before the lock, counted in the bar at the top and spoken once."""

from PySide6.QtCore import QSize

from mmep_desktop.words import _, ngettext
from ui.widgets.pill import Pill
from ui.widgets.spoken import say


class Countdown(Pill):
    """Away until the last minute begins, and again once somebody touched the desk.

    Where the bar is narrow it shows the bare seconds; those who hear it always get the words.
    """

    def __init__(self) -> None:
        super().__init__("", "amber", name="lock_countdown")
        self._shortly = ""
        self._is_short = False
        self.hide()

    def show_left(self, seconds: int | None) -> None:
        """Show that the desk locks in so many *seconds*, or nothing."""
        if seconds is None:
            self.hide()
            return
        words = ngettext("Locks in {count} second", "Locks in {count} seconds", seconds)
        self.setAccessibleName(words.format(count=seconds))
        self._shortly = f"{seconds} s"
        self._say_it()
        if self.isHidden():
            self.show()
            say(self, f"{self.accessibleName()}. {_('Press any key to stay.')}")

    def narrow(self, *, narrowed: bool) -> None:
        """Say it shortly, or in words."""
        self._is_short = narrowed
        self._say_it()

    def minimumSizeHint(self) -> QSize:
        """Let the bar become narrow, also while the words still stand there."""
        hint, metrics = super().minimumSizeHint(), self.fontMetrics()
        spared = metrics.horizontalAdvance(self.text()) - metrics.horizontalAdvance(self._shortly)
        return QSize(hint.width() - spared, hint.height())

    def _say_it(self) -> None:
        self.setText(self._shortly if self._is_short else self.accessibleName())
