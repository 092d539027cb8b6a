"""The pages behind the doors of the settings: lists, passphrase, clerks, keys, trail, backups."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from mmep_desktop.domain.center import DeskKind
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.permissions import MAY, Deed
from ui.backups.page import BackupsPage
from ui.clerks.pages import ClerkPages
from ui.keeping.hold_page import HoldPage
from ui.keeping.page import KeepingPage
from ui.keeping.pages import KeepingPages
from ui.letting_go.page import LettingGoPage
from ui.partners.page import PartnersPage
from ui.recovery.pages import KeyPages
from ui.schools.pages import SchoolPages
from ui.settings.safekeeping_card import Door, doors
from ui.shell.desk_shell import Make
from ui.trail.page import TrailPage


class Safekeeping(QObject):
    """Leads to what changes who opens the desk, and what it keeps; each page leads back.

    Practice has doors to trail and keeping alone. *show* opens a page, *leave* goes back to the
    settings.
    """

    restore_asked = Signal(str)
    backup_made = Signal(object)

    def __init__(
        self, desk: Desk, show: Callable[[str], None], leave: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._show, self._leave = desk, show, leave
        self._openers: dict[str, Callable[[], None]] = {"trail": self.show_trail}
        self._stops: list[Callable[[], None]] = []
        self._pages: dict[str, Make] = {"trail": lambda: self._trail}
        self._pages["backups"] = lambda: self._backups
        if desk.clerks is not None:
            self.clerks = ClerkPages(desk.clerks, show, leave, self, desk.center.kind)
            self._pages |= self.clerks.pages()
            self._openers["clerks"] = self.clerks.open
            self._openers["passphrase"] = self.clerks.change_passphrase
        if desk.recovery is not None and desk.keys_told is not None:
            self.keys = KeyPages(desk.recovery, desk.keys_told, show, leave, self)
            self._pages |= self.keys.pages()
            self._openers["keys"] = self.keys.open
            self._openers["backups"] = self.show_backups
            self._pages["partners"] = lambda: self._partners
            self._openers["partners"] = self.show_partners
        if desk.center.kind is DeskKind.CENTER:
            self._build_keeping()
            schools = SchoolPages(desk.schools, show, leave, self)
            self._pages |= schools.pages()
            self._openers["schools"] = schools.open
        else:
            self._pages["letting_go"] = lambda: self._letting_go
            self._openers["letting_go"] = self.show_letting_go

    def pages(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return self._pages

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

    def show_backups(self) -> None:
        """Open the list of backups."""
        self._show("backups")
        self._backups.show_backups()

    def show_partners(self) -> None:
        """Open the keys between this office and MMEP."""
        self._show("partners")
        self._partners.show_partners()

    def show_letting_go(self) -> None:
        """Open what MMEP keeps, and for how long."""
        self._show("letting_go")
        self._letting_go.show_kept()

    def stop(self) -> None:
        """Give up a check or a backup that is under way."""
        for stop in self._stops:
            stop()

    def make_recovery(self, then: Callable[[], None]) -> None:
        """Open the page that makes a recovery key, if this desk has keys, and *then* go on."""
        if "keys" in self._openers:
            self.keys.make_recovery(then)

    def lacks_recovery(self) -> bool:
        """Whether this desk has keys, and none of them on paper."""
        return self._desk.recovery is not None and not self._desk.recovery.is_ready

    @cached_property
    def _trail(self) -> TrailPage:
        page = TrailPage(self._desk.verifying)
        page.left.connect(self._leave)
        self._stops.append(page.stop)
        return page

    @cached_property
    def _partners(self) -> PartnersPage:
        page = PartnersPage(self._desk.correspondence.partnering)
        page.left.connect(self._leave)
        return page

    @cached_property
    def _letting_go(self) -> LettingGoPage:
        page = LettingGoPage(self._desk.mmep.letting_go, self._desk.mmep.letting_papers)
        page.left.connect(self._leave)
        self._stops.append(page.stop)
        return page

    @cached_property
    def _backups(self) -> BackupsPage:
        page = BackupsPage(
            self._desk.backups,
            may_restore=self._desk.clerk.role in MAY[Deed.RESTORE],
            practice=self._desk.center.practice,
        )
        page.left.connect(self._leave)
        page.restore_asked.connect(self.restore_asked)
        page.made.connect(self.backup_made)
        self._stops.append(page.stop)
        return page

    def _build_keeping(self) -> None:
        desk = self._desk
        keeping = KeepingPages(
            lambda: KeepingPage(desk.keeping, desk.destroying, desk.certificates),
            lambda: HoldPage(desk.keeping, desk.lists),
            self._show,
            self._leave,
            self,
        )
        self._pages |= keeping.pages()
        self._openers["keeping"] = keeping.open
