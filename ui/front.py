"""Before and after a session: the set-up or the passphrase, the open desk, and the lock."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QWidget

from mmep_desktop.errors import DeskError
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.districts import known_districts
from mmep_desktop.services.entering import Entering, Unlocked, was_set_up
from mmep_desktop.services.keys import PRACTICE_PASSPHRASE
from mmep_desktop.services.ports import Printer
from mmep_desktop.settings import Settings
from mmep_desktop.words import _
from ui.flow import Flow
from ui.main_window import MainWindow
from ui.problem.page import ProblemPage
from ui.set_up.page import SetUpPage
from ui.tasks import in_background
from ui.unlock.page import UnlockPage


class Practice(Protocol):
    """The door of a practice desk."""

    def unlock(self, passphrase: str) -> Unlocked: ...
    def end(self) -> None: ...


class Builder(Protocol):
    """What ``mmep_desktop.bootstrap`` builds; it is loaded while the clerk types."""

    def real_entrance(self, folder: Path) -> Entering: ...
    def practice_entrance(self) -> Practice: ...
    def open_desk(self, unlocked: Unlocked, printer: Printer | None, folder: Path) -> Desk: ...


class Front(QObject):
    """Lets a clerk in, and locks the desk again with nothing of a family left in the window."""

    def __init__(
        self,
        window: MainWindow,
        builder: Callable[[], Builder],
        folder: Path,
        printer: Printer | None,
        settings: Callable[[], Settings],
        keep_settings: Callable[[Settings], None],
        *,
        practice: bool,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._builder = builder
        self._folder = folder
        self._printer = printer
        self._settings = settings
        self._keep_settings = keep_settings
        self._practice = practice
        self._practice_door: Practice | None = None
        self._door: QWidget | None = None
        self._has_ended = False
        self._unlocked: Unlocked | None = None
        self._come_back_to = ("", "")
        self.flow: Flow | None = None
        window.lock_asked.connect(self.lock)

    def open(self) -> None:
        """Show the page that stands before the records, and load the rest behind it."""
        self._window.show_unlocked("")
        if self._practice or was_set_up(self._folder):
            self._show_unlock()
            QTimer.singleShot(0, self, self._load_the_rest)
        else:
            self._show_set_up()

    def lock(self) -> None:
        """Close the store and take every page away; an interview is kept where it was."""
        if self._unlocked is None or self.flow is None:
            return
        self._come_back_to = (self._unlocked.clerk.id, self.flow.open_screening)
        self._shut()
        self._show_unlock()

    def end(self) -> None:
        """Close what is open when the program ends, once nothing works behind the window."""
        self._has_ended = True
        QThreadPool.globalInstance().waitForDone()
        self._shut()
        if self._practice_door is not None:
            self._practice_door.end()
            self._practice_door = None

    def unlock(self, passphrase: str) -> Unlocked:
        """Open the store; not for the window's thread. Raises ``DeskError``."""
        self._unlocked = self._entrance().unlock(passphrase)
        return self._unlocked

    def _entrance(self) -> Entering | Practice:
        if not self._practice:
            return self._builder().real_entrance(self._folder)
        if self._practice_door is None:
            self._practice_door = self._builder().practice_entrance()
        return self._practice_door

    def show_fault(self, error: BaseException) -> None:
        """Show a fault of the program, inside the desk or still before it."""
        if self.flow is not None:
            self.flow.show_fault(error)
            return
        page = ProblemPage(at_the_door=True)
        page.left.connect(self.open)
        self._show("problem", page)
        page.show_fault(error)

    def _show_unlock(self) -> UnlockPage:
        page = UnlockPage(self.unlock, PRACTICE_PASSPHRASE if self._practice else "")
        page.unlocked.connect(self._let_in)
        self._show("unlock", page)
        page.show_unlock()
        return page

    def _show_set_up(self) -> None:
        page = SetUpPage(self._builder().real_entrance(self._folder), known_districts())
        page.set_up.connect(self._let_in)
        self._show("set_up", page)
        page.show_set_up()

    def _show(self, code: str, page: QWidget) -> None:
        """Let *page* stand before the records, in place of one that stood there."""
        self._leave_door()
        self._door = page
        self._window.add_page(code, page)
        self._window.show_page(code)

    def _leave_door(self) -> None:
        if self._door is not None:
            self._door.hide()
            self._door.setParent(None)
            self._door.deleteLater()
            self._door = None

    def _load_the_rest(self) -> None:
        in_background(self, self._builder, lambda _loaded: None, lambda _error: None)

    def _let_in(self, unlocked: Unlocked) -> None:
        """Open the desk; one that cannot be used yet is locked again, with the reason."""
        if self._has_ended:
            return
        try:
            self._open_desk(unlocked)
        except BaseException as error:
            self._shut()
            if not isinstance(error, DeskError):
                raise
            self._show_unlock().show_problem(error)

    def _open_desk(self, unlocked: Unlocked) -> None:
        self._unlocked = unlocked
        desk = self._builder().open_desk(unlocked, self._printer, self._folder)
        choice = desk.screeners.choose()
        self._window.top.show_center(unlocked.center.name, _("Desk {}").format(desk.center.desk))
        self._window.show_unlocked(unlocked.clerk.name)
        self._window.bottom.show_screener(
            _("Screener {}").format(choice.screener.version),
            _("WORKING DRAFT, not MMEP's text") if choice.screener.is_draft else "",
        )
        towns = [district.name for district in known_districts()]
        self.flow = Flow(
            self._window, desk, self._settings(), self._keep_settings, towns, self._folder
        )
        self._go_where_it_was(self.flow, unlocked)
        if choice.refused and not self.flow.open_screening:
            self.flow.show_refused_pack(choice.refused)
        self._leave_door()

    def _shut(self) -> None:
        """Close the store, wipe its key, and let nothing of it stay in the window."""
        if self.flow is not None:
            self.flow.close()
            self.flow = None
        if self._unlocked is not None:
            self._unlocked.store.close()
            self._unlocked = None
        self._window.show_unlocked("")
        self._window.top.show_center("", "")

    def _go_where_it_was(self, flow: Flow, unlocked: Unlocked) -> None:
        clerk, screening = self._come_back_to
        self._come_back_to = ("", "")
        flow.show_today()
        if screening and clerk == unlocked.clerk.id:
            flow.open_screening_again(screening)
