"""What a family answered, checked against the pack: the facts that the rules read."""

from collections.abc import Mapping
from dataclasses import dataclass

from mmep_desktop.domain.dates import Span
from mmep_desktop.domain.names import Name

__all__ = ["Answers", "Child", "Move", "Name", "TypedDate", "Work"]


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date as it was typed, in EDTF, and the days it may mean on the screening day."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Move:
    """One move; the three answers are ``yes``, ``no`` or ``unknown``, *when* None if not known."""

    when: TypedDate | None
    across_district: str
    children_moved: str
    worker_moved: str
    from_place: str
    to_place: str


@dataclass(frozen=True, slots=True)
class Work:
    """One person's work of one kind; *child* is the row of the household, for a ``youth``."""

    kind: str
    who: str
    child: int | None
    person: str
    status: str
    last_done: TypedDate | None


@dataclass(frozen=True, slots=True)
class Child:
    """Someone under 22 in the household; *details* are the pack's child fields, by key."""

    name: Name
    born: TypedDate | None
    moved: str
    finished_high_school: str
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answers:
    """One family's answers; *worked* is empty where the interview ended before it was asked."""

    moved: str
    moves: tuple[Move, ...]
    worked: str
    work: tuple[Work, ...]
    children: tuple[Child, ...]
    share_with_mmep: str
    contact: Mapping[str, str]
    add_ons: Mapping[str, str]
