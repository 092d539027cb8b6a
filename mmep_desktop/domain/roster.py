"""What a school's file says of its students, in the words of the desk and not of the file.

Race, ethnicity and every place of birth have no field here: they are not read.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mmep_desktop.domain.names import Name

ROWS_SHOWN = 3
"""How many students a clerk sees as they will be read, before anything is kept."""


class Layout(StrEnum):
    """What kind of file it is; the words are kept in presets."""

    ONEROSTER = "oneroster"
    SASID = "sasid"
    ASPEN = "aspen"
    COLUMNS = "columns"


class DateOrder(StrEnum):
    """In which order a file writes the parts of a day."""

    YEAR_FIRST = "year_first"
    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


class Field(StrEnum):
    """What a column of a file may hold; the words are kept in presets.

    ``FULL_NAME`` is "Last, First" or a whole name as it is spoken; ``LAST`` may hold two surnames.
    """

    FULL_NAME = "full_name"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    SUFFIX = "suffix"
    USED = "used"
    BORN = "born"
    LOCAL_ID = "local_id"
    STATE_ID = "state_id"
    SCHOOL = "school"
    GRADE = "grade"
    REGISTERED_ON = "registered_on"
    STATUS = "status"
    PHONE = "phone"
    ADDRESS = "address"
    TOWN = "town"
    LANGUAGE = "language"
    GUARDIAN_NAME = "guardian_name"
    GUARDIAN_RELATION = "guardian_relation"
    GUARDIAN_PHONE = "guardian_phone"
    GUARDIAN_2_NAME = "guardian_2_name"
    GUARDIAN_2_RELATION = "guardian_2_relation"
    GUARDIAN_2_PHONE = "guardian_2_phone"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which heading of a file holds what, and how it writes days: what a preset keeps."""

    headings: Mapping[Field, str]
    date_order: DateOrder = DateOrder.YEAR_FIRST

    @property
    def have_a_name(self) -> bool:
        """Whether a student's name would be read at all."""
        return not self.headings.keys().isdisjoint({Field.FULL_NAME, Field.FIRST, Field.LAST})

    def plain(self) -> dict[str, str]:
        """Return the columns as words that ``columns_from`` reads again."""
        named = {field.value: heading for field, heading in self.headings.items()}
        return {**named, "date_order": self.date_order.value}


def columns_from(plain: Mapping[str, str]) -> Columns:
    """Return what ``Columns.plain`` wrote; words that a later version may have added are left out.

    Raises ``ValueError`` for an unknown order of dates.
    """
    known = {field.value: field for field in Field}
    headings = {known[word]: heading for word, heading in plain.items() if word in known}
    return Columns(headings, DateOrder(plain.get("date_order", DateOrder.YEAR_FIRST)))


@dataclass(frozen=True, slots=True)
class Guardian:
    """Somebody who answers for a student; *relation* is empty where the file has no word for it."""

    name: str
    relation: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Student:
    """One student as a file tells of her; what it does not tell is empty.

    *row* counts the rows of the file, its headings being row 1; in OneRoster those of users.csv.
    *source_id* is what the source calls her, the same in its next file. *born* is a day in EDTF.
    *school* is the school's name where the file tells it, else its code. *is_withdrawn* where the
    file says that she left. *language* is in the file's words.
    """

    row: int
    source_id: str
    name: Name
    born: str = ""
    local_id: str = ""
    state_id: str = ""
    school: str = ""
    grade: str = ""
    registered_on: date | None = None
    is_withdrawn: bool = False
    phone: str = ""
    address: str = ""
    language: str = ""
    guardians: tuple[Guardian, ...] = ()


class Reason(StrEnum):
    """Why a row of a file is not read; the words are kept in reports."""

    NO_NAME = "no_name"
    NO_ID = "no_id"
    ID_TWICE = "id_twice"
    ROW_TWICE = "row_twice"
    BAD_BIRTH_DATE = "bad_birth_date"
    FUTURE_BIRTH_DATE = "future_birth_date"
    BAD_REGISTRATION_DATE = "bad_registration_date"
    TOO_LONG = "too_long"
    TOO_MANY_CELLS = "too_many_cells"
    QUOTES_NOT_CLOSED = "quotes_not_closed"
    IS_FORMULA = "is_formula"


@dataclass(frozen=True, slots=True)
class RowRefused:
    """A row that is not read, and the first reason found; never what stands in it."""

    row: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file is as a whole.

    *is_bulk* where it tells of everybody, and not only of what changed. *source* is a name that
    tells senders apart and stays the same from file to file. *rows* are about as many as there will
    be to read. *digest* is the SHA-256 of the file, in hexadecimal.
    """

    layout: Layout
    source: str
    is_bulk: bool
    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a file as it would be read, for a clerk to confirm.

    *headings* are those that may be mapped: none that tells of race, ethnicity or birth, and none
    at all for OneRoster, which has no columns to choose. *columns* are those proposed, or those
    asked for. *date_orders* are the orders in which every birth date of the file can be read; a
    clerk is asked where there are two.
    """

    file: FileRead
    headings: tuple[str, ...]
    columns: Columns
    date_orders: tuple[DateOrder, ...]
    students: tuple[Student, ...]
    refused: tuple[RowRefused, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """The next rows of a file; *rows_read* of *rows_expected* have been read with them."""

    students: tuple[Student, ...]
    refused: tuple[RowRefused, ...] = ()
    rows_read: int = 0
    rows_expected: int = 0


def fingerprint(student: Student) -> str:
    """Return the SHA-256, in hexadecimal, of all that a file says of *student*, but not where.

    Two files that say the same of her have the same fingerprint.
    """
    name = student.name
    said = [
        student.source_id,
        (name.first, name.middle, name.last_1, name.last_2, name.suffix, name.used),
        student.born,
        student.local_id,
        student.state_id,
        student.school,
        student.grade,
        student.registered_on.isoformat() if student.registered_on else "",
        student.is_withdrawn,
        student.phone,
        student.address,
        student.language,
        [(guardian.name, guardian.relation, guardian.phone) for guardian in student.guardians],
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
