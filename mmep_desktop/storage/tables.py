"""The tables of a store. Rows stay in this package; what leaves it are the domain's values."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from mmep_desktop.storage.moments import Moment


class Row(DeclarativeBase):
    """What all tables share: names for their constraints, and how a moment is kept."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, str: Text}  # noqa: RUF012 - SQLAlchemy reads it as a plain attribute


class CenterRow(Row):
    """The center; a store holds one."""

    __tablename__ = "center"

    store_id: Mapped[str] = mapped_column(primary_key=True)
    district_code: Mapped[str]
    district: Mapped[str]
    name: Mapped[str]
    desk: Mapped[str]
    phone: Mapped[str]
    mmep_name: Mapped[str]
    mmep_phone: Mapped[str]
    mmep_email: Mapped[str]
    practice: Mapped[bool]
    key_counter: Mapped[int] = mapped_column(server_default="0")
    go_live: Mapped[date | None]
    kind: Mapped[str] = mapped_column(server_default="center")
    schools: Mapped[list["SchoolRow"]] = relationship(
        cascade="all, delete-orphan", order_by="SchoolRow.place", lazy="selectin"
    )


class SchoolRow(Row):
    """A school of the center, at its place in the list."""

    __tablename__ = "school"

    store_id: Mapped[str] = mapped_column(ForeignKey("center.store_id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str]
    name: Mapped[str]


class ClerkRow(Row):
    """Somebody who unlocks the desk, or did until the day she left."""

    __tablename__ = "clerk"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    left_on: Mapped[date | None]


class NumberSeriesRow(Row):
    """How many numbers of one series were given out."""

    __tablename__ = "number_series"

    series: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class RegistrationRow(Row):
    """One child of the center; *entry* counts them in the order in which they were added.

    One who was never registered here has no day. *told_on* and *fingerprint* are a list's.
    """

    __tablename__ = "registration"
    __table_args__ = (
        Index("ix_registration_day", "registered_on", "entry"),
        Index("ix_registration_source", "source", "source_id", "entry"),
        Index("ix_registration_local_id", "local_id"),
    )

    entry: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    family_id: Mapped[str] = mapped_column(index=True)
    first: Mapped[str]
    middle: Mapped[str]
    last_1: Mapped[str]
    last_2: Mapped[str]
    suffix: Mapped[str]
    used: Mapped[str]
    born: Mapped[str]
    school: Mapped[str]
    grade: Mapped[str]
    local_id: Mapped[str]
    phone: Mapped[str]
    registered_on: Mapped[date | None]
    state_id: Mapped[str] = mapped_column(server_default="")
    source: Mapped[str] = mapped_column(server_default="")
    source_id: Mapped[str] = mapped_column(server_default="")
    address: Mapped[str] = mapped_column(server_default="", index=True)
    language: Mapped[str] = mapped_column(server_default="")
    fingerprint: Mapped[str] = mapped_column(server_default="")
    told_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]


class CoverageRow(Row):
    """How many registered on one day, and how many of them were asked to the end."""

    __tablename__ = "coverage"

    day: Mapped[date] = mapped_column(primary_key=True)
    registered: Mapped[int]
    asked: Mapped[int]


class NotYetRow(Row):
    """Why a family was not asked yet; one that was asked since keeps it, and it counts no more."""

    __tablename__ = "not_yet"

    family_id: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    noted_by: Mapped[str]
    noted_at: Mapped[datetime]


class ScreeningRow(Row):
    """One interview; its replies and what came out are kept in the forms of ``plain``.

    The *outcome* is kept beside the rest once it counts: the index of families has all that lists
    and counts tell of an interview, so that they do not read its replies.
    """

    __tablename__ = "screening"
    __table_args__ = (
        Index(
            "ix_screening_family",
            *("family_id", "begun_at", "id", "alone", "outcome", "language"),
            *("finished_at", "finished_by", "revision"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    family_id: Mapped[str]
    pack: Mapped[str]
    version: Mapped[str]
    language: Mapped[str]
    screened_on: Mapped[date]
    draft: Mapped[str]
    at: Mapped[str]
    begun_by: Mapped[str]
    begun_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    determination: Mapped[str | None]
    outcome: Mapped[str | None]
    number: Mapped[str]
    family_screening_id: Mapped[str] = mapped_column(index=True)
    alone: Mapped[int | None]
    revision: Mapped[int]
    finished_by: Mapped[str]
    cause: Mapped[str]
    cause_words: Mapped[str]
    taken_over_by: Mapped[str] = mapped_column(server_default="")
    half_typed: Mapped[str | None]
    savings: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": savings}  # noqa: RUF012 - SQLAlchemy reads it as a plain attribute


class RevisionRow(Row):
    """What a finished interview said before it was corrected; written once."""

    __tablename__ = "screening_revision"

    screening_id: Mapped[str] = mapped_column(ForeignKey("screening.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    language: Mapped[str]
    draft: Mapped[str]
    determination: Mapped[str]
    finished_by: Mapped[str]
    finished_at: Mapped[datetime]
    cause: Mapped[str]
    cause_words: Mapped[str]


class CorrectionRow(Row):
    """A correction that was begun and not finished; a screening has one at most."""

    __tablename__ = "correction"

    screening_id: Mapped[str] = mapped_column(ForeignKey("screening.id"), primary_key=True)
    cause: Mapped[str]
    cause_words: Mapped[str]
    language: Mapped[str]
    draft: Mapped[str]
    at: Mapped[str]
    rows: Mapped[str]
    begun_by: Mapped[str]
    begun_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    half_typed: Mapped[str | None]
    savings: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": savings}  # noqa: RUF012 - SQLAlchemy reads it as a plain attribute


class ConsentRow(Row):
    """One recording of a consent; the latest of a screening counts, the others are its history."""

    __tablename__ = "consent"

    entry: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[str] = mapped_column(ForeignKey("screening.id"), index=True)
    state: Mapped[str]
    by: Mapped[str]
    on: Mapped[date]
    language: Mapped[str]
    witness: Mapped[str]


class PrintingRow(Row):
    """One paper sent to a printer."""

    __tablename__ = "printing"

    id: Mapped[str] = mapped_column(primary_key=True)
    screening_id: Mapped[str] = mapped_column(ForeignKey("screening.id"), index=True)
    paper: Mapped[str]
    copy: Mapped[int]
    printed_at: Mapped[datetime]
    printed_by: Mapped[str]
    printer: Mapped[str]
    revision: Mapped[int]
    says: Mapped[str]


class DisclosureRow(Row):
    """One disclosure of a family's record; written once."""

    __tablename__ = "disclosure"

    id: Mapped[str] = mapped_column(primary_key=True)
    family_id: Mapped[str] = mapped_column(index=True)
    screening_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]
    recipient_name: Mapped[str]
    recipient_position: Mapped[str]
    recipient_affiliation: Mapped[str]
    parts: Mapped[str]
    basis: Mapped[str]
    purpose: Mapped[str]
    threat: Mapped[str]
    parents: Mapped[str]
    clerk_id: Mapped[str]
    clerk_name: Mapped[str]
    clerk_position: Mapped[str]
    is_exempt: Mapped[bool]
    number: Mapped[str]
    revision: Mapped[int]
    onward: Mapped[str]
    batch: Mapped[str]
    children: Mapped[list["DisclosedChildRow"]] = relationship(
        cascade="all, delete-orphan", order_by="DisclosedChildRow.registration_id", lazy="selectin"
    )


class DisclosedChildRow(Row):
    """A child whose record was part of a disclosure."""

    __tablename__ = "disclosure_child"

    disclosure_id: Mapped[str] = mapped_column(ForeignKey("disclosure.id"), primary_key=True)
    registration_id: Mapped[str] = mapped_column(primary_key=True)


class PackRow(Row):
    """One version of the screener that was used here; *turn* counts the times one was kept."""

    __tablename__ = "pack"

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    kept_at: Mapped[datetime]
    turn: Mapped[int]
    files: Mapped[list["PackFileRow"]] = relationship(
        cascade="all, delete-orphan", order_by="PackFileRow.path"
    )


class PackFileRow(Row):
    """One file of a kept version of the screener."""

    __tablename__ = "pack_file"
    __table_args__ = (ForeignKeyConstraint(["pack", "version"], ["pack.id", "pack.version"]),)

    pack: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class TrailRow(Row):
    """One line of the trail, which is written once; *seq* counts them without a gap.

    *code* is the row code of the record after the act, and *mac* seals the line and the one before.
    """

    __tablename__ = "trail"

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    clerk: Mapped[str]
    act: Mapped[str]
    kind: Mapped[str]
    about: Mapped[str]
    code: Mapped[bytes]
    mac: Mapped[bytes]


class TermsRow(Row):
    """How long this center keeps what; there is none while the defaults hold."""

    __tablename__ = "keeping_terms"

    store_id: Mapped[str] = mapped_column(ForeignKey("center.store_id"), primary_key=True)
    days: Mapped[int]
    months: Mapped[int]


class HoldRow(Row):
    """A family whose record must not be destroyed; it goes when the hold is lifted."""

    __tablename__ = "hold"

    family_id: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    set_by: Mapped[str]
    set_at: Mapped[datetime]


class DestructionRow(Row):
    """Records proposed for destroying, and destroyed once somebody confirmed it."""

    __tablename__ = "destruction"

    id: Mapped[str] = mapped_column(primary_key=True)
    proposed_by: Mapped[str]
    proposed_at: Mapped[datetime]
    days: Mapped[int]
    months: Mapped[int]
    confirmed_by: Mapped[str]
    confirmed_at: Mapped[datetime | None]
    cleared_at: Mapped[datetime | None]


class ProposedRow(Row):
    """A family's record that an open proposal names."""

    __tablename__ = "proposed"

    family_id: Mapped[str] = mapped_column(primary_key=True)
    destruction_id: Mapped[str] = mapped_column(ForeignKey("destruction.id"), index=True)


class TombstoneRow(Row):
    """Where a record was that is destroyed: its id, how it ended, and how much it held."""

    __tablename__ = "tombstone"

    record_id: Mapped[str] = mapped_column(primary_key=True)
    destruction_id: Mapped[str] = mapped_column(ForeignKey("destruction.id"), index=True)
    ending: Mapped[str]
    children: Mapped[int]
    screenings: Mapped[int]


class RemnantRow(Row):
    """What remains of a child whose record is destroyed; nothing in it leads to a person."""

    __tablename__ = "remnant"

    entry: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    school: Mapped[str]
    ending: Mapped[str]
    local_id_code: Mapped[str] = mapped_column(index=True)
    source_code: Mapped[str] = mapped_column(index=True, server_default="")
