"""People at schools, programs, add-ons and where families sleep, in the store."""

import json
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from mmep_desktop.domain.contacts import ContactKind, SchoolContact
from mmep_desktop.domain.housing import HousingAnswer
from mmep_desktop.domain.programs import Program, ProgramKind
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.school_tables import AddOnRow, HousingRow, ProgramRow, SchoolContactRow
from mmep_desktop.storage.tables import Row, ScreeningRow


class SqlSchoolRecords:
    """``SchoolRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def contacts(self) -> tuple[SchoolContact, ...]:
        """Return everybody, by school and name."""
        in_order = (SchoolContactRow.school, SchoolContactRow.name, SchoolContactRow.id)
        rows = self._session.scalars(select(SchoolContactRow).order_by(*in_order))
        return tuple(_contact(row) for row in rows)

    def keep_contact(self, contact: SchoolContact) -> None:
        """Keep *contact*, new or changed."""
        self._session.merge(_contact_row(contact))
        self._session.flush()

    def forget_contact(self, id_: str) -> None:
        """Forget somebody."""
        self._delete(self._session.get(SchoolContactRow, id_))

    def programs(self) -> tuple[Program, ...]:
        """Return every program; ids tell in which order they were added."""
        rows = self._session.scalars(select(ProgramRow).order_by(ProgramRow.id))
        return tuple(_program(row) for row in rows)

    def keep_program(self, program: Program) -> None:
        """Keep *program*, new or changed."""
        self._session.merge(_program_row(program))
        self._session.flush()

    def forget_program(self, id_: str) -> None:
        """Forget a program."""
        self._delete(self._session.get(ProgramRow, id_))

    def add_ons(self) -> frozenset[str]:
        """Return the keys of the add-ons that are asked."""
        return frozenset(self._session.scalars(select(AddOnRow.key)))

    def ask_add_on(self, key: str) -> None:
        """Ask an add-on from now on."""
        self._session.merge(AddOnRow(key=key))
        self._session.flush()

    def leave_add_on(self, key: str) -> None:
        """Ask an add-on no more."""
        self._delete(self._session.get(AddOnRow, key))

    def _delete(self, row: Row | None) -> None:
        if row is not None:
            self._session.delete(row)
            self._session.flush()


class SqlHousingRecords:
    """``HousingRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, answer: HousingAnswer) -> None:
        """Keep *answer*, in place of what the interview said before."""
        self._session.merge(
            HousingRow(
                screening_id=answer.screening_id,
                answer=answer.answer,
                is_told=answer.is_told_to_recruiter,
                noted_at=answer.noted_at,
            )
        )
        self._session.flush()

    def forget(self, screening_id: str) -> None:
        """Take back what was answered in an interview."""
        row = self._session.get(HousingRow, screening_id)
        if row is not None:
            self._session.delete(row)
            self._session.flush()

    def of_family(self, family_id: str) -> tuple[HousingAnswer, ...]:
        """Return a family's answers by their time."""
        rows = _BY_TIME.where(ScreeningRow.family_id == family_id)
        return tuple(_answer(*row) for row in self._session.execute(rows))

    def latest(self) -> Mapping[str, HousingAnswer]:
        """Return the last answer of each family."""
        rows = self._session.execute(_BY_TIME)
        return {family_id: _answer(row, family_id) for row, family_id in rows}


_BY_TIME = (
    select(HousingRow, ScreeningRow.family_id)
    .join(ScreeningRow, ScreeningRow.id == HousingRow.screening_id)
    .order_by(HousingRow.noted_at, HousingRow.screening_id)
)


def _answer(row: HousingRow, family_id: str) -> HousingAnswer:
    return HousingAnswer(row.screening_id, family_id, row.answer, row.is_told, row.noted_at)


def _contact_row(contact: SchoolContact) -> SchoolContactRow:
    return SchoolContactRow(
        id=contact.id,
        kind=contact.kind.value,
        name=contact.name,
        school=contact.school,
        languages=" ".join(contact.languages),
        phone=contact.phone,
        email=contact.email,
    )


def _contact(row: SchoolContactRow) -> SchoolContact:
    return SchoolContact(
        id=row.id,
        name=row.name,
        kind=known(ContactKind, row.kind),
        school=row.school,
        languages=tuple(row.languages.split()),
        phone=row.phone,
        email=row.email,
    )


def _program_row(program: Program) -> ProgramRow:
    return ProgramRow(
        id=program.id,
        name=program.name,
        kind=program.kind.value,
        from_age=program.from_age,
        to_age=program.to_age,
        grades=" ".join(program.grades),
        months=" ".join(map(str, program.months)),
        first_day=program.first_day,
        last_day=program.last_day,
        hours=program.hours,
        place=program.place,
        phone=program.phone,
        needs=json.dumps({key: list(values) for key, values in program.needs.items()}),
        has_ride=program.has_ride,
    )


def _program(row: ProgramRow) -> Program:
    try:
        months = tuple(int(month) for month in row.months.split())
        needs = {str(key): tuple(map(str, some)) for key, some in json.loads(row.needs).items()}
    except (ValueError, TypeError, AttributeError):
        raise DeskError(Problem.STORE_DAMAGED, part="program") from None
    return Program(
        id=row.id,
        name=row.name,
        kind=known(ProgramKind, row.kind),
        from_age=row.from_age,
        to_age=row.to_age,
        grades=tuple(row.grades.split()),
        months=months,
        first_day=row.first_day,
        last_day=row.last_day,
        hours=row.hours,
        place=row.place,
        phone=row.phone,
        needs=needs,
        has_ride=row.has_ride,
    )
