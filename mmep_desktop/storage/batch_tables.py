"""The tables of what was sent to MMEP: batches, and what each told of which referral."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mmep_desktop.storage.tables import Row


class BatchRow(Row):
    """One batch; *content* is its workbook, until a family of it is destroyed."""

    __tablename__ = "batch"

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    seconded_by: Mapped[str] = mapped_column(server_default="")
    recipient_name: Mapped[str]
    recipient_position: Mapped[str]
    recipient_affiliation: Mapped[str]
    manifest: Mapped[str]
    receipt: Mapped[str]
    copies: Mapped[int]
    received_on: Mapped[date | None]
    content: Mapped[bytes | None]


class SendingRulesRow(Row):
    """By what referrals are sent, and when two people answer for a batch."""

    __tablename__ = "sending_rules"

    store_id: Mapped[str] = mapped_column(ForeignKey("center.store_id"), primary_key=True)
    agreement: Mapped[str]
    second_above: Mapped[int | None]


class BatchItemRow(Row):
    """What one batch told of one referral; it goes with the record of the family."""

    __tablename__ = "batch_item"

    batch_id: Mapped[str] = mapped_column(ForeignKey("batch.id"), primary_key=True)
    screening_id: Mapped[str] = mapped_column(primary_key=True, index=True)
    number: Mapped[str]
    revision: Mapped[int]
    news: Mapped[str]
