"""What is told of a span of days: its children by where they stand, in a handful of questions.

No reply is read, and of what came out only the outcome; a page that is opened often stays quick.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import Date, String, func, select, type_coerce
from sqlalchemy import Row as CoreRow
from sqlalchemy.orm import Session

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.counted import Counted, NotYet, Waiting
from mmep_desktop.domain.coverage import Fate, NotYetReason, Tally, fate_of
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.flags import Flag
from mmep_desktop.domain.keeping import Ending
from mmep_desktop.domain.pace import Interviewed
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.disclosures import handed_over
from mmep_desktop.storage.moments import seconds_between
from mmep_desktop.storage.plain import determination_from, known
from mmep_desktop.storage.registrations import registration_from
from mmep_desktop.storage.tables import (
    ConsentRow,
    NotYetRow,
    RegistrationRow,
    RemnantRow,
    RevisionRow,
    ScreeningRow,
)

_CHILDREN = select(
    RegistrationRow.entry,
    RegistrationRow.family_id,
    type_coerce(RegistrationRow.registered_on, Date).label("registered_on"),
    RegistrationRow.school,
)
_INTERVIEWS = select(
    ScreeningRow.family_id,
    type_coerce(ScreeningRow.begun_at, String).label("begun"),
    ScreeningRow.id,
    ScreeningRow.outcome,
    ScreeningRow.language,
    type_coerce(ScreeningRow.finished_at, String).label("ended"),
    ScreeningRow.finished_by,
    ScreeningRow.revision,
).where(ScreeningRow.alone.is_(None))
"""The interviews of families; all of it stands in one index."""

_FIRST_ENDS = select(
    RevisionRow.screening_id,
    type_coerce(RevisionRow.finished_at, String).label("ended"),
    RevisionRow.finished_by,
    RevisionRow.determination,
).where(RevisionRow.number == 1)
"""How interviews ended that were corrected later; that tells how they went."""

_ASKED = (
    select(RegistrationRow.local_id, RegistrationRow.state_id, func.max(ScreeningRow.screened_on))
    .join(ScreeningRow, ScreeningRow.family_id == RegistrationRow.family_id)
    .where(
        ScreeningRow.alone.is_(None),
        ScreeningRow.finished_at.is_not(None),
        (RegistrationRow.local_id != "") | (RegistrationRow.state_id != ""),
    )
    .group_by(RegistrationRow.entry)
)
"""Each child of whom an id is known, and when its family was asked last."""

_Child = CoreRow[int, str, date, str]
_Interview = CoreRow[str, str, str, str | None, str, str, str, int]
_Key = tuple[date, str, str, str, str]
"""Day, school, language, fate and reason, in the words that are kept: they are counted quicker."""


_End = tuple[str, str, str, str]
"""When an interview that ended was begun, its id, its outcome, its language."""

_NOT_YET = ("", Fate.NOT_YET.value)
_REFERRALS = frozenset(outcome.value for outcome in Outcome if outcome.is_referral)


@dataclass(frozen=True, slots=True)
class _Read:
    """All that is read of a span of days: its children, and the interviews of their families."""

    children: Sequence[_Child]
    interviews: Sequence[_Interview]


class SqlCoverageRecords:
    """``CoverageRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def counted(self, first: date, last: date, *, listed: int) -> Counted:
        """Return who registered from *first* to *last*, counted, and *listed* of who still waits.

        Whose record is destroyed is counted too. Who was only on a school's list is not.
        """
        read = self._read(first, last)
        ended = _last_ends(read.interviews)
        waiting = [child for child in read.children if child.family_id not in ended]
        reasons = self._reasons(waiting)
        begun = {row.family_id for row in read.interviews}
        return Counted(
            tallies=self._tallies(first, last, read.children, ended, reasons),
            interviewed=self._interviewed(read.interviews),
            waiting=self._listed(waiting[:listed], reasons, begun),
        )

    def tallies(self, first: date, last: date) -> tuple[Tally, ...]:
        """Return the same counts alone, which is quicker."""
        read = self._read(first, last)
        ended = _last_ends(read.interviews)
        reasons = self._reasons([each for each in read.children if each.family_id not in ended])
        return self._tallies(first, last, read.children, ended, reasons)

    def interviewed(self, first: date, last: date) -> tuple[Interviewed, ...]:
        """Return how the interviews went of who registered from *first* to *last*."""
        return self._interviewed(self._interviews(first, last))

    def flags(self, first: date, last: date) -> tuple[Flag, ...]:
        """Return who was asked to the end from *first* to *last* and has an id."""
        asked = self._session.execute(
            _ASKED.having(func.max(ScreeningRow.screened_on).between(first, last))
        )
        return tuple(Flag(local_id, state_id, on) for local_id, state_id, on in asked)

    def reason_of(self, family_id: str) -> NotYet | None:
        """Return why the family was not asked, if somebody noted it."""
        row = self._session.get(NotYetRow, family_id)
        if row is None:
            return None
        return NotYet(row.family_id, known(NotYetReason, row.reason), row.noted_by, row.noted_at)

    def keep_reason(self, why: NotYet) -> None:
        """Keep why a family was not asked, instead of what was noted before."""
        self._session.merge(
            NotYetRow(
                family_id=why.family_id,
                reason=why.reason.value,
                noted_by=why.noted_by,
                noted_at=why.noted_at,
            )
        )
        self._session.flush()

    def drop_reason(self, family_id: str) -> None:
        """Let no reason be noted of the family."""
        row = self._session.get(NotYetRow, family_id)
        if row is not None:
            self._session.delete(row)
            self._session.flush()

    def _read(self, first: date, last: date) -> _Read:
        within = RegistrationRow.registered_on.between(first, last)
        latest_first = (RegistrationRow.registered_on.desc(), RegistrationRow.entry.desc())
        interviews = self._interviews(first, last)
        children = self._session.connection().execute(
            _CHILDREN.where(within).order_by(*latest_first)
        )
        return _Read(children.all(), interviews)

    def _interviews(self, first: date, last: date) -> Sequence[_Interview]:
        """Read the interviews past the session: no rows are needed of it, only values."""
        within = RegistrationRow.registered_on.between(first, last)
        families = select(RegistrationRow.family_id).where(within)
        self._session.flush()
        chosen = _INTERVIEWS.where(ScreeningRow.family_id.in_(families))
        return self._session.connection().execute(chosen).all()

    def _tallies(
        self,
        first: date,
        last: date,
        children: Iterable[_Child],
        ended: Mapping[str, _End],
        reasons: Mapping[str, str],
    ) -> tuple[Tally, ...]:
        stands = self._stands(ended)
        counts: Counter[_Key] = Counter(self._remnants(first, last))
        for _entry, family_id, day, school in children:
            language, fate = stands.get(family_id, _NOT_YET)
            counts[day, school, language, fate, reasons.get(family_id, "")] += 1
        return tuple(_tally(*key, count) for key, count in counts.items())

    def _stands(self, ended: Mapping[str, _End]) -> Mapping[str, tuple[str, str]]:
        """Return the language of each family's interview, and where it leaves the children."""
        referred = tuple(id_ for _, id_, outcome, _ in ended.values() if outcome in _REFERRALS)
        consents = self._consents(referred)
        given = handed_over(self._session, referred)
        fates = {
            id_: fate_of(
                Outcome.REFER,
                signed=consents.get(id_) is ConsentState.SIGNED,
                refused=consents.get(id_) in {ConsentState.REFUSED, ConsentState.WITHDRAWN},
                handed_over=id_ in given,
            ).value
            for id_ in referred
        }
        return {
            family_id: (language, fates.get(id_) or _outcome(outcome).value)
            for family_id, (_begun, id_, outcome, language) in ended.items()
        }

    def _interviewed(self, interviews: Iterable[_Interview]) -> tuple[Interviewed, ...]:
        """Return how each interview went, up to its first end."""
        went: dict[str, Interviewed] = {}
        corrected: dict[str, str] = {}
        for _family_id, begun, id_, outcome, _language, ended, by, revision in interviews:
            if outcome is not None:
                went[id_] = Interviewed(by, seconds_between(begun, ended), _outcome(outcome))
                if revision > 1:
                    corrected[id_] = begun
        for some in in_chunks(tuple(corrected)):
            first_ends = _FIRST_ENDS.where(RevisionRow.screening_id.in_(some))
            for id_, ended, by, determination in self._session.execute(first_ends):
                came_to = determination_from(determination).outcome
                went[id_] = Interviewed(by, seconds_between(corrected[id_], ended), came_to)
        return tuple(went.values())

    def _consents(self, screening_ids: tuple[str, ...]) -> Mapping[str, ConsentState]:
        latest: dict[str, ConsentState] = {}
        for some in in_chunks(screening_ids):
            rows = select(ConsentRow.screening_id, ConsentRow.state).where(
                ConsentRow.screening_id.in_(some)
            )
            for id_, state in self._session.execute(rows.order_by(ConsentRow.entry)):
                latest[id_] = known(ConsentState, state)
        return latest

    def _reasons(self, waiting: Iterable[_Child]) -> Mapping[str, str]:
        reasons: dict[str, str] = {}
        for some in in_chunks(tuple({child.family_id for child in waiting})):
            rows = select(NotYetRow.family_id, NotYetRow.reason)
            found = self._session.execute(rows.where(NotYetRow.family_id.in_(some)))
            reasons.update((id_, reason) for id_, reason in found)
        return reasons

    def _remnants(self, first: date, last: date) -> Mapping[_Key, int]:
        """Return how many registered whose record is destroyed since."""
        rows = (
            select(RemnantRow.day, RemnantRow.school, RemnantRow.ending, func.count())
            .where(RemnantRow.day.between(first, last))
            .group_by(RemnantRow.day, RemnantRow.school, RemnantRow.ending)
        )
        counts: Counter[_Key] = Counter()
        for day, school, ending, count in self._session.execute(rows):
            counts[day, school, "", fate_of_remnant(known(Ending, ending)).value, ""] += count
        return counts

    def _listed(
        self,
        waiting: Sequence[_Child],
        reasons: Mapping[str, str],
        begun: set[str],
    ) -> tuple[Waiting, ...]:
        rows: dict[int, RegistrationRow] = {}
        for some in in_chunks(tuple(child.entry for child in waiting)):
            chosen = select(RegistrationRow).where(RegistrationRow.entry.in_(some))
            rows.update((row.entry, row) for row in self._session.scalars(chosen))
        return tuple(
            Waiting(
                registration_from(rows[child.entry]),
                child.registered_on,
                _reason(reasons.get(child.family_id, "")),
                child.family_id in begun,
            )
            for child in waiting
        )


def fate_of_remnant(ending: Ending) -> Fate:
    """Return where a child stood whose record is destroyed, as far as that is still known."""
    if not ending.is_asked:
        return Fate.NOT_YET
    return Fate.FORGOTTEN if ending.is_referral else Fate(ending.value)


def _last_ends(interviews: Iterable[_Interview]) -> dict[str, _End]:
    """Return the interview of each family that ended last, by when it was begun."""
    latest: dict[str, _End] = {}
    for family_id, begun, id_, outcome, language, *_more in interviews:
        if outcome is not None:
            before = latest.get(family_id)
            if before is None or before[:2] < (begun, id_):
                latest[family_id] = (begun, id_, outcome, language)
    return latest


@cache
def _outcome(kept: str) -> Outcome:
    return known(Outcome, kept)


def _tally(day: date, school: str, language: str, fate: str, why: str, count: int) -> Tally:
    return Tally(day, school, language, Fate(fate), _reason(why), count)


def _reason(kept: str) -> NotYetReason | None:
    return known(NotYetReason, kept) if kept else None
