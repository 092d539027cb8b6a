"""What is read of a span of days: its counts, how long interviews took, who still waits."""

from dataclasses import dataclass
from datetime import date, datetime

from mmep_desktop.domain.coverage import NotYetReason, Tally
from mmep_desktop.domain.pace import Interviewed
from mmep_desktop.domain.registration import Registration


@dataclass(frozen=True, slots=True)
class NotYet:
    """Why a family was not asked yet, as the clerk *noted_by* said; the last one counts."""

    family_id: str
    reason: NotYetReason
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """A child who registered and whose family was not asked to the end."""

    registration: Registration
    registered_on: date
    reason: NotYetReason | None
    is_begun: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A span of days, counted. *waiting* are the latest to register, as many as were wanted."""

    tallies: tuple[Tally, ...]
    interviewed: tuple[Interviewed, ...]
    waiting: tuple[Waiting, ...]
