"""Finished interviews can be corrected: former revisions, corrections begun, what a print says."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and let what was finished before be a first revision."""
    _number_screenings()
    _make_revisions()
    _make_corrections()
    _mark_printings()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _moment(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=False)


def _empty(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _first(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default="1")


def _number_screenings() -> None:
    # So far this column counted the savings, which now have a name of their own.
    op.alter_column("screening", "revision", new_column_name="savings")
    op.add_column("screening", _first("revision"))
    for name in ("finished_by", "cause", "cause_words"):
        op.add_column("screening", _empty(name))
    op.execute("UPDATE screening SET finished_by = begun_by WHERE finished_at IS NOT NULL")


def _make_revisions() -> None:
    op.create_table(
        "screening_revision",
        *_texts("screening_id"),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("language", "draft", "determination", "finished_by"),
        _moment("finished_at"),
        *_texts("cause", "cause_words"),
        sa.ForeignKeyConstraint(
            ["screening_id"], ["screening.id"], name="fk_screening_revision_screening"
        ),
        sa.PrimaryKeyConstraint("screening_id", "number", name="pk_screening_revision"),
    )


def _make_corrections() -> None:
    op.create_table(
        "correction",
        *_texts("screening_id", "cause", "cause_words", "language", "draft", "at", "rows"),
        *_texts("begun_by"),
        _moment("begun_at"),
        _moment("saved_at"),
        sa.Column("savings", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["screening_id"], ["screening.id"], name="fk_correction_screening"),
        sa.PrimaryKeyConstraint("screening_id", name="pk_correction"),
    )


def _mark_printings() -> None:
    op.add_column("printing", _first("revision"))
    op.add_column("printing", _empty("says"))
