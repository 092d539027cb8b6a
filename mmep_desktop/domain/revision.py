"""A finished interview is corrected by a new revision; the former ones stay as they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.half_typed import HalfTyped
from mmep_desktop.domain.replies import Draft


class Cause(StrEnum):
    """Why a finished interview was changed; nobody chooses ``ASKED_ALONE``, it happens."""

    FAMILY_CORRECTED = "family_corrected"
    WRONG_KEY = "wrong_key"
    NEW_FACT = "new_fact"
    OTHER = "other"
    ASKED_ALONE = "asked_alone"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why there is a further revision; *words* are the clerk's own and may be empty."""

    cause: Cause
    words: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """What an interview said each time it was finished: numbered from 1, never changed again.

    The first has no *reason*. *determination* is what counted on the center's lists, with what
    was said alone, and names the version of the screener.
    """

    number: int
    language: str
    draft: Draft
    determination: Determination
    finished_by: str
    finished_at: datetime
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that was begun and is not finished: until then the last revision counts.

    *rows* says in which row of the changed household each young person now stands who answered
    alone, by the id of that screening. *savings* rises with every saving; 0 was never saved.
    """

    screening_id: str
    reason: Reason
    language: str
    draft: Draft
    at: str
    rows: Mapping[str, int]
    begun_by: str
    begun_at: datetime
    saved_at: datetime
    savings: int = 0
    half_typed: HalfTyped | None = None
