"""What a batch says of each child: the columns, which are frozen, and the rows under them.

The captions are those of MSIX where it has one, so that a recruiter re-keys nothing in other
words. Only children who are referred are named; of the others there are counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mmep_desktop.domain.answers import Child, Move
from mmep_desktop.domain.batches import Item, News
from mmep_desktop.domain.determination import State
from mmep_desktop.domain.disclosure import Basis
from mmep_desktop.domain.referral import AskedAlone, Referral
from mmep_desktop.domain.sheets import Cell


class Column(StrEnum):
    """The columns of the sheet of referrals, in their order. Nothing else leaves in a batch."""

    WHAT = "New or changed"
    BATCH = "Batch"
    ROW = "Row"
    REFERRAL = "Referral number"
    REVISION = "Revision"
    SCREENER = "Screener version"
    SCREENED_ON = "Screening date"
    DISTRICT = "District"
    CENTER = "Center"
    SCREENED_BY = "Screened by"
    SCHOOL = "School"
    GRADE = "Grade"
    LOCAL_ID = "LASID"
    STATE_ID = "SASID"
    FIRST = "First Name"
    MIDDLE = "Middle Name"
    LAST_1 = "Last Name 1"
    LAST_2 = "Last Name 2"
    SUFFIX = "Suffix"
    BORN = "Birth Date"
    BORN_AS_TOLD = "Birth date as told"
    TWIN = "Multiple Birth Flag"
    OUTCOME = "Outcome"
    OPEN_POINTS = "To ask"
    MOVED_FROM = "Qualifying Move From City (reported)"
    MOVED_TO = "Qualifying Move To City (reported)"
    MOVED_EARLIEST = "Reported move, earliest day"
    MOVED_LATEST = "Reported move, latest day"
    PARENT = "Parent 1 Name"
    RELATION = "Parent 1 relation"
    PARENT_PHONE = "Parent 1 Phone"
    PARENT_2 = "Parent 2 Name"
    PHONE_2 = "Second phone"
    OWN_PHONE = "Young person's own phone"
    OWN_BEST_TIME = "Young person's own best time to call"
    BEST_TIME = "Best time to call"
    DO_NOT_CALL_AT = "Do not call at"
    LEAVE_NO_MESSAGE = "Leave no message"
    ADDRESS = "Living address"
    ADDRESS_IS_CONFIDENTIAL = "Address is confidential"
    LANGUAGE = "Contact language"
    INTERPRETER = "Interpreter used"
    MOVING_AGAIN = "Moving again soon"
    HOUSING = "Sleeps now (family agreed)"
    CONSENT_ON = "Consent signed on"


COLUMNS = tuple(Column)

Row = Mapping[Column, Cell]


@dataclass(frozen=True, slots=True)
class Ids:
    """What the schools call one child of the household."""

    local_id: str = ""
    state_id: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Every answer of one interview in words, under its referral's number, without add-ons."""

    number: str
    answers: tuple[tuple[str, str], ...]
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class Going:
    """One referral as it goes: a row for each child who is referred, by its place at home.

    One that is withdrawn has neither children nor interviews.
    """

    item: Item
    children: tuple[tuple[int, Row], ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def rows(self) -> Iterator[Row]:
        """Its rows in the sheet of referrals."""
        if self.item.news is News.WITHDRAWN:
            yield _withdrawn_row(self.item)
        yield from (row for _place, row in self.children)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a batch says, with the *counts* of the school year by their words.

    *bases* are what allows its referrals to go, and *agreement* the written one, where it does.
    """

    going: tuple[Going, ...]
    counts: tuple[tuple[str, int], ...]
    bases: tuple[Basis, ...] = (Basis.CONSENT,)
    agreement: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row of the sheet of referrals."""
        return tuple(row for one in self.going for row in one.rows)

    @property
    def told(self) -> tuple[Told, ...]:
        """Every interview."""
        return tuple(told for one in self.going for told in one.told)


def rows_of(referral: Referral, news: News, ids: tuple[Ids, ...]) -> Iterator[tuple[int, Row]]:
    """Yield a row for each child of *referral* who is referred, with its place in the household.

    *ids* stand by that place, too.

    Batch and row are written into it when it is known where it stands.
    """
    family = _family(referral)
    for place, child in enumerate(referral.answers.children):
        result = referral.determination.children[place]
        if not result.outcome.is_referral:
            continue
        alone = next((own for own in referral.alone if own.child == place), None)
        yield (
            place,
            {
                **family,
                Column.WHAT: news.value,
                Column.SCHOOL: referral.schools[place],
                Column.GRADE: referral.grades[place],
                Column.LOCAL_ID: ids[place].local_id,
                Column.STATE_ID: ids[place].state_id,
                **_named(child),
                Column.TWIN: "yes" if referral.twins[place] else "",
                Column.OUTCOME: result.outcome.value,
                Column.OPEN_POINTS: ", ".join(
                    finding.criterion
                    for finding in result.findings
                    if finding.state is State.UNCLEAR
                ),
                **_moved(referral, child),
                **_own(alone),
            },
        )


def _withdrawn_row(item: Item) -> Row:
    """Return the row of a referral that must not be held any more: its number and nothing else."""
    return {
        Column.WHAT: News.WITHDRAWN.value,
        Column.REFERRAL: item.number,
        Column.REVISION: item.revision,
    }


def cells_of(row: Row, batch: int, place: int) -> tuple[Cell, ...]:
    """Return *row* in the order of the columns, as row *place* of *batch*."""
    placed = {**row, Column.BATCH: batch, Column.ROW: place}
    return tuple(placed.get(column) for column in COLUMNS)


def _family(referral: Referral) -> Row:
    told, consent = referral.contact, referral.consent
    return {
        Column.REFERRAL: referral.number,
        Column.REVISION: referral.revision,
        Column.SCREENER: referral.screener.version,
        Column.SCREENED_ON: referral.determination.screened_on,
        Column.DISTRICT: referral.center.district,
        Column.CENTER: referral.center.name,
        Column.SCREENED_BY: referral.clerk,
        Column.PARENT: told.get("respondent", ""),
        Column.RELATION: told.get("relation", ""),
        Column.PARENT_PHONE: told.get("phone_1", ""),
        Column.PARENT_2: told.get("second_adult", ""),
        Column.PHONE_2: told.get("phone_2", ""),
        Column.BEST_TIME: told.get("best_time", ""),
        Column.DO_NOT_CALL_AT: told.get("do_not_call_at", ""),
        Column.LEAVE_NO_MESSAGE: told.get("leave_no_message", ""),
        Column.ADDRESS: told.get("living_address", ""),
        Column.ADDRESS_IS_CONFIDENTIAL: told.get("address_confidential", ""),
        Column.LANGUAGE: told.get("spoken_language", "") or referral.language,
        Column.INTERPRETER: told.get("interpreter", ""),
        Column.MOVING_AGAIN: told.get("moving_again", ""),
        Column.HOUSING: referral.housing,
        Column.CONSENT_ON: consent.on if consent and consent.allows_sending else None,
    }


def _named(child: Child) -> Row:
    born = child.born
    is_a_day = born is not None and born.span.earliest == born.span.latest
    return {
        Column.FIRST: child.name.first,
        Column.MIDDLE: child.name.middle,
        Column.LAST_1: child.name.last_1,
        Column.LAST_2: child.name.last_2,
        Column.SUFFIX: child.name.suffix,
        Column.BORN: born.span.earliest if born is not None and is_a_day else None,
        Column.BORN_AS_TOLD: born.text if born is not None and not is_a_day else "",
    }


def _moved(referral: Referral, child: Child) -> Row:
    """Return the last move that was told of, which a child may not have made."""
    if child.moved == "no" or not referral.answers.moves:
        return {}
    move = max(referral.answers.moves, key=_latest)
    return {
        Column.MOVED_FROM: move.from_place,
        Column.MOVED_TO: move.to_place,
        Column.MOVED_EARLIEST: move.when.span.earliest if move.when else None,
        Column.MOVED_LATEST: move.when.span.latest if move.when else None,
    }


def _latest(move: Move) -> date:
    return move.when.span.latest if move.when else date.min


def _own(alone: AskedAlone | None) -> Row:
    """Return how a young person who answered alone is reached, apart from the family."""
    if alone is None:
        return {}
    return {Column.OWN_PHONE: alone.phone, Column.OWN_BEST_TIME: alone.best_time}
