"""The pages behind the card Safekeeping: passphrase, clerks, keys, trail; each leads back to it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mmep_desktop.services.clerks import ClerkLine, Clerks
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.desk_keys import DeskKeysTold
from mmep_desktop.services.recovery import Recovery
from ui.clerks.clerk_page import ClerkPage
from ui.clerks.new_page import NewClerkPage
from ui.clerks.page import ClerksPage
from ui.keeping.hold_page import HoldPage
from ui.keeping.page import KeepingPage
from ui.keeping.pages import KeepingPages
from ui.passphrase.page import PassphrasePage
from ui.recovery.keys_page import KeysPage
from ui.recovery.make_page import MakeRecoveryPage
from ui.settings.safekeeping_card import Door, doors
from ui.trail.page import TrailPage


class Safekeeping(QObject):
    """Builds the pages that change who opens the desk, and what it keeps; practice has the latter.

    *show* opens a page, *leave* goes back to the settings.
    """

    def __init__(
        self, desk: Desk, show: Callable[[str], None], leave: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.is_real = desk.recovery is not None
        self._desk, self._show, self._leave = desk, show, leave
        self._after_recovery: Callable[[], None] = self._show_keys
        self._trail = TrailPage(desk.verifying)
        self._trail.left.connect(leave)
        self._pages: dict[str, QWidget] = {"trail": self._trail}
        self._openers: dict[str, Callable[[], None]] = {"trail": self.show_trail}
        if desk.clerks is not None:
            self._build_clerks(desk.clerks)
        if desk.recovery is not None and desk.keys_told is not None:
            self._build_keys(desk.recovery, desk.keys_told)
        self._build_keeping(desk)

    def pages(self) -> dict[str, QWidget]:
        """Return the pages by their codes."""
        return self._pages

    def add_door(self, code: str, opener: Callable[[], None]) -> None:
        """Let the door *code* of the settings call *opener*; practice has no such doors."""
        if self.is_real:
            self._openers[code] = opener

    def doors(self) -> tuple[Door, ...]:
        """Return the doors for whoever is at the desk."""
        return tuple(door for door in doors(self._desk.clerk.role) if door.code in self._openers)

    def open(self, code: str) -> None:
        """Open the page behind the door *code*."""
        self._openers[code]()

    def show_trail(self) -> None:
        """Open the trail: what was done, and the check of everything."""
        self._show("trail")
        self._trail.show_trail()

    def stop(self) -> None:
        """Give up a check that is under way."""
        self._trail.stop()

    def make_recovery(self, then: Callable[[], None]) -> None:
        """Open the page that makes a recovery key, if this desk has keys, and *then* go on."""
        if "keys" in self._openers:
            self._make_recovery()
            self._after_recovery = then

    def lacks_recovery(self) -> bool:
        """Whether this desk has keys, and none of them on paper."""
        return self._desk.recovery is not None and not self._desk.recovery.is_ready

    def _build_keeping(self, desk: Desk) -> None:
        page = KeepingPage(desk.keeping, desk.destroying, desk.certificates)
        hold = HoldPage(desk.keeping, desk.lists)
        keeping = KeepingPages(page, hold, self._show, self._leave, self)
        self._pages |= keeping.pages()
        self._openers["keeping"] = keeping.open

    def _build_clerks(self, clerks: Clerks) -> None:
        self._list, self._new = ClerksPage(clerks), NewClerkPage(clerks)
        self._clerk, self._passphrase = ClerkPage(clerks), PassphrasePage(clerks)
        self._pages |= {
            "clerks": self._list,
            "new_clerk": self._new,
            "clerk": self._clerk,
            "passphrase": self._passphrase,
        }
        self._openers |= {"clerks": self._show_clerks, "passphrase": self._show_passphrase}
        self._list.left.connect(self._leave)
        self._list.new_asked.connect(self._begin_new)
        self._list.clerk_opened.connect(self.show_clerk)
        self._new.left.connect(self._show_clerks)
        self._clerk.left.connect(self._show_clerks)
        self._clerk.code_asked.connect(self._invite_again)
        self._passphrase.left.connect(self._leave)

    def _build_keys(self, recovery: Recovery, told: DeskKeysTold) -> None:
        self._keys, self._recovery = KeysPage(told), MakeRecoveryPage(recovery)
        self._pages |= {"keys": self._keys, "recovery": self._recovery}
        self._openers["keys"] = self._show_keys
        self._keys.left.connect(self._leave)
        self._keys.recovery_asked.connect(self._make_recovery)
        self._recovery.left.connect(self._leave_recovery)

    def _show_clerks(self, clerk_id: str = "") -> None:
        self._show("clerks")
        self._list.show_clerks(clerk_id)

    def _begin_new(self) -> None:
        self._show("new_clerk")
        self._new.begin()

    def show_clerk(self, line: ClerkLine) -> None:
        """Open the page of one clerk."""
        self._show("clerk")
        self._clerk.show_clerk(line)

    def _invite_again(self, clerk_id: str) -> None:
        self._show("new_clerk")
        self._new.invite_again(clerk_id)

    def _show_passphrase(self) -> None:
        self._show("passphrase")
        self._passphrase.begin()

    def _show_keys(self) -> None:
        self._show("keys")
        self._keys.show_keys()

    def _leave_recovery(self) -> None:
        self._after_recovery()

    def _make_recovery(self) -> None:
        self._after_recovery = self._show_keys
        self._show("recovery")
        self._recovery.make()
