"""Students of a list who were read wait to be kept, so that nobody waits for a whole list."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; no list waits so far."""
    op.create_table(
        "roster_part",
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("students", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["roster_import.id"], name="fk_roster_part_roster_import"
        ),
        sa.PrimaryKeyConstraint("import_id", "place", name="pk_roster_part"),
    )
