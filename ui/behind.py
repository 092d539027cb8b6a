"""What is loaded behind the first page, while the clerk types her passphrase."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from mmep_desktop.services.desk import Desk
from mmep_desktop.services.entering import Entering
from mmep_desktop.services.ports import Printer
from mmep_desktop.services.restoring import Restoring
from mmep_desktop.services.unlocked import Unlocked
from ui.backups.restore_page import RestorePage
from ui.carrying import Carried
from ui.problem.page import ProblemPage
from ui.recovery.arriving_page import ArrivingPage
from ui.session import Session
from ui.set_up.page import SetUpPage
from ui.unlock.clerk_choice import ClerkChoice


class Practice(Protocol):
    """The door of a practice desk."""

    def clerk_ids(self) -> tuple[str, ...]: ...
    def unlock(self, clerk_id: str, passphrase: str) -> Unlocked: ...
    def end(self) -> None: ...


class Builder(Protocol):
    """What ``mmep_desktop.bootstrap`` builds."""

    def real_entrance(self, folder: Path) -> Entering: ...
    def backups_at_the_door(
        self, entrance: Entering, folder: Path, clerk_id: str, passphrase: str
    ) -> Restoring: ...
    def practice_entrance(self) -> Practice: ...
    def open_desk(self, unlocked: Unlocked, printer: Printer | None, folder: Path) -> Desk: ...


OpenBackups = Callable[[str, str], Restoring]


class Rooms(Protocol):
    """What ``ui.session`` builds."""

    Session: type[Session]

    def set_up_page(self, entrance: Entering) -> SetUpPage: ...
    def restore_page(
        self, open_backups: OpenBackups, clerk_ids: Sequence[str], chosen: str
    ) -> RestorePage: ...
    def clerk_choice(self, ids: tuple[str, ...], last: str, field: QWidget) -> ClerkChoice: ...
    def arriving_page(self, code: str, entrance: Entering) -> ArrivingPage: ...
    def problem_page(self) -> ProblemPage: ...
    def carried_from(self, page: QWidget) -> Carried: ...


class Behind(Protocol):
    """Gives each part once it is loaded."""

    def builder(self) -> Builder: ...
    def rooms(self) -> Rooms: ...
    def printer(self) -> Printer | None: ...
    def after_first_picture(self) -> None: ...
