"""A district sets by what referrals are sent, and when two people answer for a batch."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; a store without a row sends with signed consent only."""
    op.create_table(
        "sending_rules",
        sa.Column("store_id", sa.Text(), nullable=False),
        sa.Column("agreement", sa.Text(), nullable=False),
        sa.Column("second_above", sa.Integer()),
        sa.ForeignKeyConstraint(["store_id"], ["center.store_id"], name="fk_sending_rules_center"),
        sa.PrimaryKeyConstraint("store_id", name="pk_sending_rules"),
    )
    op.add_column("batch", sa.Column("seconded_by", sa.Text(), nullable=False, server_default=""))
