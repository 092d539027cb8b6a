"""Two entries of the list may be one child: the one given up, and the further ids of its lists."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; no entry was given up so far."""
    op.add_column(
        "family_merge", sa.Column("given_up", sa.Text(), nullable=False, server_default="")
    )
    op.create_table(
        "also_known",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("registration_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_also_known_registration"
        ),
        sa.PrimaryKeyConstraint("source", "source_id", name="pk_also_known"),
    )
    op.create_index("ix_also_known_registration_id", "also_known", ["registration_id"])
