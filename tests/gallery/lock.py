"""The lock: its last minute, an interview of another clerk, a PIN for the day."""

from collections.abc import Iterator
from datetime import datetime

from mmep_desktop.services.pins import DayPin
from mmep_desktop.services.taking_over import Held
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from ui.lock.takeover_page import TakeoverPage
from ui.settings.pin_card import PinCard


def locking(studio: Studio) -> Iterator[Plate]:
    """Show the last minute before the lock, and an interview that another clerk has begun."""
    studio.flow.show_today()
    studio.shell.top.show_left(60)
    yield plate(studio, "today-last-minute")
    studio.shell.top.show_left(None)
    begun_at = datetime(2026, 8, 24, 10, 42).astimezone()
    studio.shell.show_page("takeover")
    page = studio.part("takeover_page")
    assert isinstance(page, TakeoverPage)
    page.ask(Held("unknown", "M. S.", begun_at))
    yield plate(studio, "takeover")
    studio.flow.show_today()


def pins(studio: Studio) -> Iterator[Plate]:
    """Show the card of the PIN in the open settings: typed wrongly, and in use."""
    card = studio.window.findChild(PinCard)
    assert card is not None
    card.offer(StandInPin(is_in_use=False))
    studio.fill("settings_pin_first", "123456")
    studio.click("settings_pin_begin")
    yield plate(studio, "settings-pin")
    card.offer(StandInPin(is_in_use=True))
    studio.part("settings_pin_end").setFocus()
    yield plate(studio, "settings-pin-in-use")
    card.offer(None)


class StandInPin(DayPin):
    """A PIN that opens nothing."""

    def __init__(self, *, is_in_use: bool) -> None:
        self.may_begin = not is_in_use
        self._used = is_in_use

    @property
    def is_in_use(self) -> bool:
        """As it was made."""
        return self._used
