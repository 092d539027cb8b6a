"""Referrals go to MMEP in batches; a batch keeps what it says until a family of it is destroyed."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing was sent so far but on paper."""
    op.create_table(
        "batch",
        *_texts("id"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        *_texts("made_by", "recipient_name", "recipient_position", "recipient_affiliation"),
        *_texts("manifest", "receipt"),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_batch"),
        sa.UniqueConstraint("number", name="uq_batch_number"),
    )
    op.create_table(
        "batch_item",
        *_texts("batch_id", "screening_id", "number"),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_texts("news"),
        sa.PrimaryKeyConstraint("batch_id", "screening_id", name="pk_batch_item"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_batch_item_batch"),
    )
    op.create_index("ix_batch_item_screening_id", "batch_item", ["screening_id"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
