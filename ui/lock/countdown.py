"""The last minute before the lock, counted in the bar at the top and spoken once."""

from mmep_desktop.words import _, ngettext
from ui.widgets.pill import Pill
from ui.widgets.spoken import say


class Countdown(Pill):
    """Away until the last minute begins, and again once somebody touched the desk."""

    def __init__(self) -> None:
        super().__init__("", "amber", name="lock_countdown")
        self.hide()

    def show_left(self, seconds: int | None) -> None:
        """Show that the desk locks in so many *seconds*, or nothing."""
        if seconds is None:
            self.hide()
            return
        words = ngettext("Locks in {count} second", "Locks in {count} seconds", seconds)
        self.setText(words.format(count=seconds))
        if self.isHidden():
            self.show()
            say(self, f"{self.text()}. {_('Press any key to stay.')}")
