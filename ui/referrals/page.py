"""Every referral of the center by its state: tick, print what is ticked, open a record."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.registration import Standing
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.printing_many import MANY, Account, PrintingMany, ReferralLine
from mmep_desktop.settings import Settings
from mmep_desktop.words import _, ngettext
from ui.passphrase.again import PassphraseAgain
from ui.referrals.table import ReferralTable
from ui.tasks import Progress, in_background
from ui.theme.measures import SPACE_3, SPACE_4, SPACE_5
from ui.today.listing_table import MOST_ROOM
from ui.today.states import state_words
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.filter_pills import Filter, FilterPills
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.page_heading import PageHeading
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import isolated, label, set_words

ALL = "all"
STATES = (
    Standing.CONSENT_MISSING,
    Standing.CONSENT_REFUSED,
    Standing.TO_PRINT,
    Standing.TO_SEND,
    Standing.SENT,
    Standing.RECEIVED,
    Standing.ANSWERED,
)
"""In which a referral can be, in the order in which they are worked off."""

_LOW = 480
_PRINTER_WIDTH = 240


class ReferralsPage(QWidget):
    """Nothing is ticked beforehand, and only what is ticked is printed.

    ``record_asked`` carries the id of a family; ``batches_asked`` comes from who may send.
    """

    record_asked = Signal(str)
    batches_asked = Signal()

    def __init__(
        self, printing_many: PrintingMany, settings: Settings, *, may_send: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("referrals_page")
        self._printing_many = printing_many
        self._wanted_printer = settings.printer
        self._all: tuple[ReferralLine, ...] = ()
        self._progress: Progress | None = None
        self._again: Callable[[], None] = self.show_referrals
        self._heading = PageHeading("referrals_heading", _("Referrals"))
        self._problem = ErrorPanel("referrals_problem")
        self._filters = FilterPills("referrals_filters", _("Show"))
        self._table = ReferralTable("referrals_table", _("Referrals"))
        self._empty = _none_yet()
        self._printers = ListBox("referrals_printers")
        self._printers.setMinimumWidth(_PRINTER_WIDTH)
        self._printers.setAccessibleName(_("Printer"))
        self._print = KeyButton("referrals_print", _("Print ticked"), key="Ctrl+P", icon="print")
        self._print.setAutoDefault(True)
        self._batches = KeyButton("referrals_batches", _("Batches to MMEP"), key="F7", within=self)
        if not may_send:
            self._batches.hide()
        self._passphrase = PassphraseAgain(
            "passphrase_again", _("Print them all"), _("Do not print")
        )
        self._going = ProgressPanel("referrals_progress")
        self._done = label("", "strong", name="referrals_done")
        self._bar = _row_of(self._printers, self._print)
        self._scroll = ScrollPage("referrals_scroll")
        self._lay_out()
        self._connect()

    def show_referrals(self) -> None:
        """Read every referral anew."""
        self._again = self.show_referrals
        self._problem.clear()
        self._passphrase.hide()
        self._print.setEnabled(self._progress is None)
        fail = self._problem.show_failure
        in_background(self, self._printing_many.referrals, self._fill, fail)
        in_background(self, self._printing_many.printers, self._list_printers, fail)

    def take_focus(self) -> None:
        """Bring the focus to the list."""
        if self._all:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spare the margins when there is little room."""
        super().resizeEvent(event)
        margin = SPACE_3 if event.size().height() < _LOW else SPACE_5
        self._scroll.column.setContentsMargins(margin, margin, margin, margin)

    def _connect(self) -> None:
        self._filters.picked.connect(self._pick)
        self._table.record_asked.connect(self.record_asked)
        self._table.ticks_changed.connect(self._count_ticks)
        self._batches.clicked.connect(self.batches_asked)
        self._print.clicked.connect(self._ask_to_print)
        self._passphrase.given.connect(self._print_ticked)
        self._passphrase.left.connect(self._leave_passphrase)
        self._going.cancelled.connect(self._cancel)
        self._problem.retried.connect(self._try_again)

    def _fill(self, lines: tuple[ReferralLine, ...]) -> None:
        had_none = not self._all
        self._all = lines
        picked = self._filters.value() or ALL
        shown = filters_of(lines)
        if picked not in {each.code for each in shown}:
            picked = ALL
        self._filters.show_filters(shown, picked)
        ticked = self._table.ticked
        self._show_lines(picked)
        for part in (self._filters, self._table, self._bar):
            part.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        if had_none or not ticked:
            self.take_focus()

    def _show_lines(self, picked: str) -> None:
        self._table.show_lines(_of(picked, self._all))

    def _pick(self, code: str) -> None:
        self._show_lines(code)
        self.take_focus()

    def _count_ticks(self, count: int) -> None:
        words = ngettext("Print {count} ticked", "Print {count} ticked", count)
        self._print.set_words(words.format(count=count) if count else _("Print ticked"))
        self._print.set_kind("primary" if count else "plain")
        below = _("Space ticks a line, Ctrl+A all of them. Enter opens the family's record.")
        self._heading.show_words(_("Referrals"), below)

    def _list_printers(self, printers: tuple[str, ...]) -> None:
        wanted = self._printers.currentText() or self._wanted_printer
        self._printers.clear()
        self._printers.addItems(list(printers))
        self._printers.setCurrentIndex(max(self._printers.findText(wanted), 0))
        self._printers.setVisible(bool(printers))

    def _ask_to_print(self) -> None:
        count = len(self._table.ticked)
        self._problem.clear()
        self._done.hide()
        if not count:
            self._tell(_("Nothing is ticked. Tick a line with Space first."))
            self.take_focus()
        elif self._printing_many.needs_passphrase(count):
            told = _(
                "{count} sheets are many: more than {most} at once take your passphrase again."
            )
            self._passphrase.ask(told.format(count=count, most=MANY))
        else:
            self._print_ticked("")

    def _leave_passphrase(self) -> None:
        self._passphrase.hide()
        self._print.setFocus()

    def _print_ticked(self, passphrase: str) -> None:
        ticked, printer = self._table.ticked, self._printers.currentText()
        progress = Progress(self)
        progress.moved.connect(self._going.show_moved)
        self._progress = progress
        self._going.begin(_("Sending the sheets to the printer"))
        self._table.setFocus()  # a button that goes grey hands the keys on to anywhere
        self._print.setEnabled(False)
        in_background(
            self,
            lambda: self._printing_many.print(ticked, printer, progress, passphrase),
            lambda account: self._tell_account(account, printer),
            self._refuse,
        )

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    def _tell_account(self, account: Account, printer: str) -> None:
        """Say exactly what is on paper: the ticks of the rest stay."""
        sentence = account_words(account, self._all, printer)
        self._end(sentence)
        self._table.untick(account.printed)
        self._tell(sentence)
        if account.problem is not None:
            self._problem.show_failure(account.problem)
        in_background(self, self._printing_many.referrals, self._fill, self._problem.show_failure)

    def _refuse(self, error: Exception) -> None:
        """Print nothing: the passphrase or the role was not right, or something failed."""
        self._end("")
        if isinstance(error, DeskError) and error.problem is Problem.WRONG_PASSPHRASE:
            self._passphrase.refuse(error.problem.sentence)
        else:
            self._problem.show_failure(error)

    def _end(self, summary: str) -> None:
        self._progress = None
        self._going.finish(summary)
        self._print.setEnabled(True)
        if summary:
            self._passphrase.hide()

    def _tell(self, sentence: str) -> None:
        set_words(self._done, sentence)
        self._done.show()
        say(self._done, sentence)

    def _try_again(self) -> None:
        self._again()

    def _lay_out(self) -> None:
        self._scroll.column.setSpacing(SPACE_4)
        for part in (
            self._heading,
            _row_of(self._batches),
            self._problem,
            self._filters,
            self._bar,
            self._passphrase,
            self._going,
            self._done,
        ):
            self._scroll.add(part)
        for part in (self._table, self._empty):
            self._scroll.add(part, MOST_ROOM)
        for part in (self._filters, self._bar, self._table, self._empty, self._done):
            part.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)


def _row_of(*parts: QWidget) -> QWidget:
    """Put *parts* beside each other as far as there is room."""
    held, row = QWidget(), FlowLayout(SPACE_3)
    for part in parts:
        row.addWidget(part)
    held.setLayout(row)
    return held


def filters_of(lines: tuple[ReferralLine, ...]) -> tuple[Filter, ...]:
    """Return all of them, and each state that some are in."""
    counts = {state: sum(line.standing is state for line in lines) for state in STATES}
    narrower = (
        Filter(state.value, state_words(state), count) for state, count in counts.items() if count
    )
    return (Filter(ALL, _("All"), len(lines)), *narrower)


def _of(code: str, lines: tuple[ReferralLine, ...]) -> tuple[ReferralLine, ...]:
    if code == ALL:
        return lines
    return tuple(each for each in lines if each.standing is Standing(code))


def account_words(account: Account, lines: tuple[ReferralLine, ...], printer: str) -> str:
    """Return what was printed and what was not, with the number of the last sheet."""
    count, left = len(account.printed), len(account.left)
    numbers = {line.screening_id: line.number for line in lines}
    told = ngettext(
        "{count} sheet was sent to the printer {printer}.",
        "{count} sheets were sent to the printer {printer}.",
        count,
    ).format(count=count, printer=isolated(printer))
    if count and left:
        last = numbers.get(account.printed[-1], "")
        told = f"{told} {_('The last one is {number}.').format(number=isolated(last))}"
    if left:
        rest = ngettext(
            "{count} was not printed; its tick stays.",
            "{count} were not printed; their ticks stay.",
            left,
        )
        told = f"{told} {rest.format(count=left)}"
    return told


def _none_yet() -> EmptyState:
    return EmptyState(
        "referrals_empty",
        "referrals",
        _("No referrals yet"),
        _("A family that is referred to MMEP stands here until its record is destroyed."),
    )
