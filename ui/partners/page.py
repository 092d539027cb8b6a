"""This office's key, and those that it relies on: compared by phone before they count."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from mmep_desktop.domain.partner_keys import SUFFIX, PublicKeys, file_stem
from mmep_desktop.domain.sending import Second
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.partnering import Offered, Partnering, PartnersTold
from mmep_desktop.words import _
from ui.partners.drop_card import DropCard
from ui.partners.model import PartnersModel
from ui.partners.offered_card import OfferedCard
from ui.partners.words import heading, office_in_words
from ui.partners.words_shown import WordsShown
from ui.saving_places import ChoosePlace, choose_place
from ui.tasks import in_background
from ui.theme.measures import NARROW, SPACE_4
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.line_table import LineTable
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_WIDE, _NARROW = (28, 46, 26), (46, 54, 0)

ChooseFile = Callable[[QWidget], str]
"""Asks for a file; empty where none is wanted."""


def choose_key(owner: QWidget) -> str:
    """Ask in the system's own window."""
    kinds = _("Keys of offices (*.mepkeys);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(owner, _("Choose the file of a key"), "", kinds)
    return chosen


class PartnersPage(QWidget):
    """Alt+O reads a key, Ctrl+S saves this office's own, Enter drops one. Escape leads back."""

    left = Signal()

    def __init__(
        self,
        partnering: Partnering,
        choose_file: ChooseFile = choose_key,
        choose_place: ChoosePlace = choose_place,
    ) -> None:
        super().__init__()
        self.setObjectName("partners_page")
        self._partnering = partnering
        self._choose_file, self._choose_place = choose_file, choose_place
        self._told: PartnersTold | None = None
        self._heading = PageHeading("partners_heading", "", _below())
        self._back = KeyButton("partners_back", _("Back"), key="Escape", within=self)
        self._read = KeyButton(
            "partners_read", _("Read a key"), key="Alt+O", kind="primary", within=self
        )
        self._save = KeyButton("partners_save", _("Save this key"), key="Ctrl+S", within=self)
        self._problem = ErrorPanel("partners_problem")
        self._done = label("", "strong", name="partners_done")
        self._office = label("", "strong", name="partners_own_office")
        self._words = WordsShown("partners_own_words", _("The words of this office's key"))
        self._offered, self._drop = OfferedCard(), DropCard()
        self._own = Card("partners_own", _("This office's key"))
        self._relied_on = Card("partners_relied_on", _("Keys that this desk relies on"))
        self._model = PartnersModel(self)
        self._table = LineTable("partners_table", _("Keys that this desk relies on"))
        self._table.show_model(self._model, _WIDE)
        self._nobody = label(_nobody(), "muted", name="partners_nobody")
        how = _("Enter on a key asks whether to rely on it no more.")
        self._how = label(how, "muted", name="partners_how")
        self._lay_out()
        self._connect()

    def show_partners(self) -> None:
        """Read all keys anew."""
        self._problem.clear()
        self._offered.forget()
        self._drop.forget()
        self._stand(is_asking=False)
        self._done.hide()
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)
        in_background(self, self._partnering.look, self._fill, self._problem.show_failure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to what tells the lines apart in a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() <= NARROW
        self._table.show_model(self._model, _NARROW if narrow else _WIDE)

    def _fill(self, told: PartnersTold) -> None:
        self._told = told
        self._heading.show_words(heading(told.own.keys.kind), _below())
        set_words(self._office, office_in_words(told.own))
        self._words.show_words(told.own.words)
        self._model.fill(told.pinned)
        self._table.setVisible(bool(told.pinned))
        self._table.make_room(len(told.pinned))
        self._nobody.setVisible(not told.pinned)
        self._how.setVisible(bool(told.pinned))

    def _save_own(self) -> None:
        if self._told is None:
            return
        self._problem.clear()
        place = self._choose_place(self, file_stem(self._told.own.keys) + SUFFIX)
        if place:
            work = partial(self._partnering.save_own, place)
            in_background(self, work, self._tell_saved, self._problem.show_failure)

    def _tell_saved(self, _nothing: None) -> None:
        self._tell(_("Saved. Send the file to the other office and wait for their call."))

    def _read_key(self) -> None:
        self._problem.clear()
        self._done.hide()
        place = self._choose_file(self)
        if place:
            work = partial(self._partnering.read, place)
            in_background(self, work, self.ask, self._problem.show_failure)

    def ask(self, offered: Offered) -> None:
        """Show a key out of a file, and ask whether its words are the same."""
        if self._told is not None:
            self._stand(is_asking=True)
            self._offered.ask(offered, self._told.others)

    def _ask_to_drop(self, row: int) -> None:
        if self._told is not None:
            self._problem.clear()
            self._done.hide()
            self._stand(is_asking=True)
            self._drop.ask(self._model.lines[row], self._told.others)

    def _stand(self, *, is_asking: bool) -> None:
        """Show no other eight words beside those that are compared."""
        for part in (self._read, self._save, self._own, self._relied_on):
            part.setVisible(not is_asking)

    def _pin(self, offered: Offered, second: Second | None) -> None:
        work = partial(self._partnering.pin, offered.keys, second)
        in_background(self, work, self._pinned, self._refuse)

    def _drop_key(self, keys: PublicKeys, second: Second) -> None:
        work = partial(self._partnering.drop, keys, second)
        in_background(self, work, self._dropped, self._refuse_drop)

    def _dropped(self, _nothing: None) -> None:
        self.show_partners()
        self._tell(_("This desk relies on that key no more."))

    def _refuse_drop(self, error: Exception) -> None:
        if isinstance(error, DeskError) and error.problem is Problem.WRONG_PASSPHRASE:
            self._drop.refuse(error.problem.sentence)
        else:
            self._problem.show_failure(error)

    def _pinned(self, _nothing: None) -> None:
        self.show_partners()
        self._tell(_("This desk relies on that key from now on."))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, DeskError) and error.problem is Problem.WRONG_PASSPHRASE:
            self._offered.refuse(error.problem.sentence)
        else:
            self._problem.show_failure(error)

    def _tell(self, sentence: str) -> None:
        set_words(self._done, sentence)
        self._done.show()
        say(self._done, sentence)

    def _leave_asked(self) -> None:
        self._stand(is_asking=False)
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._read.clicked.connect(self._read_key)
        self._save.clicked.connect(self._save_own)
        self._offered.confirmed.connect(self._pin)
        self._offered.left.connect(self._leave_asked)
        self._table.opened.connect(self._ask_to_drop)
        self._drop.confirmed.connect(self._drop_key)
        self._drop.left.connect(self._leave_asked)
        self._problem.retried.connect(self.show_partners)

    def _lay_out(self) -> None:
        scroll = ScrollPage("partners_scroll")
        scroll.column.setSpacing(SPACE_4)
        keys, ways = QWidget(), FlowLayout()
        for button in (self._back, self._save, self._read):
            ways.addWidget(button)
        keys.setLayout(ways)
        read = _("Read these words out when the other office calls, in this order.")
        self._own.add(self._office)
        self._own.add(self._words)
        self._own.add(label(read, "muted"))
        self._relied_on.add(self._nobody)
        self._relied_on.add(self._table)
        self._relied_on.add(self._how)
        parts: tuple[QWidget, ...] = (self._heading, keys, self._problem, self._done)
        for part in (*parts, self._offered, self._drop, self._own, self._relied_on):
            scroll.add(part)
        for hidden in (self._done, self._table, self._nobody, self._how):
            hidden.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


def _below() -> str:
    return _(
        "Files between the offices are sealed, and signed, with these keys. A key counts once its "
        "eight words were compared by phone."
    )


def _nobody() -> str:
    return _("None yet. Read the file that the other office sent.")
