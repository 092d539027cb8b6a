"""MMEP keeps what many centers sent, and what it answered."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing was received so far."""
    _make_batches()
    _make_records()
    _make_answers()
    op.create_table(
        "waiting_parcel",
        *_texts("id"),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        _moment("came_at"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_waiting_parcel"),
    )


def _make_batches() -> None:
    op.create_table(
        "received_batch",
        *_texts("id", "center", "name"),
        _number("number"),
        _moment("made_at"),
        *_texts("previous", "digest", "receipt"),
        _moment("opened_at"),
        *_texts("opened_by", "told_in"),
        sa.PrimaryKeyConstraint("id", name="pk_received_batch"),
    )
    op.create_index("ix_received_batch_center", "received_batch", ["center"])


def _make_records() -> None:
    op.create_table(
        "received_record",
        *_texts("record", "center", "number"),
        _number("revision"),
        *_texts("news"),
        _number("batch"),
        *_texts("town", "language", "answers"),
        sa.PrimaryKeyConstraint("record", name="pk_received_record"),
    )
    op.create_index("ix_received_record_center", "received_record", ["center"])
    op.create_table(
        "received_child",
        *_texts("record"),
        sa.Column("child", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("first", "middle", "last_1", "last_2", "suffix", "born", "state_id", "cells"),
        sa.PrimaryKeyConstraint("record", "child", name="pk_received_child"),
        sa.ForeignKeyConstraint(
            ["record"], ["received_record.record"], name="fk_received_child_received_record"
        ),
    )
    op.create_index("ix_received_child_born", "received_child", ["born"])
    op.create_index("ix_received_child_state_id", "received_child", ["state_id"])


def _make_answers() -> None:
    op.create_table(
        "given_answer",
        _number("entry"),
        *_texts("id", "record"),
        _number("child"),
        *_texts("number"),
        _number("revision"),
        *_texts("result"),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("eligible_from", sa.Date(), nullable=True),
        sa.Column("eligible_until", sa.Date(), nullable=True),
        _number("tries"),
        *_texts("duplicate_of", "given_by"),
        _moment("given_at"),
        *_texts("file_id"),
        sa.PrimaryKeyConstraint("entry", name="pk_given_answer"),
        sa.UniqueConstraint("id", name="uq_given_answer_id"),
        sa.ForeignKeyConstraint(
            ["record"], ["received_record.record"], name="fk_given_answer_received_record"
        ),
    )
    op.create_index("ix_given_answer_record", "given_answer", ["record"])
    op.create_index("ix_given_answer_file_id", "given_answer", ["file_id"])
    op.create_table(
        "given_file",
        *_texts("id", "center", "name"),
        _number("number"),
        _moment("made_at"),
        *_texts("made_by", "digest"),
        _number("answers"),
        _number("files"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_given_file"),
    )
    op.create_index("ix_given_file_center", "given_file", ["center"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=False)
