"""The pages of the clerks and of one's own passphrase, and what leads from one to the other."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from mmep_desktop.domain.center import DeskKind
from mmep_desktop.services.clerks import ClerkLine, Clerks
from ui.clerks.clerk_page import ClerkPage
from ui.clerks.new_page import NewClerkPage
from ui.clerks.page import ClerksPage
from ui.passphrase.page import PassphrasePage
from ui.shell.desk_shell import Make


class ClerkPages(QObject):
    """*show* opens a page, *leave* goes back to the settings; each is made when it is opened."""

    def __init__(
        self,
        clerks: Clerks,
        show: Callable[[str], None],
        leave: Callable[[], None],
        parent: QObject,
        kind: DeskKind = DeskKind.CENTER,
    ) -> None:
        super().__init__(parent)
        self._clerks, self._show, self._leave, self._kind = clerks, show, leave, kind

    def pages(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return {
            "clerks": lambda: self._list,
            "new_clerk": lambda: self._new,
            "clerk": lambda: self._clerk,
            "passphrase": lambda: self._passphrase,
        }

    def open(self, clerk_id: str = "") -> None:
        """Open the list of clerks, at one of them."""
        self._show("clerks")
        self._list.show_clerks(clerk_id)

    def show_clerk(self, line: ClerkLine) -> None:
        """Open the page of one clerk."""
        self._show("clerk")
        self._clerk.show_clerk(line)

    def change_passphrase(self) -> None:
        """Open the page on which a clerk changes her own passphrase."""
        self._show("passphrase")
        self._passphrase.begin()

    @cached_property
    def _list(self) -> ClerksPage:
        page = ClerksPage(self._clerks)
        page.left.connect(self._leave)
        page.new_asked.connect(self._begin_new)
        page.clerk_opened.connect(self.show_clerk)
        return page

    @cached_property
    def _new(self) -> NewClerkPage:
        page = NewClerkPage(self._clerks, self._kind)
        page.left.connect(self.open)
        return page

    @cached_property
    def _clerk(self) -> ClerkPage:
        page = ClerkPage(self._clerks, self._kind)
        page.left.connect(self.open)
        page.code_asked.connect(self._invite_again)
        return page

    @cached_property
    def _passphrase(self) -> PassphrasePage:
        page = PassphrasePage(self._clerks)
        page.left.connect(self._leave)
        return page

    def _begin_new(self) -> None:
        self._show("new_clerk")
        self._new.begin()

    def _invite_again(self, clerk_id: str) -> None:
        self._show("new_clerk")
        self._new.invite_again(clerk_id)
