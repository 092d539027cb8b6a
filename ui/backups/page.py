"""The backups of the open desk: the list, one more at once, and a look into each."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.backups import Generation
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.backups import Backups, Prospect, Step, Stopped
from mmep_desktop.words import _
from ui.backups.list_card import BackupListCard
from ui.backups.prospect_card import ProspectCard
from ui.backups.stopping import StoppableWork
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import label

Result = TypeVar("Result")


class BackupsPage(QWidget):
    """``restore_asked`` carries the id of the backup to bring back, ``made`` a new one.

    Practice brings nothing back: its families are invented anew each time.
    """

    left = Signal()
    made = Signal(object)
    restore_asked = Signal(str)

    def __init__(self, backups: Backups, *, may_restore: bool, practice: bool) -> None:
        super().__init__()
        self.setObjectName("backups_page")
        self._backups = backups
        self._may_restore = may_restore
        self._practice = practice
        self._work = StoppableWork()
        self._looked_into = ""
        self._problem = ErrorPanel("backups_problem")
        self._progress = ProgressPanel("backups_progress")
        self._make = KeyButton("backups_make", _("Back up now"), kind="primary")
        self._aside = KeyButton("backups_set_aside", _("Set the old backups aside"))
        self._back = KeyButton("backups_back", _("Back to Settings"))
        self._prospect = ProspectCard()
        self._restore = KeyButton("backups_restore", _("Bring this backup back"))
        self._told = label(_told_of_restoring(), "muted", name="backups_restore_told")
        self._list = BackupListCard(opens=may_restore)
        for button in (self._make, self._aside, self._back, self._restore):
            button.setAutoDefault(True)
        self._lay_out()
        self._progress.cancelled.connect(self._work.ask_to_stop)
        self._make.clicked.connect(self._make_one)
        self._aside.clicked.connect(self._set_aside)
        self._back.clicked.connect(self.left)
        self._restore.clicked.connect(self._ask_restore)
        self._list.looked_into.connect(self._look_into)

    def show_backups(self) -> None:
        """Read the list anew."""
        self._problem.clear()
        self._show_prospect(None)
        self._aside.hide()
        try:
            self._list.show_backups(self._backups.generations())
        except DeskError as error:
            self._list.show_backups(())
            self._show_error(error)
        self._make.setFocus()

    def stop(self) -> None:
        """Give up what is being made, and wait until nothing of it is left."""
        self._work.stop()

    def _make_one(self) -> None:
        self._begin(_("Making a backup"), self._backups.make_now, self._have_made)

    def _have_made(self, generation: Generation) -> None:
        self._progress.finish(_("The backup is made."))
        self.made.emit(generation)
        self.show_backups()

    def _look_into(self, id_: str) -> None:
        self._looked_into = id_

        def look(step: Step) -> Prospect:
            return self._backups.prospect(id_, step)

        self._begin(_("Looking into the backup"), look, self._have_looked)

    def _have_looked(self, prospect: Prospect) -> None:
        self._progress.finish("")
        self._show_prospect(prospect)
        (self._back if self._practice else self._restore).setFocus()

    def _show_prospect(self, prospect: Prospect | None) -> None:
        if prospect is None:
            self._prospect.clear()
        else:
            self._prospect.show_prospect(prospect)
        self._prospect.setVisible(prospect is not None)
        for part in (self._restore, self._told):
            part.setVisible(prospect is not None and not self._practice)

    def _ask_restore(self) -> None:
        self.restore_asked.emit(self._looked_into)

    def _set_aside(self) -> None:
        try:
            self._backups.set_aside()
        except DeskError as error:
            self._show_error(error)
        else:
            self.show_backups()

    def _begin(
        self, sentence: str, act: Callable[[Step], Result], done: Callable[[Result], object]
    ) -> None:
        if self._work.is_running:
            return
        self._problem.clear()
        self._show_prospect(None)
        self._progress.begin(sentence)
        self._work.begin()

        def work() -> Result:
            try:
                return act(self._work.step)
            finally:
                self._work.end()

        in_background(self, work, done, self._fail)

    def _fail(self, error: Exception) -> None:
        self._progress.finish("")
        if not isinstance(error, Stopped):
            self._show_error(error)

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        is_unreadable = error.problem is Problem.BACKUP_LIST_DAMAGED
        self._aside.setVisible(is_unreadable and self._may_restore)
        self._problem.show_problem(error.problem.value, error.problem.sentence)

    def _lay_out(self) -> None:
        about = Card("backups_about")
        about.add(label(_told_of_backups(), "body", name="backups_told"))
        ways = FlowLayout(SPACE_3)
        for way in (self._make, self._aside, self._back):
            ways.addWidget(way)
        about.body.addLayout(ways)
        onward = QWidget()
        rows = QVBoxLayout(onward)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._told)
        line = FlowLayout()
        line.addWidget(self._restore)
        rows.addLayout(line)
        page = ScrollPage("backups_scroll")
        page.add(label(_("Backups"), "title", name="backups_title"))
        for part in (
            self._problem,
            self._progress,
            about,
            self._prospect,
            onward,
            self._list,
        ):
            page.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)


def _told_of_backups() -> str:
    return _(
        "The desk makes a backup in the first quiet minute of the day and every four hours. Each "
        "is sealed, opened again to see that it is whole, and kept for at most 90 days. It lies "
        "on this computer: if the computer is lost, so are the backups."
    )


def _told_of_restoring() -> str:
    return _(
        "The desk locks first and asks for your passphrase. The records of today are kept as one "
        "more backup."
    )
