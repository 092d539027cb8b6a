"""What the find box leads to: the same list as today's, over every family of this center."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.registration import Listing
from mmep_desktop.errors import DeskError
from mmep_desktop.services.listing import FOUND_AT_MOST, Lists
from mmep_desktop.words import _, ngettext
from ui.theme.measures import SPACE_1, SPACE_3, SPACE_4, SPACE_5
from ui.today.listing_table import MOST_ROOM, ListingTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_LOW = 480


class FamiliesPage(QWidget):
    """Shows whom the typed words lead to; Enter starts, resumes or opens the current line."""

    interview_asked = Signal(str)
    screening_opened = Signal(str)
    new_family_asked = Signal()

    def __init__(self, lists: Lists) -> None:
        super().__init__()
        self.setObjectName("families_page")
        self._lists = lists
        self._text = ""
        self._scroll = ScrollPage("families_scroll")
        self._count = label("", "muted", name="families_count")
        self._new_family = KeyButton("families_new_family", _("New family"), key="Ctrl+N")
        self._table = ListingTable("families_table", _("Families found"))
        self._untyped = _type_first()
        self._nobody = _nobody_found()
        self._problem = ErrorPanel("families_problem")
        self._lay_out()
        self.setFocusProxy(self._table)
        self._table.interview_asked.connect(self.interview_asked)
        self._table.screening_opened.connect(self.screening_opened)
        self._new_family.clicked.connect(self.new_family_asked)
        self._problem.retried.connect(self._look_again)

    def show_found(self, text: str) -> None:
        """Show whom *text* leads to; the focus stays where it is, so that typing can go on."""
        self._text = text
        try:
            found = self._lists.find(text)
        except DeskError as error:
            problem = error.problem
            self._problem.show_problem(problem.value, problem.sentence, can_retry=True)
            return
        self._problem.clear()
        self._fill(found)

    def take_focus(self) -> bool:
        """Bring the focus from the find box to the first line found; say whether there is one."""
        if self._table.lines:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._table.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spare the margins when there is little room."""
        super().resizeEvent(event)
        margin = SPACE_3 if event.size().height() < _LOW else SPACE_5
        self._scroll.column.setContentsMargins(margin, margin, margin, margin)

    def _fill(self, found: tuple[Listing, ...]) -> None:
        typed = bool(self._text.strip())
        self._table.show_lines(found)
        self._table.setVisible(bool(found))
        self._untyped.setVisible(not found and not typed)
        self._nobody.setVisible(not found and typed)
        self._new_family.set_kind("primary" if typed and not found else "plain")
        set_words(self._count, count_words(len(found)) if typed else "")
        say(self._table, self._count.text())

    def _look_again(self) -> None:
        self.show_found(self._text)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE_1)
        words.addWidget(label(_("Families"), "title", name="families_title"))
        words.addWidget(self._count)
        top = QHBoxLayout()
        top.setSpacing(SPACE_4)
        top.addLayout(words, 1)
        top.addWidget(self._new_family, 0, Qt.AlignmentFlag.AlignVCenter)
        self._scroll.column.setSpacing(SPACE_4)
        self._scroll.add(self._problem)
        self._scroll.column.insertLayout(1, top)
        for part in (self._table, self._untyped, self._nobody):
            self._scroll.add(part, MOST_ROOM)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._nobody.hide()
        self._table.hide()


def count_words(count: int) -> str:
    """Return how many children were found; a full list asks for more letters."""
    if not count:
        return _("No child found")
    if count >= FOUND_AT_MOST:
        return _("The first {count} children. Type more letters to find fewer.").format(count=count)
    return ngettext("{count} child found", "{count} children found", count).format(count=count)


def _type_first() -> EmptyState:
    return EmptyState(
        "families_untyped",
        "find",
        _("Find a family"),
        _(
            "Press Ctrl+F and type a first name or either surname, a birth date, a phone number, "
            "a local id, or the number on a family's page. Accents and order do not matter."
        ),
    )


def _nobody_found() -> EmptyState:
    return EmptyState(
        "families_nobody",
        "find",
        _("Nobody by these words"),
        _("Try fewer letters or the other surname. A family on no list is begun with Ctrl+N."),
    )
