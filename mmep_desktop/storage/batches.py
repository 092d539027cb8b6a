"""The batches in the store, with what they say as long as all its families are here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import defer

from mmep_desktop.domain.batches import Batch, Item, News, Sent
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.heard import Reached
from mmep_desktop.domain.sending import SendingRules
from mmep_desktop.storage.batch_tables import BatchItemRow, BatchRow, SendingRulesRow
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.many_rows import Values, keep_many
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.tables import CenterRow
from mmep_desktop.storage.traced_session import TracedSession

_SENT = (
    select(BatchItemRow.screening_id, BatchItemRow.revision, BatchItemRow.news)
    .join(BatchRow, BatchRow.id == BatchItemRow.batch_id)
    .order_by(BatchRow.number)
)
_REACHED = (
    select(BatchItemRow.screening_id, BatchRow.made_at, BatchRow.received_on)
    .join(BatchRow, BatchRow.id == BatchItemRow.batch_id)
    .order_by(BatchRow.number)
)
_WITHOUT_CONTENT = select(BatchRow).options(defer(BatchRow.content, raiseload=False))


class SqlBatchRecords:
    """``BatchRecords`` on one session."""

    def __init__(self, session: TracedSession, seals: Seals) -> None:
        self._session = session
        self._seals = seals

    def add(self, batch: Batch, content: bytes) -> None:
        """Keep a new *batch* and what it says."""
        recipient = batch.recipient
        self._session.add(
            BatchRow(
                id=batch.id,
                number=batch.number,
                made_at=batch.made_at,
                made_by=batch.made_by,
                seconded_by=batch.seconded_by,
                recipient_name=recipient.name,
                recipient_position=recipient.position,
                recipient_affiliation=recipient.affiliation,
                manifest=batch.manifest,
                receipt=batch.receipt,
                copies=batch.copies,
                received_on=batch.received_on,
                content=content,
            )
        )
        self._session.flush()
        keep_many(self._session, self._seals, BatchItemRow, list(_item_rows(batch)))

    def get(self, id_: str) -> Batch:
        """Return one batch. Raises ``LookupError``."""
        row = self._row(id_)
        return _batch(row, self._items((id_,))[id_])

    def all(self) -> tuple[Batch, ...]:
        """Return every batch, the last one first."""
        rows = self._session.scalars(_WITHOUT_CONTENT.order_by(BatchRow.number.desc())).all()
        items = self._items(row.id for row in rows)
        return tuple(_batch(row, items[row.id]) for row in rows)

    def last(self) -> Batch | None:
        """Return the batch that was made last, if there is one."""
        newest = _WITHOUT_CONTENT.order_by(BatchRow.number.desc()).limit(1)
        row = self._session.scalar(newest)
        return None if row is None else _batch(row, self._items((row.id,))[row.id])

    def content(self, id_: str) -> bytes | None:
        """Return what a batch says, or nothing once a family of it is destroyed."""
        return self._row(id_).content

    def sent(self) -> Mapping[str, Sent]:
        """Return how each screening stood in the last batch that held it."""
        return {
            id_: Sent(revision, known(News, news))
            for id_, revision, news in self._session.execute(_SENT)
        }

    def reached(self, screening_ids: tuple[str, ...]) -> Mapping[str, Reached]:
        """Return, for each of *screening_ids* that was sent, when its last batch went and came."""
        found: dict[str, Reached] = {}
        for some in in_chunks(screening_ids):
            for id_, made_at, on in self._session.execute(
                _REACHED.where(BatchItemRow.screening_id.in_(some))
            ):
                found[id_] = Reached(made_at.date(), on)
        return found

    def rules(self) -> SendingRules:
        """Return by what referrals are sent here."""
        row = self._session.scalars(select(SendingRulesRow)).one_or_none()
        return SendingRules() if row is None else SendingRules(row.agreement, row.second_above)

    def keep_rules(self, rules: SendingRules) -> None:
        """Keep *rules* from now on."""
        row = SendingRulesRow(
            store_id=self._session.scalars(select(CenterRow.store_id)).one(),
            agreement=rules.agreement,
            second_above=rules.second_above,
        )
        self._session.merge(row)
        self._session.flush()

    def count_copy(self, id_: str) -> int:
        """Count that a batch was written to a file, and return how often it was by now."""
        row = self._row(id_)
        row.copies += 1
        self._session.flush()
        return row.copies

    def keep_received(self, id_: str, on: date) -> None:
        """Keep that MMEP has opened the batch."""
        self._row(id_).received_on = on
        self._session.flush()

    def _items(self, batch_ids: Iterable[str]) -> Mapping[str, tuple[Item, ...]]:
        found: defaultdict[str, tuple[Item, ...]] = defaultdict(tuple)
        for some in in_chunks(tuple(batch_ids)):
            rows = select(BatchItemRow).where(BatchItemRow.batch_id.in_(some))
            for row in self._session.scalars(rows.order_by(BatchItemRow.number)):
                found[row.batch_id] += (_item(row),)
        return found

    def _row(self, id_: str) -> BatchRow:
        row = self._session.get(BatchRow, id_)
        if row is None:
            raise LookupError(f"no batch {id_}")
        return row


def _item_rows(batch: Batch) -> Iterator[Values]:
    for one in batch.items:
        yield {
            "batch_id": batch.id,
            "screening_id": one.screening_id,
            "number": one.number,
            "revision": one.revision,
            "news": one.news.value,
        }


def _item(row: BatchItemRow) -> Item:
    return Item(row.screening_id, row.number, row.revision, known(News, row.news))


def _batch(row: BatchRow, items: tuple[Item, ...]) -> Batch:
    return Batch(
        id=row.id,
        number=row.number,
        made_at=row.made_at,
        made_by=row.made_by,
        seconded_by=row.seconded_by,
        recipient=Recipient(row.recipient_name, row.recipient_position, row.recipient_affiliation),
        items=items,
        receipt=row.receipt,
        manifest=row.manifest,
        copies=row.copies,
        received_on=row.received_on,
    )
