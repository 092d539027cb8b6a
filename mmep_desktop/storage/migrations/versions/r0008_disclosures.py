"""The register of what was shown of a family's record, and to whom."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TEXTS = (
    "family_id",
    "screening_id",
    "recipient_name",
    "recipient_position",
    "recipient_affiliation",
    "parts",
    "basis",
    "purpose",
    "threat",
    "parents",
    "clerk_id",
    "clerk_name",
    "clerk_position",
    "number",
    "onward",
    "batch",
)


def upgrade() -> None:
    """Make the tables; nothing was shown to anybody through the program so far."""
    op.create_table(
        "disclosure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.Column("is_exempt", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_disclosure"),
    )
    op.create_index("ix_disclosure_family_id", "disclosure", ["family_id"])
    op.create_index("ix_disclosure_screening_id", "disclosure", ["screening_id"])
    op.create_table(
        "disclosure_child",
        sa.Column("disclosure_id", sa.Text(), nullable=False),
        sa.Column("registration_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["disclosure.id"], name="fk_disclosure_child_disclosure"
        ),
        sa.PrimaryKeyConstraint("disclosure_id", "registration_id", name="pk_disclosure_child"),
    )
