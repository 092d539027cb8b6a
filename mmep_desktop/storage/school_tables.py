"""The tables of people at schools, programs, add-ons, and where families sleep."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mmep_desktop.storage.tables import Row


class SchoolContactRow(Row):
    """Somebody at a school, or for all schools; *languages* are codes with blanks between."""

    __tablename__ = "school_contact"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    school: Mapped[str]
    languages: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]


class ProgramRow(Row):
    """A program near the center.

    *grades* and *months* stand with blanks between, *needs* as JSON.
    """

    __tablename__ = "program"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    from_age: Mapped[int | None]
    to_age: Mapped[int | None]
    grades: Mapped[str]
    months: Mapped[str]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    hours: Mapped[str]
    place: Mapped[str]
    phone: Mapped[str]
    needs: Mapped[str]
    has_ride: Mapped[bool]


class AddOnRow(Row):
    """An add-on of the screener that is asked here."""

    __tablename__ = "add_on"

    key: Mapped[str] = mapped_column(primary_key=True)


class HousingRow(Row):
    """Where a family sleeps, as it answered in one interview; whose it is, that interview tells."""

    __tablename__ = "housing"

    screening_id: Mapped[str] = mapped_column(ForeignKey("screening.id"), primary_key=True)
    answer: Mapped[str]
    is_told: Mapped[bool]
    noted_at: Mapped[datetime]
