"""Why a family was not asked yet; and what counts of a span of days read quickly.

The outcome of an interview stands beside the rest once it counts, and the index of families has
what lists and counts tell of an interview.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_TOLD = [
    *("family_id", "begun_at", "id", "alone", "outcome", "language"),
    *("finished_at", "finished_by", "revision"),
]
_OUTCOMES = (
    "UPDATE screening SET outcome = json_extract(determination, '$.outcome')"
    " WHERE finished_at IS NOT NULL"
)


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
    op.add_column("screening", sa.Column("outcome", sa.Text(), nullable=True))
    op.execute(_OUTCOMES)
    op.drop_index("ix_screening_family", "screening")
    op.create_index("ix_screening_family", "screening", _TOLD)
