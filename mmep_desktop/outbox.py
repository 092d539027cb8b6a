"""What leaves for MMEP: a batch, sealed to its key or as a locked workbook, before it is a file."""

import io
import secrets
import zlib
from collections.abc import Mapping

from msoffcrypto.format.ooxml import OOXMLFile

from mmep_desktop.documents.answers_in_words import questions_and_answers
from mmep_desktop.documents.batch_workbook import batch_workbook, lines_of, referrals_sheet
from mmep_desktop.documents.csv_tables import csv_table
from mmep_desktop.domain.batch_records import BatchRecord, ChildRecord, batch_json
from mmep_desktop.domain.batch_rows import Contents, Going
from mmep_desktop.domain.batches import RECORDS, TABLE, WORKBOOK, Batch
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.partner_keys import OwnKeys, PublicKeys
from mmep_desktop.domain.strict_json import loaded
from mmep_desktop.exchange.parcels import packed, unpacked
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.security.passphrases import Passphrases
from mmep_desktop.security.printed_keys import ALPHABET
from mmep_desktop.storage.clear_files import ChosenFiles

_WORDS = 6
_RECEIPT = 8
"""Characters of five bits."""

_QUICKLY = 1
"""How hard what is kept is pressed: the first level takes most of what can be taken."""


class SealedAndLocked:
    """Answers the ``Outbox`` port.

    The words that open a workbook are Python text, shown and read out; they open that file alone.
    """

    def members(self, batch: Batch, contents: Contents) -> Mapping[str, bytes]:
        """Return the table and the records of *batch*, which its manifest names by digest."""
        records = (_record(one) for one in contents.going)
        return {
            TABLE: table_of(batch.number, contents),
            RECORDS: batch_json(batch.id, batch.receipt, records, contents.counts),
        }

    def content(
        self, batch: Batch, center: Center, contents: Contents, members: Mapping[str, bytes]
    ) -> bytes:
        """Return what is kept of *batch*: *members* and a workbook, packed."""
        drawn = batch_workbook(batch, center, contents)
        return zlib.compress(packed({**members, WORKBOOK: drawn}), _QUICKLY)

    def answers(self, interview: Interview) -> tuple[tuple[str, str], ...]:
        """Return each question of *interview* with its answer, in words."""
        return tuple(questions_and_answers(interview))

    def lines(self, contents: Contents) -> tuple[tuple[str, str], ...]:
        """Return all that *contents* says of families, line by line."""
        return lines_of(contents)

    def new_words(self) -> str:
        """Return six words that open one file."""
        return Passphrases().suggest(_WORDS)

    def new_receipt(self) -> str:
        """Return a code of 40 bits."""
        return "".join(secrets.choice(ALPHABET) for _each in range(_RECEIPT))

    def write(self, place: str, content: bytes, words: str) -> None:
        """Write the workbook in *content* to the file *place*, locked with *words*."""
        self.lock(place, _members_in(content), words)

    def lock(self, place: str, members: Mapping[str, bytes], words: str) -> None:
        """Write the workbook among *members* to the file *place*, locked with *words*."""
        ChosenFiles().write(place, locked(members[WORKBOOK], words))

    def seal(self, place: str, content: bytes, batch: Batch, own: OwnKeys, to: PublicKeys) -> None:
        """Write *content* to the file *place*, signed by *own* and sealed to itself and *to*."""
        manifest = {
            **loaded(batch.manifest.encode()),
            "copy": batch.copies,
            "recipient": to.fingerprint,
        }
        readers = (to.sealing, own.public.sealing)
        try:
            parcel = SealedParcels().made(manifest, _members_in(content), own, readers)
        finally:
            own.wipe()
        ChosenFiles().write(place, parcel)


def table_of(number: int, contents: Contents) -> bytes:
    """Return the table of referrals as CSV: UTF-8 with a mark, safe in a spreadsheet."""
    return csv_table(referrals_sheet(number, contents.rows))


def _members_in(content: bytes) -> Mapping[str, bytes]:
    return unpacked(zlib.decompress(content))


def _record(one: Going) -> BatchRecord:
    """Return one referral as the records hold it, with every answer in words."""
    item = one.item
    return BatchRecord(
        record=item.screening_id,
        number=item.number,
        revision=item.revision,
        news=item.news,
        children=tuple(ChildRecord(place, row) for place, row in one.children),
        answers=tuple(
            (question, answer, told.is_alone)
            for told in one.told
            for question, answer in told.answers
        ),
    )


def locked(workbook: bytes, words: str) -> bytes:
    """Return *workbook* so that it opens with *words* only (ECMA-376 agile, AES-256)."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(words, out)
    return out.getvalue()
