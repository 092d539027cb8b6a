"""What was answered to one question, before any rule reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from mmep_desktop.domain.names import Name


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the buttons."""

    code: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """Some of the boxes; ``none`` and ``unsure`` stand alone."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as people remember it, in EDTF; nothing when nobody knows."""

    edtf: str | None


@dataclass(frozen=True, slots=True)
class Filled:
    """The fields that were filled, by their keys; an empty field is left out."""

    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """One child or youth of the household, enrolling or not; *registration* when enrolling.

    *born* is EDTF as given, or nothing; *details* are the child fields of the pack that were
    filled, such as grade and school.
    """

    name: Name
    born: str | None
    registration: str = ""
    details: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Everyone under 22 in the household."""

    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """The question was passed over; the rules read it as not known."""


Reply = Chosen | Ticked | Dated | Filled | Listed | Skipped
Draft = Mapping[str, Reply]
"""The replies so far, by the key of the step that asked."""
