"""Referrals go to MMEP: what is new, the batch that is made of it, and those made before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.batches import Batch, Envelope, file_stem
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.sending import Second
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.batch_choice import Choice
from mmep_desktop.services.batching import Batching
from mmep_desktop.services.disclosing import MMEP
from mmep_desktop.services.transmitting import Transmitting
from mmep_desktop.words import _
from ui.batches.envelope_row import EnvelopeRow
from ui.batches.make_card import MakeCard
from ui.batches.models import GoingModel, SentModel
from ui.batches.receipt_card import ReceiptCard
from ui.batches.row_card import RowCard
from ui.batches.saved_card import SavedCard
from ui.batches.sheet_card import SheetCard
from ui.batches.words import choice_in_words, saved_in_words, sealed_in_words
from ui.passphrase.again import PassphraseAgain
from ui.preview.page import Sheet
from ui.saving_places import ChoosePlace, choose_place
from ui.tasks import in_background
from ui.theme.measures import NARROW, SPACE_4
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.line_table import LineTable
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_GOING, _SENT = (50, 30, 20), (14, 22, 34, 30)
_GOING_NARROW, _SENT_NARROW = (68, 0, 32), (18, 0, 0, 82)
_OF_THE_SECOND = {Problem.SECOND_NEEDED, Problem.SECOND_REFUSED}
_SHEET = "_sheet.pdf"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows: what may go, what went, and who of MMEP got the last one."""

    choice: Choice
    batches: tuple[Batch, ...]
    recipient: str
    today: date
    seconds: tuple[Clerk, ...] | None
    envelopes: tuple[Envelope, ...]


class BatchesPage(QWidget):
    """Enter makes the batch; F6 shows exactly what leaves of one referral. Escape leads back.

    ``sheet_asked`` carries a ``Sheet`` to look at; ``answers_asked`` wants what MMEP answered, and
    ``guide_asked`` the page of the guide.
    """

    left = Signal()
    sheet_asked = Signal(object)
    answers_asked = Signal()
    guide_asked = Signal()

    def __init__(
        self,
        batching: Batching,
        transmitting: Transmitting,
        center: Center,
        proposed: Callable[[], Recipient],
        choose: ChoosePlace = choose_place,
    ) -> None:
        super().__init__()
        self.setObjectName("batches_page")
        self._batching, self._center = batching, center
        self._transmitting = transmitting
        self._proposed, self._choose = proposed, choose
        self._again: Callable[[], None] = self.show_batches
        below = _("Only referrals with a signed consent go. F6 shows what leaves of the line.")
        self._heading = PageHeading("batches_heading", _("Batches to MMEP"), below)
        self._back = KeyButton("batches_back", _("Back"), key="Escape", within=self)
        self._look = KeyButton("batches_look", _("What leaves"), key="F6", within=self)
        self._answers = KeyButton("batches_answers", _("Answers from MMEP"), key="F8", within=self)
        self._guide = KeyButton("batches_guide", _("How it goes"), key="F1", within=self)
        self._problem = ErrorPanel("batches_problem")
        self._saved, self._make, self._row = _saved_card(), MakeCard(), RowCard()
        self._envelope = EnvelopeRow()
        self._going, self._sent = GoingModel(self), SentModel(self)
        self._going_table = LineTable("batches_going", _("What goes now"))
        self._going_table.show_model(self._going, _GOING)
        self._sent_table = LineTable("batches_sent", _("Batches so far"))
        self._sent_table.show_model(self._sent, _SENT)
        self._sent_heading = label(_("Batches so far"), "heading")
        self._receipt, self._sheet = ReceiptCard(), SheetCard()
        self._passphrase = PassphraseAgain(
            "batches_again_passphrase", _("Save it again"), _("Do not save")
        )
        self._done = label("", "strong", name="batches_done")
        self._lay_out()
        self._connect()

    def show_batches(self) -> None:
        """Read what is new, and every batch that was made."""
        self._again = self.show_batches
        self._problem.clear()
        in_background(self, self._read, self._fill, self._problem.show_failure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to what tells the lines apart in a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() <= NARROW
        self._going_table.show_model(self._going, _GOING_NARROW if narrow else _GOING)
        self._sent_table.show_model(self._sent, _SENT_NARROW if narrow else _SENT)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no word and no answer standing."""
        super().hideEvent(event)
        self._saved.forget()
        self._row.clear()

    def _read(self) -> Seen:
        choice = self._batching.choice()
        return Seen(
            choice,
            self._batching.batches(),
            self._proposed().name,
            self._batching.today(),
            self._batching.seconds(len(choice.candidates)),
            self._batching.envelopes(),
        )

    def _fill(self, seen: Seen) -> None:
        candidates, batches = seen.choice.candidates, seen.batches
        self._row.clear()
        self._make.show_choice(
            choice_in_words(seen.choice), can_be_made=bool(candidates), seconds=seen.seconds
        )
        self._make.propose(seen.recipient)
        self._envelope.offer(seen.envelopes)
        self._make.set_busy(is_busy=False)
        self._going.fill(candidates)
        self._sent.today = seen.today
        self._sent.fill(batches)
        for table, count in (
            (self._going_table, len(candidates)),
            (self._sent_table, len(batches)),
        ):
            table.setVisible(bool(count))
            table.make_room(count)
            if count:
                table.setCurrentIndex(table.model().index(0, 0))
        self._look.setVisible(bool(candidates))
        for part in (self._sent_heading, self._receipt, self._sheet):
            part.setVisible(bool(batches))
        self._receipt.setEnabled(True)
        if not (self._saved.isVisible() or self._passphrase.isVisible()):
            self._focus_first(has_candidates=bool(candidates), has_batches=bool(batches))

    def _focus_first(self, *, has_candidates: bool, has_batches: bool) -> None:
        if has_candidates:
            self._make.focus_first()
        else:
            (self._sent_table if has_batches else self._back).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _make_one(self, to: str, passphrase: str, second: Second | None) -> None:
        ticked = [one.screening_id for one in self._going.lines]
        recipient = Recipient(to, "", MMEP)
        self._done.hide()
        self._make.set_busy(is_busy=True)
        work = partial(self._batching.make, ticked, recipient, passphrase, second)
        in_background(self, work, self._made, self._refuse)

    def _made(self, batch: Batch) -> None:
        self.show_batches()
        self._save(batch)

    def _refuse(self, error: Exception) -> None:
        self._make.set_busy(is_busy=False)
        if isinstance(error, DeskError) and error.problem is Problem.WRONG_PASSPHRASE:
            self._make.refuse(error.problem.sentence)
        elif isinstance(error, DeskError) and error.problem in _OF_THE_SECOND:
            self._make.refuse_second(error.problem.sentence)
        else:
            self._problem.show_failure(error)

    def _save(self, batch: Batch, passphrase: str = "") -> None:
        """Write *batch* where the exporter wants it; it is made whether she does or not."""
        self._problem.clear()
        envelope = self._envelope.chosen
        place = self._choose(
            self, file_stem(self._center, batch.number, batch.copies) + envelope.suffix
        )
        if not place:
            told = _("The batch is made and not saved yet. Save it from the list below.")
            self._tell(told)
            return
        work = partial(self._batching.write, batch.id, place, passphrase, envelope)
        in_background(self, work, partial(self._show_saved, batch.number), self._refuse_again)

    def _show_saved(self, number: int, words: str) -> None:
        self._done.hide()
        self._passphrase.hide()
        self._receipt.setEnabled(False)  # until the list knows of this file
        if words:
            self._saved.show_words(saved_in_words(number), words)
        else:
            self._tell(sealed_in_words(number))
        self.show_batches()

    def _save_again(self) -> None:
        batch = self._chosen()
        if batch is None:
            return
        self._again = self._save_again
        if self._batching.needs_passphrase(batch):
            self._passphrase.ask(_("A further file of a batch takes your passphrase again."))
        else:
            self._save(batch)

    def _save_with(self, passphrase: str) -> None:
        if (batch := self._chosen()) is not None:
            self._save(batch, passphrase)

    def _refuse_again(self, error: Exception) -> None:
        if isinstance(error, DeskError) and error.problem is Problem.WRONG_PASSPHRASE:
            self._passphrase.refuse(error.problem.sentence)
        else:
            self._passphrase.hide()
            self._problem.show_failure(error)

    def _leave_passphrase(self) -> None:
        self._passphrase.hide()
        self._sent_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_receipt(self, code: str) -> None:
        if (batch := self._chosen()) is not None:
            work = partial(self._batching.take_receipt, batch.id, code)
            in_background(self, work, self._tell_receipt, self._problem.show_failure)

    def _tell_receipt(self, is_right: bool) -> None:  # noqa: FBT001 - what the work returned
        if not is_right:
            self._receipt.refuse()
            return
        self._receipt.clear()
        self._tell(_("Noted: MMEP has opened the batch."))
        self.show_batches()

    def _print_sheet(self) -> None:
        if (batch := self._chosen()) is not None:
            draw = partial(self._transmitting.drawn, batch.id)
            put = partial(self._transmitting.print, batch.id)
            self.sheet_asked.emit(Sheet(_("Transmittal sheet"), draw, put))

    def _save_sheet(self) -> None:
        batch = self._chosen()
        if batch is None:
            return
        self._again = self._save_sheet
        self._problem.clear()
        place = self._choose(self, file_stem(self._center, batch.number) + _SHEET)
        if place:
            work = partial(self._transmitting.save, batch.id, place)
            in_background(self, work, self._tell_sheet_saved, self._problem.show_failure)

    def _tell_sheet_saved(self, _nothing: None) -> None:
        self._tell(_("The transmittal sheet is saved."))

    def _look_at_row(self) -> None:
        index = self._going_table.currentIndex()
        if index.isValid():
            ticked = [self._going.lines[index.row()].screening_id]
            work = partial(self._batching.preview, ticked)
            in_background(self, work, self._row.show_lines, self._problem.show_failure)

    def _chosen(self) -> Batch | None:
        index = self._sent_table.currentIndex()
        return self._sent.lines[index.row()] if index.isValid() else None

    def _tell(self, sentence: str) -> None:
        set_words(self._done, sentence)
        self._done.show()
        say(self._done, sentence)

    def _try_again(self) -> None:
        self._again()

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._answers.clicked.connect(self.answers_asked)
        self._guide.clicked.connect(self.guide_asked)
        self._look.clicked.connect(self._look_at_row)
        self._going_table.opened.connect(lambda _row: self._look_at_row())
        self._sent_table.opened.connect(lambda _row: self._receipt.focus_code())
        self._make.given.connect(self._make_one)
        self._saved.told.connect(self.show_batches)
        self._receipt.again_asked.connect(self._save_again)
        self._receipt.given.connect(self._take_receipt)
        self._sheet.print_asked.connect(self._print_sheet)
        self._sheet.save_asked.connect(self._save_sheet)
        self._passphrase.given.connect(self._save_with)
        self._passphrase.left.connect(self._leave_passphrase)
        self._problem.retried.connect(self._try_again)

    def _lay_out(self) -> None:
        scroll = ScrollPage("batches_scroll")
        scroll.column.setSpacing(SPACE_4)
        ways = FlowLayout()
        for button in (self._back, self._look, self._answers, self._guide):
            ways.addWidget(button)
        keys = QWidget()
        keys.setLayout(ways)
        for part in (
            self._heading,
            keys,
            self._problem,
            self._done,
            self._saved,
            self._envelope,
            self._make,
            self._going_table,
            self._row,
            self._sent_heading,
            self._sent_table,
            self._receipt,
            self._sheet,
            self._passphrase,
        ):
            scroll.add(part)
        for part in (self._done, self._going_table, self._sent_heading, self._sent_table):
            part.hide()
        for card in (self._receipt, self._sheet):
            card.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


def _saved_card() -> SavedCard:
    how = _(
        "Tell them by phone, never in the mail that carries the file. They are kept nowhere: "
        "if they are lost, save the batch again. MMEP reads you a receipt code that stands "
        "inside."
    )
    return SavedCard("batches", _("I have told them"), how)
