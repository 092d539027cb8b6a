"""How old each family's record is, the destroying of one, and what remains of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.destruction import Destroyed
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.keeping import (
    AskedBefore,
    Ending,
    FamilyRecord,
    Remnant,
    ScreeningAge,
    Terms,
    aged,
    ending_of,
)
from mmep_desktop.storage.answer_tables import MmepAnswerRow
from mmep_desktop.storage.batch_tables import BatchItemRow, BatchRow
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.household_tables import AlsoKnownRow, ApartRow, MergeRow
from mmep_desktop.storage.local_ids import LocalIdCodes
from mmep_desktop.storage.plain import draft_from, known
from mmep_desktop.storage.roster_tables import GuardianRow
from mmep_desktop.storage.school_tables import HousingRow
from mmep_desktop.storage.search_index import SearchIndex
from mmep_desktop.storage.tables import (
    CenterRow,
    ConsentRow,
    CorrectionRow,
    DisclosureRow,
    NotYetRow,
    PrintingRow,
    RegistrationRow,
    RemnantRow,
    RevisionRow,
    Row,
    ScreeningRow,
    TermsRow,
)

_Row = TypeVar("_Row", bound=Row)

OF_A_SCREENING = (
    PrintingRow,
    ConsentRow,
    CorrectionRow,
    RevisionRow,
    HousingRow,
    MmepAnswerRow,
)
"""What goes with a screening; each of these rows names it."""

_REFERRALS = [outcome.value for outcome in Outcome if outcome.is_referral]
_AGES = select(
    ScreeningRow.family_id,
    ScreeningRow.screened_on,
    ScreeningRow.saved_at,
    CorrectionRow.saved_at,
    ScreeningRow.outcome,
    case((ScreeningRow.outcome.in_(_REFERRALS), ScreeningRow.draft)),
    ScreeningRow.alone,
).outerjoin(CorrectionRow, CorrectionRow.screening_id == ScreeningRow.id)
"""What decides how long a screening is kept; the answers only of a referral."""

_HAVE_ALL_LEFT = func.count(RegistrationRow.withdrawn_on) == func.count(RegistrationRow.entry)
_REGISTERED = select(
    RegistrationRow.family_id,
    func.max(RegistrationRow.registered_on),
    case((_HAVE_ALL_LEFT, func.max(RegistrationRow.withdrawn_on))),
).group_by(RegistrationRow.family_id)
"""When the last of a family registered, and when the last of it left, if all of it did."""


class SqlKeepingRecords:
    """``KeepingRecords`` on one session."""

    def __init__(self, session: Session, codes: LocalIdCodes) -> None:
        self._session = session
        self._codes = codes

    def terms(self) -> Terms:
        """Return how long the center keeps what."""
        row = self._session.scalars(select(TermsRow)).one_or_none()
        return Terms() if row is None else Terms(row.days, row.months)

    def keep_terms(self, terms: Terms) -> None:
        """Keep *terms* from now on."""
        store_id = self._session.scalars(select(CenterRow.store_id)).one()
        self._session.merge(TermsRow(store_id=store_id, days=terms.days, months=terms.months))
        self._session.flush()

    def families(self) -> tuple[FamilyRecord, ...]:
        """Return every family's record by its age."""
        return tuple(self._records(_REGISTERED, _AGES))

    def records_of(self, family_ids: tuple[str, ...]) -> Mapping[str, FamilyRecord]:
        """Return the records of those of *family_ids* that are here."""
        found: dict[str, FamilyRecord] = {}
        for some in in_chunks(family_ids):
            registered = _REGISTERED.where(RegistrationRow.family_id.in_(some))
            ages = _AGES.where(ScreeningRow.family_id.in_(some))
            found.update((one.family_id, one) for one in self._records(registered, ages))
        return found

    def destroy(self, records: Sequence[FamilyRecord]) -> tuple[Destroyed, ...]:
        """Take away all that is kept of the families; what is counted of them stays counted."""
        families = [record.family_id for record in records]
        children = self._rows(RegistrationRow, RegistrationRow.family_id.in_(families))
        screenings = self._rows(ScreeningRow, ScreeningRow.family_id.in_(families))
        told = tuple(self._told(record, children, screenings) for record in records)
        SearchIndex(self._session).forget([child.entry for child in children])
        ids = [each.id for each in screenings]
        self._forget_in_batches(ids)
        for table in OF_A_SCREENING:
            self._delete(self._rows(table, table.screening_id.in_(ids)))
        self._delete(self._rows(DisclosureRow, DisclosureRow.family_id.in_(families)))
        self._delete(self._rows(NotYetRow, NotYetRow.family_id.in_(families)))
        self._delete(self._rows(MergeRow, MergeRow.family_id.in_(families)))
        self._delete(screenings)
        named = [child.id for child in children]
        self._delete(self._rows(GuardianRow, GuardianRow.registration_id.in_(named)))
        self._delete(self._rows(AlsoKnownRow, AlsoKnownRow.registration_id.in_(named)))
        self._delete(self._rows(ApartRow, ApartRow.one.in_(named) | ApartRow.other.in_(named)))
        self._delete(children)
        return told

    def _forget_in_batches(self, screening_ids: Sequence[str]) -> None:
        """Leave nothing of the screenings in what was sent: a batch that held one says no more."""
        items = self._rows(BatchItemRow, BatchItemRow.screening_id.in_(screening_ids))
        for batch in self._rows(BatchRow, BatchRow.id.in_({one.batch_id for one in items})):
            batch.content = None
        self._delete(items)

    def keep_remnants(self, remnants: Iterable[Remnant]) -> None:
        """Keep what remains, in an order that does not tell whose it was."""
        for each in sorted(remnants, key=lambda one: (one.day, one.local_id_code, one.school)):
            self._session.add(
                RemnantRow(
                    day=each.day,
                    school=each.school,
                    ending=each.ending.value,
                    local_id_code=each.local_id_code,
                    source_code=each.source_code,
                )
            )
        self._session.flush()

    def asked_before(self, local_ids: Iterable[str]) -> Mapping[str, AskedBefore]:
        """Return, for each local id that was here and was asked to the end, when and what."""
        codes = {local_id: self._codes.code(local_id) for local_id in local_ids}
        asked: dict[str, AskedBefore] = {}
        for some in in_chunks(tuple({code for code in codes.values() if code})):
            rows = select(RemnantRow).where(RemnantRow.local_id_code.in_(some))
            for row in self._session.scalars(rows.order_by(RemnantRow.day, RemnantRow.entry)):
                ending = known(Ending, row.ending)
                if ending.is_asked:
                    asked[row.local_id_code] = AskedBefore(row.day, ending)
        return {local_id: asked[code] for local_id, code in codes.items() if code in asked}

    def _records(
        self, registered: Select[str, date | None, date | None], ages: Select[*tuple[Any, ...]]
    ) -> Iterator[FamilyRecord]:
        screenings: defaultdict[str, list[ScreeningAge]] = defaultdict(list)
        for family_id, *age in self._session.execute(ages):
            screenings[family_id].append(_age(*age))
        for family_id, registered_on, withdrawn_on in self._session.execute(registered):
            asked = tuple(screenings.get(family_id, ()))
            yield FamilyRecord(family_id, registered_on, asked, withdrawn_on)

    def _told(
        self,
        record: FamilyRecord,
        children: Iterable[RegistrationRow],
        screenings: Iterable[ScreeningRow],
    ) -> Destroyed:
        """Return what remains of *record*, whose rows are among the others."""
        id_, ending = record.family_id, ending_of(record)
        family = [child for child in children if child.family_id == id_]
        remnants = tuple(
            Remnant(
                child.registered_on,
                child.school,
                ending,
                self._codes.code(child.local_id),
                self._codes.code_in(child.source, child.source_id),
            )
            for child in family
            if child.registered_on is not None
        )
        return Destroyed(remnants, sum(each.family_id == id_ for each in screenings), len(family))

    def _rows(self, table: type[_Row], which: ColumnElement[bool]) -> Sequence[_Row]:
        return self._session.scalars(select(table).where(which)).all()

    def _delete(self, rows: Iterable[Row]) -> None:
        """Delete *rows* one by one, so that the trail has a line for each."""
        for row in rows:
            self._session.delete(row)
        self._session.flush()


def _age(
    screened_on: date,
    saved_at: datetime,
    corrected_at: datetime | None,
    outcome: str | None,
    draft: str | None,
    alone: int | None,
) -> ScreeningAge:
    return aged(
        screened_on,
        [moment for moment in (saved_at, corrected_at) if moment is not None],
        None if outcome is None else known(Outcome, outcome),
        {} if draft is None else draft_from(draft),
        is_alone=alone is not None,
    )
