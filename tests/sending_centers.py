"""Centers that send batches to MMEP, and MMEP's own store: real keys, real parcels."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from mmep_desktop.bootstrap import mmep_of
from mmep_desktop.domain.batch_records import BatchRecord, ChildRecord, batch_json, read_batch_json
from mmep_desktop.domain.batch_rows import Column, Row
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.center import Center, Clerk, DeskKind, MmepContact, Role
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned
from mmep_desktop.domain.strict_json import loaded
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.folder_stores import FolderStores
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.security.store_key import UnlockedKey, new_secrets
from mmep_desktop.services.desk import MmepDesk
from mmep_desktop.services.unlocked import OpenStore, Unlocked
from tests.fakes import SetClock, Tray

PARCELS = SealedParcels()
MADE_AT = datetime(2026, 9, 1, 15, 30, tzinfo=UTC)
RECRUITER = Clerk("ar", "Ana Recruiter", Role.SUPERVISOR)
MMEP = Center("mmep", "", "", "MMEP, Northampton", "", "413-555-0100", (), MmepContact(), False)
MMEP = replace(MMEP, kind=DeskKind.MMEP)
HER_WORDS = "copper lantern meadow thistle"
FILES = ("batch.json", "referrals.csv", "batch.xlsx")


def a_row(first: str, last: str, born: date | None = date(2015, 3, 9), **cells: str) -> Row:
    """Return a child's row; *cells* by the names of their columns."""
    row: dict[Column, object] = {Column.FIRST: first, Column.LAST_1: last, Column.BORN: born}
    told = {"DISTRICT": "New Bedford", "LANGUAGE": "es", "OUTCOME": "refer", **cells}
    row |= {Column[name]: cell for name, cell in told.items()}
    return row  # type: ignore[return-value]  # texts and a day


def a_record(
    record: str,
    *rows: Row,
    number: str = "",
    revision: int = 1,
    news: News = News.NEW,
) -> BatchRecord:
    """Return one referral of a batch, by default a new one of *rows*."""
    children = tuple(ChildRecord(place, row) for place, row in enumerate(rows))
    answers = (("Did you move?", "Yes", False),) if rows else ()
    return BatchRecord(record, number or f"N-{record.upper()}", revision, news, children, answers)


@dataclass
class SendingCenter:
    """One desk with its keys; each batch names the one before it."""

    name: str = "North Street Center"
    district: str = "02010000"
    desk: str = "A"
    number: int = 0
    previous: str = ""
    keys: OwnKeys = field(init=False)

    def __post_init__(self) -> None:
        self.keys = PARCELS.new_keys(PartnerKind.CENTER, self.district, self.desk, self.name)

    def batch(self, mmep: OwnKeys, *records: BatchRecord) -> bytes:
        """Make the next batch and return its file."""
        self.number += 1
        return self.sealed(mmep, self.number, self.previous, records, keeps=True)

    def sealed(
        self,
        mmep: OwnKeys,
        number: int,
        previous: str,
        records: Iterable[BatchRecord],
        *,
        copy: int = 0,
        keeps: bool = False,
        rest: tuple[bytes, bytes] = (b"First Name\r\n", b"PK"),
    ) -> bytes:
        """Return the file of any batch, in the chain or not, with the *rest* of its members."""
        every, id_ = tuple(records), f"{self.district}-{self.desk}-{number}"
        counts = {news.value: sum(1 for one in every if one.news is news) for news in News}
        manifest: dict[str, object] = {
            "format": "mmep-batch/1",
            "district": self.district,
            "desk": self.desk,
            "center": self.name,
            "batch": number,
            "id": id_,
            "made_at": MADE_AT.isoformat(timespec="seconds"),
            "basis": "34 CFR 99.30",
            "previous": previous,
            "referrals": counts,
            "copy": copy,
            "recipient": mmep.public.fingerprint,
        }
        told = batch_json(id_, "7GK2M9QX", every, (("Referred", len(every)),))
        files = dict(zip(FILES, (told, *rest), strict=True))
        both = (mmep.public.sealing, self.keys.public.sealing)
        parcel = PARCELS.made(manifest, files, self.keys, both)
        if keeps:
            with PARCELS.opening() as opening:
                members = opening.opened(parcel, mmep.identity)
            whole = PARCELS.verified(members, self.keys.public.signing)
            self.previous = read_batch_json(loaded(told), whole).digest
        return parcel


class MmepOffice:
    """MMEP's store in a folder, with its keys, and its services for one recruiter."""

    def __init__(self, folder: Path, clerk: Clerk = RECRUITER, center: Center = MMEP) -> None:
        self.folder = folder
        self.clock = SetClock()
        key = UnlockedKey(bytearray(new_secrets()))
        self.store: OpenStore = FolderStores(folder, practice=False).create(key, center, clerk)
        self.keys = PARCELS.new_keys(PartnerKind.MMEP, "", "", center.name)
        unlocked = Unlocked(self.store, center, clerk)
        self.tray = Tray()
        self.desk: MmepDesk = mmep_of(unlocked, only_her_words, self.clock, self.tray)
        self._files = 0
        with self.store.work()() as work:
            work.partners.keep_own(self.keys, MADE_AT.date())
            work.commit()

    def knows(self, *centers: SendingCenter) -> None:
        """Rely on the keys of *centers*."""
        with self.store.work()() as work:
            for center in centers:
                work.partners.pin(Pinned(center.keys.public, MADE_AT.date(), RECRUITER.id))
            work.commit()

    def file(self, content: bytes) -> str:
        """Put *content* into a file and return its place."""
        self._files += 1
        place = self.folder / f"{self._files}.mepbatch"
        place.write_bytes(content)
        return str(place)


def only_her_words(_clerk_id: str, passphrase: str) -> None:
    """Stand for the keys of the office: one passphrase is right."""
    if passphrase != HER_WORDS:
        raise DeskError(Problem.WRONG_PASSPHRASE)
