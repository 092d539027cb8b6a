"""MMEP keeps what centers sent for a time, lets it go, and knows that it was here."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; a store without terms keeps as long as the defaults say."""
    op.create_table(
        "received_terms",
        *_texts("store_id"),
        *_numbers("answered", "open"),
        sa.ForeignKeyConstraint(["store_id"], ["center.store_id"], name="fk_received_terms_center"),
        sa.PrimaryKeyConstraint("store_id", name="pk_received_terms"),
    )
    op.create_table(
        "letting",
        *_texts("id", "let_go_by"),
        sa.Column("let_go_at", sa.String(40), nullable=False),
        sa.Column("cleared_at", sa.String(40), nullable=True),
        *_numbers("answered", "open", "referrals", "children", "files"),
        sa.PrimaryKeyConstraint("id", name="pk_letting"),
    )
    op.create_table(
        "let_go",
        *_texts("record", "letting_id", "center"),
        *_numbers("revision", "batch"),
        sa.ForeignKeyConstraint(["letting_id"], ["letting.id"], name="fk_let_go_letting"),
        sa.PrimaryKeyConstraint("record", name="pk_let_go"),
    )
    op.create_index("ix_let_go_letting_id", "let_go", ["letting_id"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]
