"""Who lives at one address, or has one guardian, is found without reading every child."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("ix_registration_address", "registration", ["address"])
    op.create_index("ix_guardian_name", "guardian", ["name"])
