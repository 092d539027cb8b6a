"""Before and after a session: the set-up or the passphrase, the open desk, and the lock."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer

from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.errors import DeskError
from mmep_desktop.paths import was_set_up
from ui.lock.left import Left
from ui.main_window import MainWindow
from ui.tasks import in_background
from ui.unlock.page import NobodyChosen, UnlockPage

if TYPE_CHECKING:  # the first page must not wait for what is loaded while the clerk types
    from pathlib import Path

    from mmep_desktop.services.desk import Desk
    from mmep_desktop.services.entering import Entering
    from mmep_desktop.services.unlocked import Unlocked
    from mmep_desktop.settings import Settings
    from ui.behind import Behind, Practice
    from ui.session import Session


_MINUTE_MS = 60_000

ENROLL, RECOVER = "enroll", "recover"
"""The two ways in without a passphrase: a one-time code, and the recovery key."""


class Front(QObject):
    """Lets a clerk in, and locks the desk again with nothing of a family left in the window."""

    def __init__(
        self,
        window: MainWindow,
        behind: "Behind",
        folder: "Path",
        settings: "Callable[[], Settings]",
        keep_settings: "Callable[[Settings], None]",
        *,
        practice: bool,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._behind = behind
        self._folder = folder
        self._settings = settings
        self._keep_settings = keep_settings
        self._practice = practice
        self._practice_door: Practice | None = None
        self._real_door: Entering | None = None
        self._has_ended = False
        self._unlocked: Unlocked | None = None
        self._left: dict[str, Left] = {}
        self._close_backups: Callable[[], None] = _do_nothing
        self._chosen = ""
        self._last = ""
        self.session: Session | None = None
        minutes = QTimer(self, interval=_MINUTE_MS)
        minutes.timeout.connect(self._look_at_pins)
        minutes.start()

    def open(self) -> None:
        """Show the page that stands before the records, and load the rest behind it."""
        if self._practice or was_set_up(self._folder):
            self._show_unlock()
        else:
            self._show_set_up()
            self._behind.after_first_picture()

    def lock(self) -> None:
        """Blank every window, close the store and take every page away.

        An interview is kept where it was, with what was half typed. Nothing that goes wrong on
        the way keeps the desk open.
        """
        session = self.session
        if session is None:
            return
        self._left[session.clerk_id] = session.left
        self._window.cover()
        try:
            session.keep_half_typed()
        finally:
            self._lock_up()

    def lock_with_computer(self) -> None:
        """Lock; what is being unlocked just now stays locked too."""
        if self.session is not None:
            self.lock()
        elif self._window.shown_page() in {"unlock", "restore", ENROLL, RECOVER}:
            self._leave_restore()

    def fall_asleep(self) -> None:
        """Lock, and let nothing but a passphrase open the desk once the computer is awake."""
        self._forget_pins()
        self.lock_with_computer()

    def end(self) -> None:
        """Close what is open when the program ends, once nothing works behind the window."""
        self._has_ended = True
        self._close_backups()
        self._forget_pins()
        QThreadPool.globalInstance().waitForDone()
        self._shut()
        if self._practice_door is not None:
            self._practice_door.end()
            self._practice_door = None

    def unlock(self, passphrase: str) -> "Unlocked":
        """Open the store; not for the window's thread. Raises ``DeskError``."""
        entrance, chosen = self._entrance(), self._chosen
        if not chosen and len(entrance.clerk_ids()) > 1:
            raise NobodyChosen
        self._unlocked = entrance.unlock(chosen, passphrase)
        return self._unlocked

    def say_again(self) -> None:
        """Build what is shown anew, in the language that is spoken now; what was typed stays."""
        before = self._window.part
        carried = self._behind.rooms().carried_from(before) if before is not None else None
        if self.session is not None and self._unlocked is not None:
            session = self.session
            self._open_session(self._unlocked, session.desk).flow.show_settings()
            session.close()
        else:
            self.open()
        if carried is not None and self._window.part is not None:
            carried.put_into(self._window.part)

    def show_fault(self, error: BaseException) -> None:
        """Show a fault of the program, inside the desk or still before it."""
        if self.session is not None:
            self.session.flow.show_fault(error)
            return
        page = self._behind.rooms().problem_page()
        page.left.connect(self.open)
        self._window.show_door("problem", page)
        page.show_fault(error)

    def shows_fault(self) -> bool:
        """Whether the page for a fault stands there now."""
        if self.session is not None:
            return self.session.flow.shows_fault
        return self._window.shown_page() == "problem"

    def _entrance(self) -> "Entering | Practice":
        if not self._practice:
            return self._real_entrance()
        if self._practice_door is None:
            self._practice_door = self._behind.builder().practice_entrance()
        return self._practice_door

    def _real_entrance(self) -> "Entering":
        """Return the one door of this desk: it remembers how often somebody knocked in vain."""
        if self._real_door is None:
            self._real_door = self._behind.builder().real_entrance(self._folder)
        return self._real_door

    def _show_unlock(self) -> UnlockPage:
        page = UnlockPage(self.unlock, PRACTICE_PASSPHRASE if self._practice else "")
        self._chosen = self._last
        page.seen.connect(self._load_the_rest)
        page.unlocked.connect(self._let_in)
        page.language_chosen.connect(self._keep_language)
        page.restore_asked.connect(self._show_restore)
        page.code_asked.connect(partial(self._show_arriving, ENROLL))
        page.recovery_asked.connect(partial(self._show_arriving, RECOVER))
        self._window.show_door("unlock", page)
        page.show_unlock()
        return page

    def _restore(self, chosen: str) -> None:
        """Lock, and let a backup be brought back from behind the door."""
        self.lock()
        self._show_restore(chosen)

    def _show_restore(self, chosen: str = "") -> None:
        builder, folder = self._behind.builder(), self._folder
        entrance = self._real_entrance()
        try:
            clerk_ids = entrance.clerk_ids()
        except DeskError as error:
            self._show_unlock().show_problem(error)
            return
        open_backups = partial(builder.backups_at_the_door, entrance, folder)
        page = self._behind.rooms().restore_page(open_backups, clerk_ids, chosen)
        page.left.connect(self._leave_restore)
        self._close_backups = page.close_backups
        self._window.show_door("restore", page)
        page.show_restore()

    def _leave_restore(self) -> None:
        close, self._close_backups = self._close_backups, _do_nothing
        close()
        self._show_unlock()

    def _show_set_up(self) -> None:
        page = self._behind.rooms().set_up_page(self._real_entrance())
        page.set_up.connect(self._let_in_without_sheet)
        page.language_chosen.connect(self._keep_language)
        self._window.show_door("set_up", page)
        page.show_set_up()

    def _show_arriving(self, code: str) -> None:
        """Show the way in of whoever has a code or the recovery key and no passphrase."""
        page = self._behind.rooms().arriving_page(code, self._real_entrance())
        page.arrived.connect(self._let_in if code == ENROLL else self._let_in_without_sheet)
        page.left.connect(self._show_unlock)
        self._window.show_door(code, page)
        page.show_way()

    def _keep_language(self, language: str) -> None:
        with suppress(DeskError):  # it is spoken now, and asked for again at the next start
            self._keep_settings(replace(self._settings(), language=language))

    def _load_the_rest(self) -> None:
        self._behind.after_first_picture()
        page = self._window.part
        if isinstance(page, UnlockPage):
            in_background(page, self._load, partial(self._show_clerks, page), _nothing)

    def _load(self) -> tuple[str, ...]:
        """Load what is behind the door, and return who may come in."""
        self._behind.builder()
        self._behind.rooms()
        return () if self._practice else self._real_entrance().clerk_ids()

    def _show_clerks(self, page: UnlockPage, ids: tuple[str, ...]) -> None:
        """Let one of several clerks say who she is, and whoever has a PIN type it."""
        if len(ids) > 1:
            choice = self._behind.rooms().clerk_choice(ids, self._last, page.field)
            choice.chosen.connect(self._choose)
            page.show_clerks(choice)
        if any(self._real_entrance().pins.holds(each) for each in ids):
            page.show_pin()

    def _choose(self, clerk_id: str) -> None:
        self._chosen = clerk_id

    def _let_in(self, unlocked: "Unlocked") -> None:
        """Open the desk; one that cannot be used yet is locked again, with the reason."""
        if self._has_ended:
            return
        self._unlocked = unlocked
        try:
            self._open_desk(unlocked)
        except BaseException as error:
            self._shut()
            if not isinstance(error, DeskError):
                raise
            self._show_unlock().show_problem(error)

    def _let_in_without_sheet(self, unlocked: "Unlocked") -> None:
        """Open the desk where its recovery key is made: there is none yet, or none any more."""
        self._let_in(unlocked)
        if self.session is not None:
            self.session.flow.make_recovery()

    def _open_desk(self, unlocked: "Unlocked") -> None:
        behind = self._behind
        desk = behind.builder().open_desk(unlocked, behind.printer(), self._folder)
        self._last = unlocked.clerk.id
        session = self._open_session(unlocked, desk)
        session.show(self._left.pop(session.clerk_id, Left()))

    def _open_session(self, unlocked: "Unlocked", desk: "Desk") -> "Session":
        session = self._behind.rooms().Session(
            unlocked,
            desk,
            self._settings(),
            self._keep_settings,
            self._folder,
            practice=self._practice,
        )
        self.session = session
        session.shell.lock_asked.connect(self.lock)
        session.shell.restore_asked.connect(self._restore)
        self._window.show_desk(session.shell)
        return session

    def _lock_up(self) -> None:
        try:
            self._shut()
        finally:
            self._show_unlock()

    def _forget_pins(self) -> None:
        if self._real_door is not None:
            self._real_door.pins.forget()

    def _look_at_pins(self) -> None:
        """Overwrite the PINs whose hours are over, also while nobody asks for them."""
        if self._real_door is not None:
            self._real_door.pins.holds("")

    def _shut(self) -> None:
        """Close the store, wipe its key, and let nothing of it stay in the window."""
        session, self.session = self.session, None
        unlocked, self._unlocked = self._unlocked, None
        try:
            if session is not None:
                session.close()
        finally:
            if unlocked is not None:
                unlocked.lock()


def _do_nothing() -> None:
    """Close nothing: no backups are open before the records."""


def _nothing(_result: object) -> None:
    """Loading ahead only saves time: whoever needs the parts meets a failure again."""
