"""Before the records: bring a backup back, the passphrase typed twice, nothing by surprise."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mmep_desktop.domain.backups import Generation
from mmep_desktop.errors import DeskError
from mmep_desktop.services.backups import Prospect, Stopped
from mmep_desktop.services.restoring import Restoring
from mmep_desktop.words import _
from ui.backups.list_card import BackupListCard
from ui.backups.prospect_card import ProspectCard
from ui.backups.stopping import StoppableWork
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_WIDTH = 420
Result = TypeVar("Result")


class RestorePage(QWidget):
    """Asks who it is, shows the backups and what one would bring back, and brings it back.

    *open_backups* unlocks the keys for a clerk's id and passphrase. ``left`` goes to the page for
    the passphrase, where the desk is opened as always.
    """

    left = Signal()

    def __init__(
        self,
        open_backups: Callable[[str, str], Restoring],
        clerk_ids: Sequence[str],
        chosen: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("restore_page")
        self._open_backups = open_backups
        self._chosen = chosen
        self._opened: Restoring | None = None
        self._work = StoppableWork()
        self._problem = ErrorPanel("restore_problem")
        self._progress = ProgressPanel("restore_progress")
        self._told = label("", "body", name="restore_told")
        self._clerk = ListBox("restore_clerk")
        for clerk_id in clerk_ids:
            self._clerk.addItem(clerk_id, clerk_id)
        self._clerk.setMaximumWidth(_WIDTH)
        self._who = Labelled(_("Who are you?"), self._clerk)
        self._passphrase = QLineEdit()
        self._passphrase.setObjectName("restore_passphrase")
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.setMaximumWidth(_WIDTH)
        self._typed = Labelled(_("Passphrase"), self._passphrase)
        self._go_on = KeyButton("restore_go_on", _("Show the backups"), kind="primary")
        self._leave = KeyButton("restore_leave", _("Leave everything as it is"))
        self._prospect = ProspectCard()
        self._list = BackupListCard(opens=True)
        for button in (self._go_on, self._leave):
            button.setAutoDefault(True)
        self._lay_out()
        self._progress.cancelled.connect(self._work.ask_to_stop)
        self._go_on.clicked.connect(self._act)
        self._passphrase.returnPressed.connect(self._act)
        self._leave.clicked.connect(self.left)
        self._list.looked_into.connect(self._look_into)

    def show_restore(self) -> None:
        """Ask for the passphrase; nothing of a backup is read before."""
        told = _(
            "A supervisor can bring a backup back. First its date and figures are shown, and "
            "what would be lost. Nothing changes before you type your passphrase again."
        )
        self._ask(told, _("Show the backups"))
        self._who.setVisible(self._clerk.count() > 1)
        self._prospect.hide()
        self._list.hide()

    def close_backups(self) -> None:
        """Forget the key; whatever works gives up first."""
        self._work.stop()
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _ask(self, told: str, words: str) -> None:
        set_words(self._told, told)
        self._go_on.set_words(words)
        self._passphrase.clear()
        self._typed.clear_error()
        self._typed.show()
        self._go_on.show()
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, told)

    def _act(self) -> None:
        typed = self._passphrase.text()
        if not typed:
            self._typed.show_error(_("Type your passphrase."))
            return
        opened = self._opened
        if opened is None:
            clerk_id = str(self._clerk.currentData() or "")
            work = partial(self._open_backups, clerk_id, typed)
            self._begin(_("Opening the backups"), work, self._have_opened, _close)
        else:
            work_on = partial(opened.restore, self._chosen, typed, self._work.step)
            self._begin(_("Bringing the backup back"), work_on, self._have_restored)

    def _have_opened(self, opened: Restoring) -> None:
        self._opened = opened
        self._who.hide()
        try:
            generations = opened.generations()
        except DeskError as error:
            self._fail(error)
            return
        self._progress.finish("")
        if self._chosen in {each.id for each in generations}:
            self._look_into(self._chosen)
        else:
            self._show_list(generations)

    def _show_list(self, generations: Sequence[Generation]) -> None:
        told = _("Choose a backup to see what it would bring back. Nothing is changed by looking.")
        set_words(self._told, told)
        self._typed.hide()
        self._go_on.hide()
        self._prospect.hide()
        self._list.show_backups(generations)
        self._list.show()
        self._list.focus_first()

    def _look_into(self, id_: str) -> None:
        if self._opened is not None:
            self._chosen = id_
            work = partial(self._opened.prospect, id_, self._work.step)
            self._begin(_("Looking into the backup"), work, self._have_looked)

    def _have_looked(self, prospect: Prospect) -> None:
        self._progress.finish("")
        self._list.hide()
        self._prospect.show_prospect(prospect)
        self._prospect.show()
        told = _(
            "If this is what you want, type your passphrase again. The records of today are kept "
            "as one more backup, or set aside where they cannot be read."
        )
        self._ask(told, _("Bring this backup back"))

    def _have_restored(self, _nothing: None) -> None:
        self._progress.finish("")
        self._prospect.hide()
        self._typed.hide()
        self._go_on.hide()
        told = _("The backup is back in place. Unlock the desk to go on.")
        set_words(self._told, told)
        say(self, told)
        self._leave.set_words(_("Unlock this desk"))
        self._leave.setFocus()
        self.close_backups()

    def _begin(
        self,
        sentence: str,
        act: Callable[[], Result],
        done: Callable[[Result], object],
        let_go: Callable[[Result], object] | None = None,
    ) -> None:
        if self._work.is_running:
            return
        self._problem.clear()
        self._progress.begin(sentence)
        self._work.begin()

        def work() -> Result:
            try:
                return act()
            finally:
                self._work.end()

        in_background(self, work, done, self._fail, let_go)

    def _fail(self, error: Exception) -> None:
        self._progress.finish("")
        if isinstance(error, Stopped):
            return
        if not isinstance(error, DeskError):
            raise error
        self._passphrase.clear()
        if self._typed.isVisible():
            self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self._problem.show_problem(error.problem.value, error.problem.sentence)

    def _lay_out(self) -> None:
        card = Card("restore_card")
        for part in (self._told, self._who, self._typed):
            card.add(part)
        ways = FlowLayout(SPACE_3)
        for way in (self._go_on, self._leave):
            ways.addWidget(way)
        card.body.addLayout(ways)
        page = ScrollPage("restore_scroll")
        page.add(label(_("Bring a backup back"), "title", name="restore_title"))
        for block in (self._problem, self._progress, self._prospect, card, self._list):
            page.add(block)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)


def _close(opened: Restoring) -> None:
    """Let the key go of backups that were opened for nobody."""
    opened.close()
