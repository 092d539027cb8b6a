"""The first tables: center, list, screenings, paper and screener packs.

There is no way back: a program that meets newer tables refuses to open them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _make_center()
    _make_registrations()
    _make_screenings()
    _make_paper_trail()
    _make_packs()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _moment(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=nullable)


def _make_center() -> None:
    op.create_table(
        "center",
        *_texts("store_id", "district_code", "district", "name", "desk", "phone"),
        *_texts("mmep_name", "mmep_phone", "mmep_email"),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", name="pk_center"),
    )
    op.create_table(
        "school",
        *_texts("store_id"),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("code", "name"),
        sa.ForeignKeyConstraint(["store_id"], ["center.store_id"], name="fk_school_center"),
        sa.PrimaryKeyConstraint("store_id", "place", name="pk_school"),
    )
    op.create_table(
        "clerk",
        *_texts("id", "name", "role"),
        sa.PrimaryKeyConstraint("id", name="pk_clerk"),
    )
    op.create_table(
        "number_series",
        *_texts("series"),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name="pk_number_series"),
    )


def _make_registrations() -> None:
    op.create_table(
        "registration",
        sa.Column("entry", sa.Integer(), nullable=False),
        *_texts("id", "family_id", "first", "middle", "last_1", "last_2", "suffix", "used"),
        *_texts("born", "school", "grade", "local_id", "phone"),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name="pk_registration"),
        sa.UniqueConstraint("id", name="uq_registration_id"),
    )
    op.create_index("ix_registration_family_id", "registration", ["family_id"])
    op.create_index("ix_registration_day", "registration", ["registered_on", "entry"])
    op.create_table(
        "search_word",
        sa.Column("entry", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("word"),
        sa.ForeignKeyConstraint(
            ["entry"], ["registration.entry"], name="fk_search_word_registration"
        ),
        sa.PrimaryKeyConstraint("entry", "word", name="pk_search_word"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_word_word", "search_word", ["word", "entry"])


def _make_screenings() -> None:
    op.create_table(
        "screening",
        *_texts("id", "family_id", "pack", "version", "language"),
        sa.Column("screened_on", sa.Date(), nullable=False),
        *_texts("draft", "at", "begun_by"),
        _moment("begun_at"),
        _moment("saved_at"),
        _moment("finished_at", nullable=True),
        sa.Column("determination", sa.Text(), nullable=True),
        *_texts("number", "family_screening_id"),
        sa.Column("alone", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_screening"),
    )
    op.create_index("ix_screening_family", "screening", ["family_id", "begun_at"])
    op.create_index("ix_screening_family_screening_id", "screening", ["family_screening_id"])


def _make_paper_trail() -> None:
    op.create_table(
        "consent",
        sa.Column("entry", sa.Integer(), nullable=False),
        *_texts("screening_id", "state", "by"),
        sa.Column("on", sa.Date(), nullable=False),
        *_texts("language", "witness"),
        sa.ForeignKeyConstraint(["screening_id"], ["screening.id"], name="fk_consent_screening"),
        sa.PrimaryKeyConstraint("entry", name="pk_consent"),
    )
    op.create_index("ix_consent_screening_id", "consent", ["screening_id"])
    op.create_table(
        "printing",
        *_texts("id", "screening_id", "paper"),
        sa.Column("copy", sa.Integer(), nullable=False),
        _moment("printed_at"),
        *_texts("printed_by", "printer"),
        sa.ForeignKeyConstraint(["screening_id"], ["screening.id"], name="fk_printing_screening"),
        sa.PrimaryKeyConstraint("id", name="pk_printing"),
    )
    op.create_index("ix_printing_screening_id", "printing", ["screening_id"])


def _make_packs() -> None:
    op.create_table(
        "pack",
        *_texts("id", "version", "fingerprint"),
        _moment("kept_at"),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name="pk_pack"),
    )
    op.create_table(
        "pack_file",
        *_texts("pack", "version", "path"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack", "version"], ["pack.id", "pack.version"], name="fk_pack_file_pack"
        ),
        sa.PrimaryKeyConstraint("pack", "version", "path", name="pk_pack_file"),
    )
