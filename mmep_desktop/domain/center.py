"""The registration center: its district, its desks, its schools and whom it refers to."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_MOST_INITIALS = 4
_DISTRICT_LETTERS = 4
"""As many of DESE's eight say which district it is; the others say which school."""


@dataclass(frozen=True, slots=True)
class School:
    """A school of the district; the code is DESE's eight digits where it is known."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class MmepContact:
    """Whom MMEP told the center to call; empty until somebody types it, never invented."""

    name: str = ""
    phone: str = ""
    email: str = ""

    @property
    def is_known(self) -> bool:
        """Whether a family can be given a way to reach MMEP."""
        return bool(self.phone or self.email)


class DeskKind(StrEnum):
    """Whose computer a store is on; the words are kept for good."""

    CENTER = "center"
    MMEP = "mmep"


@dataclass(frozen=True, slots=True)
class Center:
    """What the set-up asked once; *practice* marks a store whose records are invented.

    MMEP's own office is kept here too: it has no district, no desk and no schools.

    From *go_live* on every family that registers is asked: a date in a school's list that is not
    before it is a registration here. It is nothing until the first list is read.
    """

    store_id: str
    district_code: str
    district: str
    name: str
    desk: str
    phone: str
    schools: tuple[School, ...]
    mmep: MmepContact
    practice: bool
    go_live: date | None = None
    kind: DeskKind = DeskKind.CENTER


class Role(StrEnum):
    """What a person at the center may do."""

    CLERK = "clerk"
    EXPORTER = "exporter"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    RECRUITER = "recruiter"


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody who unlocks the desk, or did until the day she left."""

    id: str
    name: str
    role: Role
    left_on: date | None = None

    @property
    def initials(self) -> str:
        """The first letters of the name, for lists that others may see."""
        return " ".join(f"{word[0].upper()}." for word in self.name.split())


def new_clerk_id(name: str, taken: Collection[str]) -> str:
    """Return a short id that can be typed: the initials, and a number where somebody had them.

    *taken* are the ids of everybody who ever worked here: what she did stays under her id.
    """
    initials = "".join(plain[0] for word in name.split() if (plain := _plain_letters(word)))
    short = initials[:_MOST_INITIALS] or "c"
    numbers = (f"{short}{count}" for count in range(2, len(taken) + 3))
    return next(each for each in (short, *numbers) if each not in taken)


def short_name(district_code: str, desk: str) -> str:
    """Return how a desk is called in numbers and in names of files: ``0201-A``."""
    return f"{district_code[:_DISTRICT_LETTERS]}-{desk}"


def number_series(center: Center, day: date) -> str:
    """Return the start of every number given out on *day*: district, desk and year."""
    return f"{short_name(center.district_code, center.desk)}-{day:%y}"


def numbered(series: str, count: int) -> str:
    """Return the number that a family sees, such as ``0201-A-26-00042``."""
    return f"{series}-{count:05d}"


def _plain_letters(word: str) -> str:
    """Return the letters of *word* that every keyboard has, without case and accents."""
    apart = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in apart if letter.isascii() and letter.isalpha())
