"""Keys are exchanged with MMEP: one's own, and those of partners that two people confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "own_keys",
        *_public(),
        sa.Column("signing_secret", sa.LargeBinary(), nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_own_keys"),
    )
    op.create_table(
        "partner",
        *_public(),
        sa.Column("pinned_on", sa.Date(), nullable=False),
        *_texts("pinned_by", "seconded_by"),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_partner"),
        sa.UniqueConstraint("kind", "district", "desk", name="uq_partner_office"),
    )


def _public() -> list[sa.Column[str] | sa.Column[bytes]]:
    return [
        *_texts("fingerprint", "kind", "district", "desk", "name", "sealing"),
        sa.Column("signing", sa.LargeBinary(), nullable=False),
    ]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
