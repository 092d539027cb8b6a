"""The page of this desk's keys and the one that makes a recovery key."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from mmep_desktop.services.desk_keys import DeskKeysTold
from mmep_desktop.services.recovery import Recovery
from ui.recovery.keys_page import KeysPage
from ui.recovery.make_page import MakeRecoveryPage
from ui.shell.desk_shell import Make


class KeyPages(QObject):
    """*show* opens a page, *leave* goes back to the settings; each is made when it is opened."""

    def __init__(
        self,
        recovery: Recovery,
        told: DeskKeysTold,
        show: Callable[[str], None],
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._recovery, self._told = recovery, told
        self._show, self._leave = show, leave
        self._then: Callable[[], None] = self.open

    def pages(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return {"keys": lambda: self._keys, "recovery": lambda: self._making}

    def open(self) -> None:
        """Open the page that tells of the keys."""
        self._show("keys")
        self._keys.show_keys()

    def make_recovery(self, then: Callable[[], None]) -> None:
        """Open the page that makes a recovery key, and *then* go on."""
        self._then = then
        self._show("recovery")
        self._making.make()

    @cached_property
    def _keys(self) -> KeysPage:
        page = KeysPage(self._told)
        page.left.connect(self._leave)
        page.recovery_asked.connect(self._make_one)
        return page

    @cached_property
    def _making(self) -> MakeRecoveryPage:
        page = MakeRecoveryPage(self._recovery)
        page.left.connect(self._go_on)
        return page

    def _make_one(self) -> None:
        self.make_recovery(self.open)

    def _go_on(self) -> None:
        self._then()
