"""The tables of households: families that became one, and those that are known to be none."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mmep_desktop.storage.tables import Row


class MergeRow(Row):
    """Families that became one; *came* is who came from where, and what else was theirs, as JSON.

    The family that remained is *family_id*; it may have become part of another one since.
    *given_up* is the entry, as JSON, that was found to be the same child as another one.
    """

    __tablename__ = "family_merge"

    id: Mapped[str] = mapped_column(primary_key=True)
    family_id: Mapped[str] = mapped_column(index=True)
    came: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    screening_id: Mapped[str]
    revision: Mapped[int]
    savings: Mapped[int]
    undone_by: Mapped[str]
    undone_at: Mapped[datetime | None]
    given_up: Mapped[str] = mapped_column(server_default="")


class ApartRow(Row):
    """Two children, the lesser id first, whose families are not one household; a clerk said so."""

    __tablename__ = "apart"

    one: Mapped[str] = mapped_column(primary_key=True)
    other: Mapped[str] = mapped_column(primary_key=True, index=True)
    noted_by: Mapped[str]
    noted_at: Mapped[datetime]


class AlsoKnownRow(Row):
    """Under which further id a school's list knows a child, of whom it has two entries."""

    __tablename__ = "also_known"

    source: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(primary_key=True)
    registration_id: Mapped[str] = mapped_column(ForeignKey("registration.id"), index=True)
