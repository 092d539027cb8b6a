"""An interview can be taken over, and what was half typed when the desk locked stays with it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; nothing was taken over or half typed so far."""
    taken_over_by = sa.Column("taken_over_by", sa.Text(), nullable=False, server_default="")
    op.add_column("screening", taken_over_by)
    for table in ("screening", "correction"):
        op.add_column(table, sa.Column("half_typed", sa.Text(), nullable=True))
