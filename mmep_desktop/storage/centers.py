"""The center, its people and its numbers in the store."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from mmep_desktop.domain.center import Center, Clerk, DeskKind, MmepContact, Role, School
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.tables import CenterRow, ClerkRow, NumberSeriesRow, SchoolRow


class SqlCenterRecords:
    """``CenterRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def center(self) -> Center:
        """Return the center. Raises ``DeskError(STORE_DAMAGED)`` when the store has none."""
        row = self._session.scalars(select(CenterRow)).one_or_none()
        if row is None:
            raise DeskError(Problem.STORE_DAMAGED, part="center")
        return _center(row)

    def keep_center(self, center: Center) -> None:
        """Keep *center* in place of what was kept of it."""
        self._session.merge(_center_row(center))
        self._session.flush()

    def clerks(self) -> tuple[Clerk, ...]:
        """Return the clerks by id, those who left too."""
        rows = self._session.scalars(select(ClerkRow).order_by(ClerkRow.id))
        return tuple(_clerk(row) for row in rows)

    def clerk(self, id_: str) -> Clerk | None:
        """Return the clerk *id_*, or None."""
        row = self._session.get(ClerkRow, id_)
        return None if row is None else _clerk(row)

    def keep_clerk(self, clerk: Clerk) -> None:
        """Keep *clerk*, new or changed."""
        self._session.merge(_clerk_row(clerk))
        self._session.flush()

    def key_counter(self) -> int:
        """Return the number of the key file that was written last."""
        return self._session.scalars(select(CenterRow.key_counter)).one()

    def keep_key_counter(self, counter: int) -> None:
        """Let every key file before *counter* be an old copy."""
        self._session.scalars(select(CenterRow)).one().key_counter = counter
        self._session.flush()

    def numbers_given(self) -> Mapping[str, int]:
        """Return the last count of each series."""
        rows = self._session.scalars(select(NumberSeriesRow))
        return {row.series: row.count for row in rows}

    def give_no_number_again(self, given: Mapping[str, int]) -> None:
        """Go on after the counts *given*, in whichever series they are further."""
        for series, count in given.items():
            row = self._session.get(NumberSeriesRow, series)
            if row is None:
                self._session.add(NumberSeriesRow(series=series, count=count))
            else:
                row.count = max(row.count, count)
        self._session.flush()

    def next_number(self, series: str) -> int:
        """Return the next count of *series*; nobody else gets it once this work is committed."""
        row = self._session.get(NumberSeriesRow, series, with_for_update=True)
        if row is None:
            row = NumberSeriesRow(series=series, count=0)
            self._session.add(row)
        row.count += 1
        self._session.flush()
        return row.count


def _center_row(center: Center) -> CenterRow:
    return CenterRow(
        store_id=center.store_id,
        district_code=center.district_code,
        district=center.district,
        name=center.name,
        desk=center.desk,
        phone=center.phone,
        mmep_name=center.mmep.name,
        mmep_phone=center.mmep.phone,
        mmep_email=center.mmep.email,
        practice=center.practice,
        go_live=center.go_live,
        kind=center.kind.value,
        schools=[
            SchoolRow(store_id=center.store_id, place=place, code=school.code, name=school.name)
            for place, school in enumerate(center.schools)
        ],
    )


def _center(row: CenterRow) -> Center:
    return Center(
        store_id=row.store_id,
        district_code=row.district_code,
        district=row.district,
        name=row.name,
        desk=row.desk,
        phone=row.phone,
        schools=tuple(School(school.code, school.name) for school in row.schools),
        mmep=MmepContact(row.mmep_name, row.mmep_phone, row.mmep_email),
        practice=row.practice,
        go_live=row.go_live,
        kind=known(DeskKind, row.kind),
    )


def _clerk_row(clerk: Clerk) -> ClerkRow:
    return ClerkRow(id=clerk.id, name=clerk.name, role=clerk.role.value, left_on=clerk.left_on)


def _clerk(row: ClerkRow) -> Clerk:
    return Clerk(row.id, row.name, known(Role, row.role), row.left_on)
