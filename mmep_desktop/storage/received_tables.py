"""MMEP's own tables: batches of many centers, the referrals in them, and what was answered."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from mmep_desktop.storage.tables import Row


class ReceivedBatchRow(Row):
    """One batch that was opened; *told_in* is the answer file that said so to its desk."""

    __tablename__ = "received_batch"

    id: Mapped[str] = mapped_column(primary_key=True)
    center: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    number: Mapped[int]
    made_at: Mapped[datetime]
    previous: Mapped[str]
    digest: Mapped[str]
    receipt: Mapped[str]
    opened_at: Mapped[datetime]
    opened_by: Mapped[str]
    told_in: Mapped[str]


class ReceivedRecordRow(Row):
    """One referral as the last batch said it; one withdrawn has no answers and no children."""

    __tablename__ = "received_record"
    __table_args__ = (Index("ix_received_record_desk", "record", "center"),)

    record: Mapped[str] = mapped_column(primary_key=True)
    center: Mapped[str] = mapped_column(index=True)
    number: Mapped[str]
    revision: Mapped[int]
    news: Mapped[str]
    batch: Mapped[int]
    town: Mapped[str]
    language: Mapped[str]
    answers: Mapped[str]


class ReceivedChildRow(Row):
    """One referred child; *cells* is its row of the frozen columns."""

    __tablename__ = "received_child"
    __table_args__ = (
        Index(
            "ix_received_child_near",
            "born",
            "record",
            "child",
            "state_id",
            "first",
            "last_1",
            "last_2",
        ),
    )

    record: Mapped[str] = mapped_column(ForeignKey("received_record.record"), primary_key=True)
    child: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    first: Mapped[str]
    middle: Mapped[str]
    last_1: Mapped[str]
    last_2: Mapped[str]
    suffix: Mapped[str]
    born: Mapped[str]
    state_id: Mapped[str] = mapped_column(index=True)
    cells: Mapped[str]


class GivenAnswerRow(Row):
    """One result of one child, in the order in which they were given; *file_id* carried it."""

    __tablename__ = "given_answer"
    __table_args__ = (ForeignKeyConstraint(["record"], ["received_record.record"]),)

    entry: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    record: Mapped[str] = mapped_column(index=True)
    child: Mapped[int]
    number: Mapped[str]
    revision: Mapped[int]
    result: Mapped[str]
    on: Mapped[date]
    eligible_from: Mapped[date | None]
    eligible_until: Mapped[date | None]
    tries: Mapped[int]
    duplicate_of: Mapped[str]
    given_by: Mapped[str]
    given_at: Mapped[datetime]
    file_id: Mapped[str] = mapped_column(index=True)


class GivenFileRow(Row):
    """One file of answers that was made for a desk, as it is written.

    *sealed* is empty once a referral that it speaks of was let go.
    """

    __tablename__ = "given_file"

    id: Mapped[str] = mapped_column(primary_key=True)
    center: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    number: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    digest: Mapped[str]
    answers: Mapped[int]
    files: Mapped[int]
    sealed: Mapped[bytes]


class WaitingParcelRow(Row):
    """A sealed file of a center whose *keys*, in the form of their file, nobody has confirmed."""

    __tablename__ = "waiting_parcel"

    id: Mapped[str] = mapped_column(primary_key=True)
    keys: Mapped[bytes]
    came_at: Mapped[datetime]
    sealed: Mapped[bytes]


class ReceivedTermsRow(Row):
    """How many months MMEP keeps what it received; there is none while the defaults hold."""

    __tablename__ = "received_terms"

    store_id: Mapped[str] = mapped_column(ForeignKey("center.store_id"), primary_key=True)
    answered: Mapped[int]
    open: Mapped[int]


class LettingRow(Row):
    """One act of letting go, and under which terms."""

    __tablename__ = "letting"

    id: Mapped[str] = mapped_column(primary_key=True)
    let_go_by: Mapped[str]
    let_go_at: Mapped[datetime]
    cleared_at: Mapped[datetime | None]
    answered: Mapped[int]
    open: Mapped[int]
    referrals: Mapped[int]
    children: Mapped[int]
    files: Mapped[int]


class LetGoRow(Row):
    """Where a referral was that was let go: which batch of which desk told of it last."""

    __tablename__ = "let_go"

    record: Mapped[str] = mapped_column(primary_key=True)
    letting_id: Mapped[str] = mapped_column(ForeignKey("letting.id"), index=True)
    center: Mapped[str]
    revision: Mapped[int]
    batch: Mapped[int]
