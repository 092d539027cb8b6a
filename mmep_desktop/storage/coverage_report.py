"""What is told of a span of days: its children by where they stand, in a handful of questions.

No reply is read, and of what came out only the outcome; a page that is opened often stays quick.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, String, and_, case, func, select, type_coerce
from sqlalchemy import Row as CoreRow
from sqlalchemy.orm import Session

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.counted import Counted, NotYet, Waiting
from mmep_desktop.domain.coverage import Fate, NotYetReason, Tally, fate_of
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.keeping import Ending
from mmep_desktop.domain.pace import Interviewed
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.disclosures import SqlDisclosureRecords
from mmep_desktop.storage.moments import seconds_between
from mmep_desktop.storage.plain import known
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
_OUTCOME = case(
    (
        ScreeningRow.finished_at.is_not(None),
        func.json_extract(ScreeningRow.determination, "$.outcome"),
    )
)
_INTERVIEWS = (
    select(
        ScreeningRow.family_id,
        type_coerce(ScreeningRow.begun_at, String).label("begun"),
        ScreeningRow.id,
        ScreeningRow.language,
        _OUTCOME.label("outcome"),
        type_coerce(func.coalesce(RevisionRow.finished_at, ScreeningRow.finished_at), String).label(
            "ended"
        ),
        func.coalesce(RevisionRow.finished_by, ScreeningRow.finished_by).label("by"),
        func.coalesce(func.json_extract(RevisionRow.determination, "$.outcome"), _OUTCOME).label(
            "first_outcome"
        ),
    )
    .outerjoin(
        RevisionRow, and_(RevisionRow.screening_id == ScreeningRow.id, RevisionRow.number == 1)
    )
    .where(ScreeningRow.alone.is_(None))
)
"""The interviews of families; how one was corrected later does not tell how it went."""

_Child = CoreRow[int, str, date, str]
_Key = tuple[date, str, str, Fate, NotYetReason | None]


@dataclass(frozen=True, slots=True)
class _CameTo:
    """How far a family came: its last interview that ended, or nothing of one."""

    screening_id: str
    language: str
    outcome: Outcome


class SqlCoverageRecords:
    """``CoverageRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def counted(self, first: date, last: date, *, listed: int) -> Counted:
        """Return who registered from *first* to *last*, counted, and *listed* of who still waits.

        Whose record is destroyed is counted too. Who was only on a school's list is not.
        """
        within = RegistrationRow.registered_on.between(first, last)
        families = select(RegistrationRow.family_id).where(within)
        interviews = self._session.execute(
            _INTERVIEWS.where(ScreeningRow.family_id.in_(families))
        ).all()
        in_order = _CHILDREN.where(within).order_by(
            RegistrationRow.registered_on.desc(), RegistrationRow.entry.desc()
        )
        children = self._session.execute(in_order).all()
        came_to = _came_to(interviews)
        fates = self._fates(came_to.values())
        waiting = [child for child in children if child.family_id not in came_to]
        reasons = self._reasons(tuple({child.family_id for child in waiting}))
        counts: Counter[_Key] = Counter(self._remnants(first, last))
        for _entry, family_id, day, school in children:
            came = came_to.get(family_id)
            if came is None:
                counts[day, school, "", Fate.NOT_YET, reasons.get(family_id)] += 1
            else:
                counts[day, school, came.language, fates[came.screening_id], None] += 1
        begun = {row.family_id for row in interviews}
        return Counted(
            tallies=tuple(Tally(*key, count) for key, count in counts.items()),
            interviewed=tuple(_interviewed(interviews)),
            waiting=self._listed(waiting[:listed], reasons, begun),
        )

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

    def _fates(self, came_to: Iterable[_CameTo]) -> Mapping[str, Fate]:
        """Return where each screening that ended leaves its family's children."""
        ended = {came.screening_id: came.outcome for came in came_to}
        referred = tuple(id_ for id_, outcome in ended.items() if outcome.is_referral)
        consents = self._consents(referred)
        handed_over = SqlDisclosureRecords(self._session).handed_over(referred)
        return {
            id_: fate_of(
                outcome,
                signed=consents.get(id_) is ConsentState.SIGNED,
                refused=consents.get(id_) in {ConsentState.REFUSED, ConsentState.WITHDRAWN},
                handed_over=id_ in handed_over,
            )
            for id_, outcome in ended.items()
        }

    def _consents(self, screening_ids: tuple[str, ...]) -> Mapping[str, ConsentState]:
        latest: dict[str, ConsentState] = {}
        for some in in_chunks(screening_ids):
            rows = select(ConsentRow.screening_id, ConsentRow.state).where(
                ConsentRow.screening_id.in_(some)
            )
            for id_, state in self._session.execute(rows.order_by(ConsentRow.entry)):
                latest[id_] = known(ConsentState, state)
        return latest

    def _reasons(self, family_ids: tuple[str, ...]) -> Mapping[str, NotYetReason]:
        reasons: dict[str, NotYetReason] = {}
        for some in in_chunks(family_ids):
            rows = select(NotYetRow.family_id, NotYetRow.reason).where(
                NotYetRow.family_id.in_(some)
            )
            reasons.update(
                (id_, known(NotYetReason, reason)) for id_, reason in self._session.execute(rows)
            )
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
            counts[day, school, "", fate_of_remnant(known(Ending, ending)), None] += count
        return counts

    def _listed(
        self,
        waiting: Sequence[_Child],
        reasons: Mapping[str, NotYetReason],
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
                reasons.get(child.family_id),
                child.family_id in begun,
            )
            for child in waiting
        )


def fate_of_remnant(ending: Ending) -> Fate:
    """Return where a child stood whose record is destroyed, as far as that is still known."""
    if not ending.is_asked:
        return Fate.NOT_YET
    return Fate.FORGOTTEN if ending.is_referral else Fate(ending.value)


def _came_to(interviews: Iterable[CoreRow[Any]]) -> dict[str, _CameTo]:
    """Return how far each family came that was asked to the end."""
    latest: dict[str, CoreRow[Any]] = {}
    for row in interviews:
        before = latest.get(row.family_id)
        if row.outcome is not None and (
            before is None or (before.begun, before.id) < (row.begun, row.id)
        ):
            latest[row.family_id] = row
    return {
        family_id: _CameTo(row.id, row.language, known(Outcome, row.outcome))
        for family_id, row in latest.items()
    }


def _interviewed(interviews: Iterable[CoreRow[Any]]) -> Iterator[Interviewed]:
    for row in interviews:
        if row.outcome is not None:
            took = seconds_between(row.begun, row.ended)
            yield Interviewed(row.by, took, known(Outcome, row.first_outcome))
