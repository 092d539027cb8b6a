"""A store knows whose computer it is on: a registration center's, or MMEP's."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every store so far is a registration center's."""
    kind = sa.Column("kind", sa.Text(), nullable=False, server_default="center")
    op.add_column("center", kind)
