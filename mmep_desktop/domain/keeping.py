"""How long a family's record is kept: by what came out and when, never by who the family is.

The reasons for each rule are in ``docs/decisions/0022``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mmep_desktop.domain.dates import BadDate, anniversary, read_date
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.replies import Dated, Draft
from mmep_desktop.domain.school_year import next_school_year

WINDOW_MONTHS = 36
"""How long a move counts (34 CFR 200.81); a record may outlive the screener that was used."""


class Ending(StrEnum):
    """How far a family came at this desk; the words are kept for good."""

    REFER = Outcome.REFER.value
    REFER_ASK_MORE = Outcome.REFER_ASK_MORE.value
    DECLINED = Outcome.DECLINED.value
    NO_REFERRAL = Outcome.NO_REFERRAL.value
    UNFINISHED = "unfinished"
    NOT_ASKED = "not_asked"

    @property
    def is_asked(self) -> bool:
        """Whether the family was asked to the end."""
        return self not in {Ending.UNFINISHED, Ending.NOT_ASKED}

    @property
    def is_referral(self) -> bool:
        """Whether a recruiter was to hear of the family."""
        return self in {Ending.REFER, Ending.REFER_ASK_MORE}


DAYS_ALLOWED = range(90, 366)
"""Days for which a center may keep what led to no referral; the first is the default."""

MONTHS_ALLOWED = range(12, 37)
"""Months beyond the window for which it may keep a referral; the first is the default."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How long this center keeps what: *days* without a referral, *months* beyond the window."""

    days: int = DAYS_ALLOWED[0]
    months: int = MONTHS_ALLOWED[0]

    @property
    def are_allowed(self) -> bool:
        """Whether nothing is kept for less than the defaults, or for longer than there is use.

        The longest is six years from the last move: within the seven of 603 CMR 23.06(3).
        """
        return self.days in DAYS_ALLOWED and self.months in MONTHS_ALLOWED


@dataclass(frozen=True, slots=True)
class ScreeningAge:
    """What of one screening decides how long it is kept; *outcome* is nothing before its end.

    *last_move* is the last day on which the family may have moved, as far as it told.
    """

    screened_on: date
    touched_on: date
    outcome: Outcome | None = None
    last_move: date | None = None
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class FamilyRecord:
    """All that the desk has of one family, by its ages; one goes with the other.

    *registered_on* is nothing for children who only stand in a school's list. *withdrawn_on* is the
    day on which the list said that they left, all of them.
    """

    family_id: str
    registered_on: date | None
    screenings: tuple[ScreeningAge, ...] = ()
    withdrawn_on: date | None = None

    @property
    def is_only_listed(self) -> bool:
        """Whether nobody in the family ever registered here."""
        return self.registered_on is None and not self.screenings


def aged(
    screened_on: date,
    touched: Iterable[datetime],
    outcome: Outcome | None,
    draft: Draft,
    *,
    is_alone: bool,
) -> ScreeningAge:
    """Return what decides how long a screening is kept that was *touched* at these moments.

    The *draft* is looked at only where the *outcome* is a referral.
    """
    is_referral = outcome is not None and outcome.is_referral
    return ScreeningAge(
        screened_on=screened_on,
        touched_on=max(moment.date() for moment in touched),
        outcome=outcome,
        last_move=last_move(draft, screened_on) if is_referral else None,
        is_alone=is_alone,
    )


def last_move(draft: Draft, screened_on: date) -> date:
    """Return the last day on which a move of *draft* may have been made.

    A move that nobody can date, or none that was told, may have been made on the screening day:
    what is not known keeps a record longer, never shorter.
    """
    told = [reply for key, reply in draft.items() if key.partition(":")[0] == "move_when"]
    days = [_last_day(reply.edtf, screened_on) for reply in told if isinstance(reply, Dated)]
    return max(days) if days and len(days) == len(told) else screened_on


def ending_of(record: FamilyRecord) -> Ending:
    """Return how far the family came: what came out last, where anything did.

    A young person's own section counts in the family's outcome, and is none by itself.
    """
    own = [one for one in record.screenings if not one.is_alone]
    outcomes = [one.outcome for one in in_order(own) if one.outcome is not None]
    if outcomes:
        return Ending(outcomes[-1].value)
    return Ending.UNFINISHED if own else Ending.NOT_ASKED


def due_on(record: FamilyRecord, terms: Terms) -> date:
    """Return the first day on which the record is kept no longer: the last of all its parts.

    Whoever only stands in a school's list is kept for as long as the list says so: ``date.max``.
    """
    if record.screenings:
        return max(_due(one, terms) for one in record.screenings)
    if record.registered_on is not None:
        return max(next_school_year(record.registered_on), _later(record.registered_on, terms))
    return date.max if record.withdrawn_on is None else _later(record.withdrawn_on, terms)


def is_due(record: FamilyRecord, terms: Terms, on: date) -> bool:
    """Whether nothing in *record* is to be kept any longer *on* a day."""
    return due_on(record, terms) <= on


def window_closes(last_move: date) -> date:
    """Return the first day on which a move made on *last_move* counts no longer."""
    return anniversary(last_move, WINDOW_MONTHS)


def in_order(screenings: Iterable[ScreeningAge]) -> list[ScreeningAge]:
    """Return *screenings* as they were asked."""
    return sorted(screenings, key=lambda one: (one.screened_on, one.touched_on))


def _due(one: ScreeningAge, terms: Terms) -> date:
    kept_since_touched = _later(one.touched_on, terms)
    if one.outcome is None or not one.outcome.is_referral:
        return kept_since_touched
    closes = window_closes(one.last_move or one.screened_on)
    return max(anniversary(closes, terms.months), kept_since_touched)


def _later(day: date, terms: Terms) -> date:
    return day + min(timedelta(days=terms.days), date.max - day)


def _last_day(edtf: str | None, screened_on: date) -> date:
    if edtf is None:
        return screened_on
    try:
        return read_date(edtf, screened_on).latest
    except BadDate:
        return screened_on


@dataclass(frozen=True, slots=True)
class Remnant:
    """What remains of one child: when it registered, its school, how it ended, and a code.

    So who registered on a day, and who was asked, is still counted. The codes are of the local id
    and of the id in a school's list, made with a key of this center, and empty where there was
    none: a list that names the child still does not register it again.
    """

    day: date
    school: str
    ending: Ending
    local_id_code: str
    source_code: str = ""


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """A child of this local id registered before and was asked: on which day, and what came out."""

    day: date
    ending: Ending
