"""What MMEP answers is kept beside the referral it speaks of, and goes with it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; MMEP answered by phone so far."""
    op.create_table(
        "answer_file",
        *_texts("id"),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("digest"),
        sa.Column("made_at", sa.String(40), nullable=False),
        *_texts("made_by"),
        sa.Column("applied_at", sa.String(40), nullable=False),
        *_texts("applied_by"),
        sa.PrimaryKeyConstraint("id", name="pk_answer_file"),
        sa.UniqueConstraint("number", name="uq_answer_file_number"),
    )
    op.create_table(
        "mmep_answer",
        *_texts("screening_id"),
        sa.Column("child", sa.Integer(), nullable=False),
        sa.Column("file", sa.Integer(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        *_texts("number"),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_texts("result"),
        sa.Column("result_on", sa.Date(), nullable=False),
        sa.Column("eligible_from", sa.Date(), nullable=True),
        sa.Column("eligible_until", sa.Date(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        *_texts("duplicate_of"),
        sa.PrimaryKeyConstraint("screening_id", "child", "file", name="pk_mmep_answer"),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
