"""Referrals of many families: the list to tick, and the printing of exactly what is ticked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.heard import AtMmep
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.registration import Registration, Standing
from mmep_desktop.domain.screening import Referred, ScreeningState
from mmep_desktop.domain.standing import standing_of
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.at_mmep import at_mmep
from mmep_desktop.services.interviewing import Interviewing
from mmep_desktop.services.paperwork import Paperwork
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import OpenWork, UnitOfWork

MANY = 25
"""More sheets than this at once take the exporter's role and the passphrase again."""

Prove = Callable[[str, str], None]
"""Raises ``DeskError(WRONG_PASSPHRASE)`` unless the passphrase is that clerk's."""


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """One referral of the list; *names* are of the family's children.

    *since* is the day on which MMEP was sent it, opened it or answered.
    """

    screening_id: str
    family_id: str
    number: str
    names: tuple[Name, ...]
    outcome: Outcome
    standing: Standing
    finished_at: datetime
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a run: the ids printed, those left, and what stopped it, if anything did."""

    printed: tuple[str, ...]
    left: tuple[str, ...]
    problem: DeskError | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of it was printed."""
        return not self.left


class Going(Protocol):
    """How far a run is, and whether it is to stop."""

    def report(self, done: int, total: int) -> None: ...
    @property
    def is_cancelled(self) -> bool: ...


class PrintingMany:
    """Prints only what was ticked, one after the other, each with its line in the trail."""

    def __init__(
        self,
        work: OpenWork,
        clerk: Clerk,
        interviewing: Interviewing,
        paperwork: Paperwork,
        prove: Prove,
    ) -> None:
        self._screening = permitted(work, clerk.id, Deed.SCREEN)
        self._printing_many = permitted(work, clerk.id, Deed.PRINT_MANY)
        self._clerk = clerk
        self._interviewing = interviewing
        self._paperwork = paperwork
        self._prove = prove

    def referrals(self) -> tuple[ReferralLine, ...]:
        """Return every referral, the last one first; call it off the window's thread."""
        with self._screening() as work:
            work.only_read()
            referred = work.screenings.referred()
            families = work.registrations.of_families(tuple(one.family_id for one in referred))
            standings = _standings(work, referred)
        return tuple(_line(one, families.get(one.family_id, ()), standings) for one in referred)

    def needs_passphrase(self, count: int) -> bool:
        """Whether printing *count* sheets at once takes the passphrase again."""
        return count > MANY

    def printers(self) -> tuple[str, ...]:
        """Return the printers of this computer, the default one first."""
        return self._paperwork.printers()

    def print(
        self, ticked: tuple[str, ...], printer: str, going: Going, passphrase: str = ""
    ) -> Account:
        """Print the referral sheet of each screening in *ticked*, and nothing else.

        Raises ``DeskError`` before the first sheet: ``NOT_ALLOWED`` or ``WRONG_PASSPHRASE`` for
        more than ``MANY``. Whatever stops it later is in the account.
        """
        is_many = self.needs_passphrase(len(ticked))
        if is_many:
            self._refuse_unless_allowed(passphrase)
        act = Act.PRINTED_MANY if is_many else Act.PRINTED
        printed: list[str] = []
        problem: DeskError | None = None
        going.report(0, len(ticked))
        for screening_id in ticked:
            if going.is_cancelled:
                break
            try:
                sitting = self._interviewing.open(screening_id)
                self._paperwork.print(sitting, Paper.REFERRAL_SHEET, printer, act)
            except DeskError as error:
                problem = error
                break
            printed.append(screening_id)
            going.report(len(printed), len(ticked))
        return Account(tuple(printed), ticked[len(printed) :], problem)

    def _refuse_unless_allowed(self, passphrase: str) -> None:
        with self._printing_many() as work:
            work.only_read()
            work.center.center()  # the first touch looks whether she may
        if not passphrase:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        self._prove(self._clerk.id, passphrase)


def _standings(
    work: UnitOfWork, referred: tuple[Referred, ...]
) -> Mapping[str, tuple[Standing, date | None]]:
    """Return where each stands, and since when it is so at MMEP."""
    ids = tuple(one.screening_id for one in referred)
    consents = work.papers.consents_of(ids)
    printings = work.papers.printings_of(ids)
    given = work.disclosures.handed_over(ids)
    far = at_mmep(work, tuple(given))
    standings: dict[str, tuple[Standing, date | None]] = {}
    for one in referred:
        id_ = one.screening_id
        came = far.get(id_, AtMmep())
        standing = standing_of(
            _state(one), consents.get(id_), printings.get(id_, ()), given.get(id_, 0), came
        )
        standings[id_] = standing, came.since if standing.is_at_mmep else None
    return standings


def _state(one: Referred) -> ScreeningState:
    return ScreeningState(one.screening_id, "", one.finished_at, one.outcome, one.revision)


def _line(
    one: Referred,
    children: tuple[Registration, ...],
    standings: Mapping[str, tuple[Standing, date | None]],
) -> ReferralLine:
    standing, since = standings[one.screening_id]
    return ReferralLine(
        screening_id=one.screening_id,
        family_id=one.family_id,
        number=one.number,
        names=tuple(child.name for child in children),
        outcome=one.outcome,
        standing=standing,
        finished_at=one.finished_at,
        since=since,
    )
