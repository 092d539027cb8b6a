"""Who may be the same child is told by two indexes; the wide rows are read for those alone."""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put indexes that hold the names, and the desk of a referral, beside the tables."""
    op.create_index(
        "ix_received_child_near",
        "received_child",
        ["born", "record", "child", "state_id", "first", "last_1", "last_2"],
    )
    op.drop_index("ix_received_child_born", "received_child")
    op.create_index("ix_received_record_desk", "received_record", ["record", "center"])
