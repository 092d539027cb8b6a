"""What the find box leads to: the same list as today's, over every family of this center."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.registration import Listing
from mmep_desktop.errors import DeskError
from mmep_desktop.services.listing import FOUND_AT_MOST, Lists
from mmep_desktop.words import _, ngettext
from ui.tasks import in_background
from ui.theme.measures import SPACE_1, SPACE_3, SPACE_4, SPACE_5
from ui.today.listing_table import MOST_ROOM, ListingTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_LOW = 480
_REST_MS = 120
"""Milliseconds without a key after which the typing rests: longer than between two letters."""


class FamiliesPage(QWidget):
    """Shows whom the typed words lead to; Enter starts, resumes or opens the current line.

    Who is only nearly right is looked for in the background, once the typing rests, and shown below
    what is there already.
    """

    interview_asked = Signal(str)
    screening_opened = Signal(str)
    record_asked = Signal(str)
    new_family_asked = Signal()

    def __init__(self, lists: Lists) -> None:
        super().__init__()
        self.setObjectName("families_page")
        self._lists = lists
        self._text = ""
        self._found: tuple[Listing, ...] = ()
        self._nearly: tuple[Listing, ...] = ()
        self._offered = ""
        self._at_rest = QTimer(self)
        self._at_rest.setObjectName("families_at_rest")
        self._at_rest.setSingleShot(True)
        self._at_rest.setInterval(_REST_MS)
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
        self._table.record_asked.connect(self.record_asked)
        self._new_family.clicked.connect(self.new_family_asked)
        self._problem.retried.connect(self._look_again)
        self._at_rest.timeout.connect(self._look_nearly)

    def show_found(self, text: str) -> None:
        """Show whom *text* leads to; the focus stays where it is, so that typing can go on."""
        self._at_rest.stop()
        if text != self._text:
            self._nearly = ()
        self._text = text
        try:
            self._found = self._lists.find(text)
        except DeskError as error:
            self._show_problem(error)
            return
        self._problem.clear()
        self._fill()
        if text.strip() and len(self._found) < FOUND_AT_MOST:
            self._at_rest.start()

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

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for nobody whom nobody will see."""
        self._at_rest.stop()
        super().hideEvent(event)

    def _fill(self) -> None:
        chosen = self._chosen()
        self._table.show_lines(self._found)
        if self._nearly:
            self._table.show_nearly_right(self._nearly)
        if self._table.lines and chosen != _id_of(self._table.current()):
            self._table.make_first_current()
            self._offered = _id_of(self._table.current())
        self._show_parts()

    def _show_parts(self) -> None:
        typed, shown = bool(self._text.strip()), bool(self._table.lines)
        self._table.setVisible(shown)
        self._untyped.setVisible(not shown and not typed)
        self._nobody.setVisible(not shown and typed)
        self._new_family.set_kind("primary" if typed and not self._found else "plain")
        self._tell_count()

    def _chosen(self) -> str:
        """Return whose line the clerk went to; the one on which the list began is not chosen."""
        current = _id_of(self._table.current())
        return "" if current == self._offered else current

    def _tell_count(self) -> None:
        typed = bool(self._text.strip())
        set_words(self._count, count_words(len(self._found), len(self._nearly)) if typed else "")
        say(self._table, self._count.text())

    def _look_nearly(self) -> None:
        text = self._text
        in_background(
            self,
            lambda: self._lists.find_nearly(text),
            lambda nearly: self._show_nearly(text, nearly),
            self._show_error,
        )

    def _show_nearly(self, text: str, nearly: tuple[Listing, ...]) -> None:
        """Add *nearly* to the list unless something else was typed by now."""
        if text != self._text or nearly == self._nearly:
            return
        known, self._nearly = self._nearly, nearly
        if known:
            self._fill()
        else:
            self._table.show_nearly_right(nearly)
            if not self._found:
                self._offered = _id_of(self._table.current())
            self._show_parts()

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._show_problem(error)

    def _show_problem(self, error: DeskError) -> None:
        self._problem.show_problem(error.problem.value, error.problem.sentence, can_retry=True)

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


def _id_of(line: Listing | None) -> str:
    return line.registration.id if line else ""


def count_words(count: int, nearly: int = 0) -> str:
    """Return how many children were found, and how many nearly; a full list asks for letters."""
    if nearly:
        also = ngettext("{count} nearly right", "{count} nearly right", nearly)
        return f"{count_words(count)} · {also.format(count=nearly)}"
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
