"""How long records are kept, what must stay, what was destroyed, and what remains of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing was held or destroyed so far."""
    _make_terms_and_holds()
    _make_destructions()
    _make_remnants()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _counts(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _moment(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=nullable)


def _make_terms_and_holds() -> None:
    op.create_table(
        "keeping_terms",
        *_texts("store_id"),
        *_counts("days", "months"),
        sa.ForeignKeyConstraint(["store_id"], ["center.store_id"], name="fk_keeping_terms_center"),
        sa.PrimaryKeyConstraint("store_id", name="pk_keeping_terms"),
    )
    op.create_table(
        "hold",
        *_texts("family_id", "reason", "set_by"),
        _moment("set_at"),
        sa.PrimaryKeyConstraint("family_id", name="pk_hold"),
    )


def _make_destructions() -> None:
    op.create_table(
        "destruction",
        *_texts("id", "proposed_by"),
        _moment("proposed_at"),
        *_counts("days", "months"),
        *_texts("confirmed_by"),
        _moment("confirmed_at", nullable=True),
        _moment("cleared_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_destruction"),
    )
    _make_part_of_destruction("proposed", "family_id")
    _make_part_of_destruction(
        "tombstone", "record_id", *_texts("ending"), *_counts("children", "screenings")
    )


def _make_part_of_destruction(table: str, key: str, *more: sa.Column[str] | sa.Column[int]) -> None:
    op.create_table(
        table,
        *_texts(key, "destruction_id"),
        *more,
        sa.ForeignKeyConstraint(
            ["destruction_id"], ["destruction.id"], name=f"fk_{table}_destruction"
        ),
        sa.PrimaryKeyConstraint(key, name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_destruction_id", table, ["destruction_id"])


def _make_remnants() -> None:
    op.create_table(
        "remnant",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *_texts("school", "ending", "local_id_code"),
        sa.PrimaryKeyConstraint("entry", name="pk_remnant"),
    )
    op.create_index("ix_remnant_local_id_code", "remnant", ["local_id_code"])
