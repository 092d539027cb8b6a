"""A clerk who leaves stays on the list, with the day; and the store counts its key files.

What she did stays under her id. A key file that was written before the last one is an old copy.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; nobody has left so far, and the first key file had the number 1."""
    op.add_column("clerk", sa.Column("left_on", sa.Date(), nullable=True))
    counter = sa.Column("key_counter", sa.Integer(), nullable=False, server_default="0")
    op.add_column("center", counter)
