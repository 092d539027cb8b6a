"""Schools' lists are read: who is known from one, its guardians, the readings, and the presets.

A child who stands in a list and was never registered here has no day, so that column may be empty.
"""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_KEPT = (
    "entry, id, family_id, first, middle, last_1, last_2, suffix, used, born, school, grade,"
    " local_id, phone, registered_on"
)
_COPY = f"INSERT INTO registration_anew ({_KEPT}) SELECT {_KEPT} FROM registration"  # noqa: S608 - our own names


def upgrade() -> None:
    """Make registrations anew and the tables beside them; no list was read so far."""
    _make_registrations_anew()
    _make_guardians()
    _make_readings()
    op.add_column("center", sa.Column("go_live", sa.Date(), nullable=True))
    op.add_column("remnant", sa.Column("source_code", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_remnant_source_code", "remnant", ["source_code"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _empty(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False, server_default="") for name in names]


def _days(*names: str) -> list[sa.Column[date]]:
    return [sa.Column(name, sa.Date(), nullable=True) for name in names]


def _make_registrations_anew() -> None:
    op.create_table(
        "registration_anew",
        sa.Column("entry", sa.Integer(), nullable=False),
        *_texts("id", "family_id", "first", "middle", "last_1", "last_2", "suffix", "used"),
        *_texts("born", "school", "grade", "local_id", "phone"),
        *_days("registered_on"),
        *_empty("state_id", "source", "source_id", "address", "language", "fingerprint"),
        *_days("told_on", "withdrawn_on"),
        sa.PrimaryKeyConstraint("entry", name="pk_registration"),
        sa.UniqueConstraint("id", name="uq_registration_id"),
    )
    op.execute(_COPY)
    op.drop_table("registration")
    op.rename_table("registration_anew", "registration")
    op.create_index("ix_registration_family_id", "registration", ["family_id"])
    op.create_index("ix_registration_day", "registration", ["registered_on", "entry"])
    op.create_index("ix_registration_source", "registration", ["source", "source_id", "entry"])
    op.create_index("ix_registration_local_id", "registration", ["local_id"])


def _make_guardians() -> None:
    op.create_table(
        "guardian",
        *_texts("registration_id"),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("name", "relation", "phone"),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_guardian_registration"
        ),
        sa.PrimaryKeyConstraint("registration_id", "place", name="pk_guardian"),
    )


def _make_readings() -> None:
    op.create_table(
        "roster_import",
        *_texts("id", "source", "layout", "file_hash", "made_by"),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("is_baseline", sa.Boolean(), nullable=False),
        *_texts("counts"),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_roster_import"),
    )
    op.create_index("ix_roster_import_source", "roster_import", ["source"])
    op.create_table(
        "roster_preset",
        *_texts("name", "columns"),
        sa.PrimaryKeyConstraint("name", name="pk_roster_preset"),
    )
