"""How many registered on each day, and were asked, is counted as it happens."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COUNT_WHAT_IS_THERE = """
INSERT INTO coverage (day, registered, asked)
SELECT registered_on, count(*), sum(EXISTS (
    SELECT 1 FROM screening
    WHERE screening.family_id = registration.family_id
    AND screening.alone IS NULL AND screening.finished_at IS NOT NULL))
FROM registration GROUP BY registered_on
"""


def upgrade() -> None:
    """Make the table, and count whoever is there."""
    op.create_table(
        "coverage",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("registered", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_coverage"),
    )
    op.execute(_COUNT_WHAT_IS_THERE)
