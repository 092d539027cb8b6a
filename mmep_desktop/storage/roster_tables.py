"""The tables of what schools' lists told, beside the registrations themselves."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mmep_desktop.storage.tables import Row


class GuardianRow(Row):
    """Somebody who answers for a child, as a school's list named her."""

    __tablename__ = "guardian"

    registration_id: Mapped[str] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(index=True)
    relation: Mapped[str]
    phone: Mapped[str]


class RosterImportRow(Row):
    """One reading of a school's list; *counts* of what its students came to, as JSON."""

    __tablename__ = "roster_import"

    id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(index=True)
    layout: Mapped[str]
    file_hash: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    is_baseline: Mapped[bool]
    counts: Mapped[str]
    refused: Mapped[int]


class RosterPartRow(Row):
    """Some *students* of a list that was read, packed, until they are kept."""

    __tablename__ = "roster_part"

    import_id: Mapped[str] = mapped_column(ForeignKey("roster_import.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int]
    students: Mapped[bytes]


class RosterPresetRow(Row):
    """Which heading of a school's list holds what, under the name that somebody gave it."""

    __tablename__ = "roster_preset"

    name: Mapped[str] = mapped_column(primary_key=True)
    columns: Mapped[str]
