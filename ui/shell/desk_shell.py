"""The open desk: rail, bars and a stack of pages that are handed to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from mmep_desktop.words import _
from ui.shell.blank_page import BlankPage
from ui.shell.bottom_bar import BottomBar
from ui.shell.keys_stay import KeysStay
from ui.shell.rail import FOLDED_WIDTH, Rail, RailEntry
from ui.shell.top_bar import TopBar
from ui.theme.measures import NARROW
from ui.widgets.keys import bind, bind_everywhere
from ui.widgets.tab_order import step

Make = Callable[[], QWidget]
"""Makes a page; called once, when the page is first shown."""


class DeskShell(QWidget):
    """Built from outside: it stacks pages, says which one was asked for, and knows no family.

    There is one for each time the desk is unlocked; it goes with the lock and all that it shows.
    """

    page_asked = Signal(str)
    find_changed = Signal(str)
    find_entered = Signal(str)
    lock_asked = Signal()
    restore_asked = Signal(str)
    backup_made = Signal(object)
    blanked = Signal(bool)

    def __init__(
        self, entries: Sequence[RailEntry], center: str, desk: str, person: str, *, practice: bool
    ) -> None:
        super().__init__()
        self.setObjectName("desk_shell")
        self._makers: dict[str, Make] = {}
        self._pages: dict[str, QWidget] = {}
        self._folded_by_page = False
        self._focused_before: QWidget | None = None
        self.rail = Rail("rail", _("Parts of the desk"), self)
        self.rail.show_entries(entries)
        self.top = TopBar("top_bar", center, desk, person, practice=practice)
        self.bottom = BottomBar("bottom_bar")
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self._blank = BlankPage()
        self._layers = QStackedWidget()
        self._layers.addWidget(self._lay_out_desk())
        self._layers.addWidget(self._blank)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._layers)
        self.rail.page_asked.connect(self.page_asked)
        self.top.find_changed.connect(self.find_changed)
        self.top.find_entered.connect(self.find_entered)
        self.top.lock_asked.connect(self.lock_asked)
        self._blank.left.connect(self._show_again)
        self._keys = KeysStay(self)
        bind("F9", self, self.blank)
        bind_everywhere("Ctrl+L", self, self.lock_asked.emit)

    def add_page(self, code: str, make: Make) -> None:
        """Let *make* make the page of *code*; the rail's entry of the same code is marked with it.

        A clerk opens a few of the pages between two locks, and waits for those few alone.
        """
        self._makers[code] = make

    def show_page(self, code: str) -> None:
        """Open the page of *code*; KeyError if none was added under it."""
        if code not in self._pages:
            self._pages[code] = self._makers[code]()
            self._stack.addWidget(self._pages[code])
        self._stack.setCurrentWidget(self._pages[code])
        self.rail.mark(code)

    def drop_page(self, code: str) -> None:
        """Take the page of *code* away with all that it shows; KeyError if none was added."""
        del self._makers[code]
        page = self._pages.pop(code, None)
        if page is not None:
            page.hide()
            page.setParent(None)
            page.deleteLater()

    def drop_pages(self) -> None:
        """Take every page away."""
        for code in tuple(self._makers):
            self.drop_page(code)

    def shown_page(self) -> str | None:
        """Give the code of the open page."""
        shown = self._stack.currentWidget()
        return next((code for code, page in self._pages.items() if page is shown), None)

    def fold(self, folded: bool) -> None:  # noqa: FBT001 - one boolean, as Qt's own setters
        """Fold the rail to icons, as the interview does, or away where the window is narrow."""
        self._folded_by_page = folded
        self._fit()

    def blank(self) -> None:
        """Hide everything at once; only Escape brings it back."""
        self._focused_before = self.focusWidget()
        self._layers.setCurrentWidget(self._blank)
        self._blank.setFocus()
        self.blanked.emit(True)

    def is_blank(self) -> bool:
        """Whether the window shows nothing now."""
        return self._layers.currentWidget() is self._blank

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go on by Tab as one reads, whenever the parts of a page were made."""
        return step(self, forward=forward)

    def minimumSizeHint(self) -> QSize:
        """Ask for what is needed with the rail folded, so that the window may become narrow."""
        page = FOLDED_WIDTH + self._stack.minimumSizeHint().width()
        width = max(page, self.top.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what gives way when the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _show_again(self) -> None:
        self._layers.setCurrentIndex(0)
        if self._focused_before is not None and isValid(self._focused_before):
            self._focused_before.setFocus()
        self._focused_before = None
        self.blanked.emit(False)

    def _fit(self) -> None:
        narrow = self.width() <= NARROW
        self.rail.fold(folded=narrow or self._folded_by_page)
        self.rail.setHidden(narrow and self._folded_by_page)
        self.top.narrow(narrowed=narrow)
        self.bottom.narrow(narrowed=narrow)

    def _lay_out_desk(self) -> QWidget:
        middle = QHBoxLayout()
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        desk = QWidget()
        column = QVBoxLayout(desk)
        for layout in (middle, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.bottom)
        return desk
