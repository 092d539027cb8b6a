"""Referrals that go to MMEP together: what of each is new, and under which number it goes.

Numbers have no gap, and each batch names the one before it: MMEP sees if one never came.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from mmep_desktop.domain.center import Center, short_name
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.strict_json import canonical

FORMAT: Final = "mmep-batch/1"
SERIES: Final = "batch"
"""The series that the center's count of batches is kept under."""

BESIDE: Final = "; "
"""What stands between two paragraphs that allow the sending."""

REMINDED_AFTER_DAYS: Final = 10
"""How long MMEP may take to say that a batch came, before the desk asks about it."""


class News(StrEnum):
    """What a batch tells of a referral; the words are kept for good."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class Envelope(StrEnum):
    """In what a batch is written: sealed to MMEP's key, or a workbook that opens with words."""

    SEALED = "sealed"
    WORKBOOK = "workbook"

    @property
    def suffix(self) -> str:
        """How the name of such a file ends."""
        return ".mepbatch" if self is Envelope.SEALED else ".xlsx"


@dataclass(frozen=True, slots=True)
class Sent:
    """How a referral stood in the last batch that held it."""

    revision: int
    news: News


@dataclass(frozen=True, slots=True)
class Item:
    """One referral of a batch: *revision* of the screening, and its *number* as families see it."""

    screening_id: str
    number: str
    revision: int
    news: News


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch as it is kept: everything but what it says of families.

    *digest* is the SHA-256 of the manifest, which holds *previous*, that of the batch before.
    *seconded_by* is who answered for it too, where it was large. *receipt* stands nowhere but
    inside: whoever reads it out has opened it. *copies* counts how often it was written to a file.
    """

    id: str
    number: int
    made_at: datetime
    made_by: str
    recipient: Recipient
    items: tuple[Item, ...]
    receipt: str
    manifest: str = ""
    copies: int = 0
    received_on: date | None = None
    seconded_by: str = ""

    @property
    def digest(self) -> str:
        """What the next batch names it by."""
        return hashlib.sha256(self.manifest.encode()).hexdigest()

    def count(self, news: News) -> int:
        """How many of its referrals are *news*."""
        return sum(1 for one in self.items if one.news is news)

    def is_overdue(self, today: date) -> bool:
        """Whether MMEP should have said by now that it came."""
        waits = (today - self.made_at.date()).days
        return self.received_on is None and waits > REMINDED_AFTER_DAYS


def news_of(
    *, is_referral: bool, may_be_sent: bool, revision: int, last: Sent | None
) -> News | None:
    """Return what the next batch has to tell of a referral, or nothing.

    *may_be_sent* is whether consent was signed and stands. Whatever MMEP was told and must not
    hold any more is withdrawn, once.
    """
    was_told = last is not None and last.news is not News.WITHDRAWN
    if not (is_referral and may_be_sent):
        return News.WITHDRAWN if was_told else None
    if last is None:
        return News.NEW
    return None if was_told and last.revision >= revision else News.CHANGED


def file_stem(center: Center, number: int, copies: int = 0) -> str:
    """Return what a batch's file is called, which names nobody: ``0201-A_batch-0017_copy-2``.

    *copies* counts how often it was written before; the first file is no copy.
    """
    copy = f"_copy-{copies + 1}" if copies else ""
    return f"{short_name(center.district_code, center.desk)}_batch-{number:04d}{copy}"


ENVELOPE: Final = frozenset({"copy", "recipient", "signer"})
"""Members of a sealed manifest that say how one copy goes, not what the batch is."""

WORKBOOK: Final = "batch.xlsx"
TABLE: Final = "referrals.csv"
RECORDS: Final = "batch.json"


def digest_of(manifest: Mapping[str, object]) -> str:
    """Return what the next batch names one by, from the *manifest* of any copy of it.

    It is that of what the workbook shows as the manifest. A copy may be signed by a newer key and
    sealed to another one, and names the workbook as well: none of this is in the digest, so that
    every copy has the same.
    """
    files = manifest.get("files")
    named = files if isinstance(files, dict) else {}
    kept = {
        **{name: value for name, value in manifest.items() if name not in ENVELOPE},
        "files": {name: digest for name, digest in named.items() if name in {TABLE, RECORDS}},
    }
    return hashlib.sha256(canonical(kept)).hexdigest()


def manifest_of(
    center: Center, batch: Batch, previous: str, basis: str, files: Mapping[str, str]
) -> str:
    """Return the manifest of *batch*: canonical JSON, in which nobody is named.

    *previous* is the digest of the batch before, empty for the first; *basis* is the paragraph
    that allows the sending, and *files* are the SHA-256 of what the batch holds, by name.
    """
    told = {
        "format": FORMAT,
        "district": center.district_code,
        "desk": center.desk,
        "center": center.name,
        "batch": batch.number,
        "id": batch.id,
        "made_at": batch.made_at.isoformat(timespec="seconds"),
        "basis": basis,
        "previous": previous,
        "referrals": {news.value: batch.count(news) for news in News},
        "files": dict(files),
    }
    return canonical(told).decode()
