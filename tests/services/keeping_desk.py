"""A desk of one or two supervisors on which time passes, until records are due."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.replies import Reply
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.certificates import Certificates
from mmep_desktop.services.destroying import Destroying
from mmep_desktop.services.keeping import Keeping
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork
from tests.services.desk import DeskInMemory

SECOND = Clerk("rb", "Rosa Brito", Role.SUPERVISOR)
HUNDRED_DAYS = timedelta(days=100)


class FakeTraces:
    """A store whose files can be cleared, or not while somebody reads them or the disk is full."""

    def __init__(self) -> None:
        self.cleared, self.is_read, self.is_full = 0, False, False

    def clear_traces(self) -> bool:
        if self.is_full:
            raise DeskError(Problem.STORE_FULL)
        self.cleared += not self.is_read
        return not self.is_read


@dataclass
class Steps:
    """Counts steps, and stops after so many."""

    stop_after: int = 99
    told: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_cancelled(self) -> bool:
        return len(self.told) > self.stop_after

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))


class Desk(DeskInMemory):
    """A desk of one or two supervisors on which time passes."""

    def __init__(self, *others: Clerk) -> None:
        super().__init__(work=FakeWork(a_center(), a_clerk(), *others))
        self.work.clock = self.clock
        self.traces = FakeTraces()

    def keeping(self, clerk: Clerk | None = None) -> Keeping:
        return Keeping(self.work, self.clock, clerk or a_clerk())

    def destroying(self, clerk: Clerk | None = None) -> Destroying:
        return Destroying(self.work, self.clock, self.ids, clerk or a_clerk(), self.traces)

    def certificates(self, clerk: Clerk | None = None) -> Certificates:
        return Certificates(self.work, clerk or a_clerk(), BackupsUntil(), self.papers, self.tray)

    def ask(self, *replies: Reply) -> str:
        """Ask a family to the end, and return its id."""
        sitting = self.sit_down(*replies)
        return self.interviewing.finish(sitting).screening.family_id

    def pass_by(self, time: timedelta) -> None:
        self.clock.at += time

    def acts(self) -> list[Act]:
        return [entry.act for entry in self.work.kept.trail]


class NoBackups:
    """No backup was ever made."""

    def last_holding(self, day: date) -> date | None:
        return None


class BackupsUntil(NoBackups):
    """Backups are kept for 35 days."""

    def last_holding(self, day: date) -> date | None:
        return day + timedelta(days=35)
