"""One stretch of work between unlock and lock: the open store, the desk's parts and its pages."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mmep_desktop.domain.center import DeskKind
from mmep_desktop.domain.faults import Fault
from mmep_desktop.errors import DeskError
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.districts import known_districts
from mmep_desktop.services.entering import Entering
from mmep_desktop.services.restoring import Restoring
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.settings import Settings
from mmep_desktop.words import _
from ui.backups.bar import BackupsInTheBar
from ui.backups.restore_page import RestorePage
from ui.carrying import Carried, carried_from
from ui.clipboard import forget_copies
from ui.desk_parts import rail_entries
from ui.flow import Flow
from ui.lock.idle import IdleLock
from ui.lock.left import Left
from ui.problem.page import ProblemPage
from ui.recovery.arriving_page import ArrivingPage
from ui.recovery.ways import enroll_way, recover_way
from ui.set_up.page import SetUpPage
from ui.shell.desk_shell import DeskShell
from ui.theme.fonts import load_fonts
from ui.unlock.clerk_choice import ClerkChoice


class Session:
    """Builds what stands behind the lock; ``shell`` is shown, and goes with the session."""

    def __init__(
        self,
        unlocked: Unlocked,
        desk: Desk,
        settings: Settings,
        keep_settings: Callable[[Settings], None],
        records_in: Path,
        *,
        practice: bool,
    ) -> None:
        load_fonts()
        self.clerk_id = unlocked.clerk.id
        self.desk = desk
        choice = desk.screeners.choose()
        self.refused: tuple[Fault, ...] = tuple(choice.refused)
        center = unlocked.center
        self.shell = DeskShell(
            rail_entries(unlocked.clerk.role, center.kind),
            center.name,
            _("Desk {}").format(center.desk) if center.desk else "",
            unlocked.clerk.name,
            practice=practice,
        )
        if center.kind is DeskKind.CENTER:
            self.shell.bottom.show_screener(
                _("Screener {}").format(choice.screener.version),
                _("WORKING DRAFT, not MMEP's text") if choice.screener.is_draft else "",
            )
        self._keep_settings = keep_settings
        self._idle = IdleLock(settings.idle_minutes, self.shell)
        self._idle.counted.connect(self.shell.top.show_left)
        self._idle.over.connect(self.shell.lock_asked)
        self.shell.blanked.connect(self._idle.touch)
        self._backups = BackupsInTheBar(desk.backups, self._idle, self.shell)
        if not practice:
            self._backups.start()
        towns = [district.name for district in known_districts()]
        self.flow = Flow(self.shell, desk, settings, self._keep, towns, records_in)

    def show(self, left: Left) -> None:
        """Open the interview that was *left*, or the day's list where there is none."""
        self.flow.show_today()
        if left.screening_id:
            self.flow.come_back(left)
        elif self.refused:
            self.flow.show_refused_pack(self.refused)
        self.flow.go_on()

    @property
    def left(self) -> Left:
        """What is on the desk now."""
        return self.flow.left

    def keep_half_typed(self) -> None:
        """Keep what is half typed; where the store takes nothing, the lock still wins."""
        with suppress(DeskError):
            self.flow.keep_half_typed()

    def close(self) -> None:
        """Take the pages away, and what was copied; whoever unlocked the store closes it."""
        self._backups.stop()
        self._idle.stop()
        self.flow.close()
        forget_copies()

    def _keep(self, settings: Settings) -> None:
        self._idle.allow(settings.idle_minutes)
        self._keep_settings(settings)


__all__ = [
    "Carried",
    "Session",
    "arriving_page",
    "carried_from",
    "clerk_choice",
    "problem_page",
    "restore_page",
    "set_up_page",
]


def set_up_page(entrance: Entering) -> SetUpPage:
    """Build the page that sets a new desk up."""
    return SetUpPage(entrance, known_districts())


def restore_page(
    open_backups: Callable[[str, str], Restoring], clerk_ids: Sequence[str], chosen: str
) -> RestorePage:
    """Build the page that brings a backup back, *chosen* already or not."""
    return RestorePage(open_backups, clerk_ids, chosen)


def clerk_choice(ids: tuple[str, ...], last: str, field: QWidget) -> ClerkChoice:
    """Build the choice of who unlocks, beside the *field* of the passphrase."""
    return ClerkChoice(ids, last, field)


def arriving_page(code: str, entrance: Entering) -> ArrivingPage:
    """Build the page of the way *code*: ``enroll`` or ``recover``."""
    ways = {"enroll": enroll_way, "recover": recover_way}
    return ArrivingPage(ways[code](entrance))


def problem_page() -> ProblemPage:
    """Build the page for a fault of the program before the records are open."""
    return ProblemPage(at_the_door=True)
