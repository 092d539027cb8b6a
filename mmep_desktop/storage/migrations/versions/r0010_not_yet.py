"""Why a family was not asked yet; and the remnants of some days, found without a look at all."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; no reason was noted so far."""
    op.create_table(
        "not_yet",
        sa.Column("family_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("noted_by", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("family_id", name="pk_not_yet"),
    )
    op.create_index("ix_remnant_day", "remnant", ["day"])
