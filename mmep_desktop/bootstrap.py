"""Builds an open desk from a folder and a key: the one place where the parts meet.

This module brings SQLAlchemy and ReportLab with it, so the window loads it while the clerk types.
"""

import contextlib
import shutil
from functools import partial
from pathlib import Path

from mmep_desktop.clock import SystemClock
from mmep_desktop.documents.cups_queue import CupsQueue
from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.documents.workbooks import Workbooks
from mmep_desktop.domain.center import Clerk, DeskKind, Role
from mmep_desktop.domain.practice import PRACTICE_PASSPHRASE
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.program_files import read_program_file
from mmep_desktop.exchange.reading import ChildRosterReader
from mmep_desktop.exchange.results_files import read_results_file
from mmep_desktop.folder_stores import FolderStores
from mmep_desktop.locked_sheets import LockedSheets
from mmep_desktop.outbox import SealedAndLocked
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.paths import ADDED_PACKS
from mmep_desktop.practice_folders import new_practice_folder
from mmep_desktop.screeners.shelf import Shelf
from mmep_desktop.security.backup_shelf import BackupShelf
from mmep_desktop.security.key_file import read_key_file
from mmep_desktop.security.keyring_backends import SystemKeyring
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.security.pin import PinsInMemory
from mmep_desktop.security.practice import PracticeKeys
from mmep_desktop.security.store_marker import StoreMarker, write_marker
from mmep_desktop.security.vault import Vault
from mmep_desktop.services.advising import Advising
from mmep_desktop.services.answering import Answering
from mmep_desktop.services.backups import Backups
from mmep_desktop.services.batching import Batching
from mmep_desktop.services.center_settings import CenterSettings
from mmep_desktop.services.certificates import Certificates
from mmep_desktop.services.clerks import Clerks
from mmep_desktop.services.correcting import Correcting
from mmep_desktop.services.correspondence import Correspondence
from mmep_desktop.services.coverage import CoverageReports
from mmep_desktop.services.desk import Desk, MmepDesk
from mmep_desktop.services.desk_keys import DeskKeysTold
from mmep_desktop.services.destroying import Destroying
from mmep_desktop.services.disclosing import Disclosing
from mmep_desktop.services.entering import Entering, entered, opened
from mmep_desktop.services.following_up import FollowingUp
from mmep_desktop.services.giving_results import GivingResults
from mmep_desktop.services.go_live import GoLive
from mmep_desktop.services.guide_sheets import GuideSheets
from mmep_desktop.services.households import Households
from mmep_desktop.services.housing_list import HousingList
from mmep_desktop.services.importing import Importing
from mmep_desktop.services.interviewing import Interviewing
from mmep_desktop.services.joining import Joining
from mmep_desktop.services.keeping import Keeping
from mmep_desktop.services.kept_ends import ends_elsewhere
from mmep_desktop.services.letting_go import LettingGo
from mmep_desktop.services.letting_papers import LettingPapers
from mmep_desktop.services.listing import Lists
from mmep_desktop.services.opening_batches import OpeningBatches
from mmep_desktop.services.paperwork import Paperwork
from mmep_desktop.services.partnering import Partnering
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, OpenWork, Printer
from mmep_desktop.services.practice import fill_practice, practice_center
from mmep_desktop.services.printing_many import PrintingMany, Prove
from mmep_desktop.services.receiving import Receiving
from mmep_desktop.services.recovery import Recovery
from mmep_desktop.services.registering import Registering
from mmep_desktop.services.releasing import Releasing
from mmep_desktop.services.replying import Replying
from mmep_desktop.services.restoring import Restoring
from mmep_desktop.services.returning import Returning
from mmep_desktop.services.schools import Schools
from mmep_desktop.services.screeners import Screeners
from mmep_desktop.services.sending import Sending
from mmep_desktop.services.taking_over import TakingOver
from mmep_desktop.services.today import today_of
from mmep_desktop.services.transmitting import Transmitting
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.services.verifying import Verifying
from mmep_desktop.services.whole_record import WholeRecord
from mmep_desktop.storage.backing_up import StoreCopies
from mmep_desktop.storage.clear_files import ChosenFiles
from mmep_desktop.storage.ids import TimedIdentifiers
from mmep_desktop.storage.near_words import how_near
from mmep_desktop.storage.restoring import RestorePlace
from mmep_desktop.storage.store import remove_store


class PracticeEntrance:
    """Practice: a private folder, a key in memory, invented families; gone with ``end()``."""

    def __init__(self) -> None:
        self.folder, self._held = new_practice_folder()
        self._keys = PracticeKeys(self.folder)
        self._stores = FolderStores(self.folder, practice=True)
        self._clerk = Clerk("practice", "Practice Clerk", Role.SUPERVISOR)
        try:
            write_marker(self.folder, StoreMarker("practice", practice=True))
        except BaseException:
            self.end()
            raise

    def clerk_ids(self) -> tuple[str, ...]:
        """Return the one clerk of practice."""
        return (self._clerk.id,)

    def unlock(self, clerk_id: str, passphrase: str) -> Unlocked:  # noqa: ARG002 - as ``Entering``
        """Open the practice store, with its families in it. Raises ``DeskError``."""
        key = self._keys.unlock(self._clerk.id, passphrase)
        if self._stores.exists():
            return entered(opened(self._stores, key), self._clerk.id)
        center = practice_center("practice")
        store = self._stores.create(key, center, self._clerk)
        try:
            screeners = Screeners(store.work(), SystemClock(), Shelf(()))
            fill_practice(store.work(), SystemClock(), TimedIdentifiers(), screeners, self._clerk)
        except BaseException:
            store.close()
            remove_store(self.folder)
            raise
        return Unlocked(store, center, self._clerk)

    def end(self) -> None:
        """Take folder and key away."""
        self._keys.wipe()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._held.release()


def real_entrance(folder: Path) -> Entering:
    """Return the door of the real desk whose records lie in *folder*, which is made if need be."""
    with contextlib.suppress(OSError):  # the set-up says so in a sentence when it comes to write
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Entering(
        Vault(folder, SystemKeyring()),
        FolderStores(folder, practice=False),
        TimedIdentifiers(),
        Passphrases(),
        SystemClock(),
        PinsInMemory(),
    )


def backups_of(unlocked: Unlocked, clock: Clock | None = None) -> Backups:
    """Return the backups of an open store."""
    store, clerk_id = unlocked.store, unlocked.clerk.id
    parts = store.backup_parts(unlocked.center.store_id)
    return Backups(
        store.work(clerk_id), clock or SystemClock(), TimedIdentifiers(), clerk_id, *parts
    )


def roster_reader(clock: Clock | None = None) -> ChildRosterReader:
    """Return what reads schools' lists; it needs no key and no store."""
    return ChildRosterReader(clock or SystemClock())


def importing_of(unlocked: Unlocked, clock: Clock | None = None) -> Importing:
    """Return what reads schools' lists into an open store."""
    clerk = unlocked.clerk
    return Importing(
        unlocked.store.work(clerk.id),
        clock or SystemClock(),
        TimedIdentifiers(),
        clerk,
        roster_reader(clock),
        Workbooks(),
        ChosenFiles(),
    )


def batching_of(
    unlocked: Unlocked, folder: Path, prove: Prove, clock: Clock | None = None
) -> Batching:
    """Return what makes batches for MMEP of an open store; *prove* asks whose hand it is."""
    clock, clerk = clock or SystemClock(), unlocked.clerk
    work = unlocked.store.work(clerk.id)
    screeners = Screeners(work, clock, Shelf((folder / ADDED_PACKS,)))
    return Batching(work, clock, TimedIdentifiers(), clerk, screeners, SealedAndLocked(), prove)


def transmitting_of(
    unlocked: Unlocked, printer: Printer | None = None, clock: Clock | None = None
) -> Transmitting:
    """Return what draws the paper that goes with a batch of an open store."""
    clerk = unlocked.clerk
    return Transmitting(
        unlocked.store.work(clerk.id),
        clock or SystemClock(),
        clerk,
        DeskPapers(),
        printer or CupsQueue(),
        ChosenFiles(),
    )


def partnering_of(unlocked: Unlocked, prove: Prove, clock: Clock | None = None) -> Partnering:
    """Return what shows and confirms keys between offices; *prove* asks whose hand it is."""
    clerk = unlocked.clerk
    work = unlocked.store.work(clerk.id)
    return Partnering(work, clock or SystemClock(), clerk, SealedParcels(), ChosenFiles(), prove)


def answering_of(unlocked: Unlocked, clock: Clock | None = None) -> Answering:
    """Return what takes MMEP's answers into an open store."""
    clerk = unlocked.clerk
    work = unlocked.store.work(clerk.id)
    return Answering(work, clock or SystemClock(), clerk, SealedParcels())


def opening_batches_of(unlocked: Unlocked) -> OpeningBatches:
    """Return what opens sealed batches again, at the center that made them or at MMEP."""
    clerk, is_mmep = unlocked.clerk, unlocked.center.kind is DeskKind.MMEP
    work = permitted(unlocked.store.work(clerk.id), clerk.id, _OPENS[is_mmep])
    return OpeningBatches(work, SealedParcels(), SealedAndLocked(), ChosenFiles())


_OPENS = {False: Deed.EXPORT, True: Deed.RECEIVE}


def mmep_of(
    unlocked: Unlocked, prove: Prove, clock: Clock | None = None, printer: Printer | None = None
) -> MmepDesk:
    """Return what opens batches in an open store of MMEP, answers them, and lets them go.

    *prove* asks whose hand it is.
    """
    clock, clerk, store = clock or SystemClock(), unlocked.clerk, unlocked.store
    work, parcels, ids = store.work(clerk.id), SealedParcels(), TimedIdentifiers()
    files, locked, backups = ChosenFiles(), LockedSheets(), backups_of(unlocked, clock)
    return MmepDesk(
        Receiving(work, clock, clerk, parcels, how_near),
        Replying(work, clock, ids, clerk, parcels, files, locked),
        GivingResults(work, clock, ids, clerk, read_results_file),
        LettingGo(work, clock, ids, clerk, store, backups, prove),
        LettingPapers(work, clerk, DeskPapers(), printer or CupsQueue()),
    )


def backups_at_the_door(
    entrance: Entering, folder: Path, clerk_id: str, passphrase: str
) -> Restoring:
    """Return the backups of the locked desk in *folder*, for whoever may bring one back.

    Raises ``DeskError``: a problem of the keys, ``NOT_ALLOWED``, or a problem of the store that no
    backup helps against.
    """
    clock, store_id = SystemClock(), read_key_file(folder).store_id
    return Restoring(
        entrance.key_of,
        clerk_id or next(iter(entrance.clerk_ids()), ""),
        passphrase,
        lambda key: (StoreCopies(folder, key), BackupShelf(folder, store_id, key)),
        RestorePlace(folder, clock),
        clock,
        TimedIdentifiers(),
    )


def practice_entrance() -> PracticeEntrance:
    """Return the door of a new practice desk."""
    return PracticeEntrance()


def open_desk(
    unlocked: Unlocked, printer: Printer | None, folder: Path, clock: Clock | None = None
) -> Desk:
    """Return the services of an open desk; new screener packs are looked for in *folder*.

    Without a *printer* of the window's own, paper goes to the CUPS queue. Raises ``DeskError``:
    ``CLOCK_WRONG``, or a problem of the store or the screener.
    """
    clock, ids, clerk = clock or SystemClock(), TimedIdentifiers(), unlocked.clerk
    anybody = unlocked.store.work(clerk.id)
    work = permitted(anybody, clerk.id, Deed.SCREEN)
    changing = permitted(anybody, clerk.id, Deed.CHANGE_CENTER)
    today_of(clock)
    screeners = Screeners(anybody, clock, Shelf((folder / ADDED_PACKS,)))
    interviewing = Interviewing(work, clock, ids, screeners, clerk)
    correcting = Correcting(work, clock, clerk, interviewing)
    registering, advising = Registering(work, clock, ids), Advising(work, how_near)
    joining = Joining(work, clock, clerk, registering, interviewing, correcting)
    store, keys = unlocked.store, unlocked.keys
    papers, paper_goes_to, files = DeskPapers(), printer or CupsQueue(), ChosenFiles()
    disclosing, backups = Disclosing(anybody, clock, ids, clerk), backups_of(unlocked, clock)
    paperwork = Paperwork(work, clock, ids, clerk, interviewing, papers, paper_goes_to)
    prove = keys.prove if keys else _prove_in_practice
    return Desk(
        center=unlocked.center,
        clerk=clerk,
        lists=Lists(work, clock),
        registering=registering,
        advising=advising,
        joining=joining,
        households=Households(work, clock, ids, clerk, joining, advising),
        coverage=CoverageReports(anybody, clock, clerk, papers, files),
        importing=importing_of(unlocked, clock),
        go_live=GoLive(anybody, changing, clock),
        interviewing=interviewing,
        following_up=FollowingUp(work, clock),
        taking_over=TakingOver(work, clerk),
        correcting=correcting,
        returning=Returning(work, interviewing, correcting),
        paperwork=paperwork,
        disclosing=disclosing,
        releasing=_releasing(anybody, clock, clerk, disclosing, screeners, papers, paper_goes_to),
        printing_many=PrintingMany(anybody, clerk, interviewing, paperwork, prove),
        correspondence=_correspondence(unlocked, folder, prove, clock, papers, paper_goes_to),
        screeners=screeners,
        settings=CenterSettings(anybody, changing),
        schools=Schools(work, changing, ids, screeners, read_program_file),
        housing=HousingList(permitted(anybody, clerk.id, Deed.READ_HOUSING)),
        clerks=Clerks(store, keys, Passphrases(), clock, clerk.id) if keys else None,
        recovery=Recovery(anybody, keys, clock, clerk.id, papers, paper_goes_to) if keys else None,
        keys_told=DeskKeysTold(anybody, keys, clerk.id) if keys else None,
        keeping=Keeping(anybody, clock, clerk),
        destroying=Destroying(anybody, clock, ids, clerk, store),
        certificates=Certificates(anybody, clerk, backups, papers, paper_goes_to),
        backups=backups,
        verifying=Verifying(store, clerk.id, partial(ends_elsewhere, unlocked)),
        pin=unlocked.pin,
        mmep=mmep_of(unlocked, prove, clock, paper_goes_to),
        guide=GuideSheets(paper_goes_to, ChosenFiles()),
    )


def _correspondence(
    unlocked: Unlocked,
    folder: Path,
    prove: Prove,
    clock: Clock,
    papers: DeskPapers,
    printer: Printer,
) -> Correspondence:
    clerk, anybody = unlocked.clerk, unlocked.store.work(unlocked.clerk.id)
    changing = permitted(anybody, clerk.id, Deed.CHANGE_CENTER)
    return Correspondence(
        rules=Sending(anybody, changing),
        batching=batching_of(unlocked, folder, prove, clock),
        partnering=partnering_of(unlocked, prove, clock),
        transmitting=Transmitting(anybody, clock, clerk, papers, printer, ChosenFiles()),
        answering=answering_of(unlocked, clock),
    )


def _releasing(
    work: OpenWork,
    clock: Clock,
    clerk: Clerk,
    disclosing: Disclosing,
    screeners: Screeners,
    papers: DeskPapers,
    printer: Printer,
) -> Releasing:
    whole = WholeRecord(work, clock, clerk, screeners)
    return Releasing(work, clerk, disclosing, whole, papers, printer, ChosenFiles())


def _prove_in_practice(_clerk_id: str, passphrase: str) -> None:
    if passphrase != PRACTICE_PASSPHRASE:
        raise DeskError(Problem.WRONG_PASSPHRASE)
