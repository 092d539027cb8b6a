"""Families become one household, and go apart again; and those that are known to be none."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; every family stood alone so far."""
    op.create_table(
        "family_merge",
        *_texts("id", "family_id", "came", "made_by"),
        sa.Column("made_at", sa.String(40), nullable=False),
        *_texts("screening_id"),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("savings", sa.Integer(), nullable=False),
        *_texts("undone_by"),
        sa.Column("undone_at", sa.String(40), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_family_merge"),
    )
    op.create_index("ix_family_merge_family_id", "family_merge", ["family_id"])
    op.create_table(
        "apart",
        *_texts("one", "other", "noted_by"),
        sa.Column("noted_at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_apart"),
    )
    op.create_index("ix_apart_other", "apart", ["other"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
