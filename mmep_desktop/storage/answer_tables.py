"""The tables of what MMEP answered: files that were applied, and what they say of each child."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from mmep_desktop.storage.tables import Row


class AnswerFileRow(Row):
    """One file of answers that was applied here; it says nothing of a family."""

    __tablename__ = "answer_file"

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    digest: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    applied_at: Mapped[datetime]
    applied_by: Mapped[str]


class MmepAnswerRow(Row):
    """What one file says of one child; it goes with the screening."""

    __tablename__ = "mmep_answer"

    screening_id: Mapped[str] = mapped_column(primary_key=True)
    child: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[int] = mapped_column(primary_key=True)
    applied_on: Mapped[date]
    number: Mapped[str]
    revision: Mapped[int]
    result: Mapped[str]
    result_on: Mapped[date]
    eligible_from: Mapped[date | None]
    eligible_until: Mapped[date | None]
    tries: Mapped[int]
    duplicate_of: Mapped[str]
