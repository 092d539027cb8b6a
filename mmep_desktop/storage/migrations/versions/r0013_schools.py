"""People at schools, programs, add-ons that are asked, and where families sleep."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the four tables; none of it was kept so far."""
    op.create_table(
        "school_contact",
        *_texts("id", "kind", "name", "school", "languages", "phone", "email"),
        sa.PrimaryKeyConstraint("id", name="pk_school_contact"),
    )
    op.create_table(
        "program",
        *_texts("id", "name", "kind"),
        sa.Column("from_age", sa.Integer(), nullable=True),
        sa.Column("to_age", sa.Integer(), nullable=True),
        *_texts("grades", "months"),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        *_texts("hours", "place", "phone", "needs"),
        sa.Column("has_ride", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_program"),
    )
    op.create_table("add_on", *_texts("key"), sa.PrimaryKeyConstraint("key", name="pk_add_on"))
    op.create_table(
        "housing",
        *_texts("screening_id", "answer"),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.Column("noted_at", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["screening_id"], ["screening.id"], name="fk_housing_screening"),
        sa.PrimaryKeyConstraint("screening_id", name="pk_housing"),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
