"""What the services need to send referrals to MMEP: where batches are kept, who draws and locks."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from mmep_desktop.domain.batch_rows import Contents
from mmep_desktop.domain.batches import Batch, Sent
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.heard import Reached
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.partner_keys import OwnKeys, PublicKeys
from mmep_desktop.domain.sending import SendingRules


class BatchRecords(Protocol):
    """The batches that were made, and what each told of which referral."""

    def add(self, batch: Batch, content: bytes) -> None: ...
    def get(self, id_: str) -> Batch:
        """Return one batch. Raises ``LookupError``."""

    def all(self) -> tuple[Batch, ...]:
        """Return every batch, the last one first."""

    def last(self) -> Batch | None: ...
    def content(self, id_: str) -> bytes | None:
        """Return what a batch says, or nothing once a family of it is destroyed."""

    def sent(self) -> Mapping[str, Sent]:
        """Return how each screening stood in the last batch that held it."""

    def reached(self, screening_ids: tuple[str, ...]) -> Mapping[str, Reached]:
        """Return, for each of *screening_ids* that was sent, when its last batch went and came."""

    def rules(self) -> SendingRules:
        """Return by what referrals are sent here, and when two people answer for a batch."""

    def keep_rules(self, rules: SendingRules) -> None: ...
    def count_copy(self, id_: str) -> int:
        """Count that a batch was written to a file again, and return how often it was by now."""

    def keep_received(self, id_: str, on: date) -> None: ...


class Outbox(Protocol):
    """Draws what a batch says and locks it, in memory; the only file it writes is a locked one."""

    def members(self, batch: Batch, contents: Contents) -> Mapping[str, bytes]:
        """Return the table and the records of *batch*, which its manifest names by digest."""

    def content(
        self, batch: Batch, center: Center, contents: Contents, members: Mapping[str, bytes]
    ) -> bytes:
        """Return what is kept of *batch*, whose manifest is complete: *members* and a workbook."""

    def answers(self, interview: Interview) -> tuple[tuple[str, str], ...]:
        """Return each question of *interview* with its answer, in words."""

    def lines(self, contents: Contents) -> tuple[tuple[str, str], ...]:
        """Return all that *contents* says of families: captions, and what stands under each."""

    def new_words(self) -> str:
        """Return six words that open one file, for the phone."""

    def new_receipt(self) -> str:
        """Return a code of 40 bits that stands in one batch alone."""

    def write(self, place: str, content: bytes, words: str) -> None:
        """Write the workbook in *content* to the file *place*, locked: it opens with *words* only.

        Raises ``DeskError(COPY_NOT_SAVED)``.
        """

    def lock(self, place: str, members: Mapping[str, bytes], words: str) -> None:
        """Write the workbook among *members* to the file *place*, locked with *words*."""

    def seal(self, place: str, content: bytes, batch: Batch, own: OwnKeys, to: PublicKeys) -> None:
        """Write *content* to the file *place*, signed by *own* and sealed to itself and *to*.

        The secrets are wiped. Raises ``DeskError(COPY_NOT_SAVED)``.
        """
