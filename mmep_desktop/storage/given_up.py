"""An entry that was found to be another one's child: given up whole, and brought back as it was."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.households import Child
from mmep_desktop.domain.one_child import OneChild, unified
from mmep_desktop.domain.roster import Guardian
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.household_tables import AlsoKnownRow, ApartRow
from mmep_desktop.storage.moments import moment_from, moment_text
from mmep_desktop.storage.registrations import SqlRegistrationRecords, registration_from
from mmep_desktop.storage.roster_tables import GuardianRow
from mmep_desktop.storage.tables import RegistrationRow

_COLUMNS = tuple(each.name for each in RegistrationRow.__table__.columns)
_DAYS = frozenset({"registered_on", "told_on", "withdrawn_on"})
_OF_A_LIST = ("address", "language")
_Columns = dict[str, Any]


class GivenUpEntries:
    """Gives entries up and brings them back, on one session."""

    def __init__(self, session: Session, registrations: SqlRegistrationRecords) -> None:
        self._session = session
        self._registrations = registrations

    def give_up(self, one: OneChild) -> str:
        """Let the kept entry be both, and return what has to be known to make two of it again."""
        kept, gone = self._row(one.kept), self._row(one.gone)
        before, given_up = _columns(kept), _columns(gone)
        takes_source = bool(gone.source and not kept.source)
        both = unified(registration_from(kept), registration_from(gone))
        more = {name: given_up[name] for name in _OF_A_LIST if not before[name]}
        if takes_source:
            more |= {name: given_up[name] for name in ("fingerprint", "told_on")}
        told = {
            "kept": one.kept,
            "guardians": self._guardians_pass(one),
            "apart": self._apart_ends(one.gone),
            "known_as": self._known_as_passes(one, gone, takes_source=takes_source),
        }
        self._registrations.take_out(one.gone)
        self._registrations.keep(both)
        self._registrations.rewrite(one.kept, more)
        after = _columns(kept)
        changed = [name for name in _COLUMNS if before[name] != after[name]]
        told["before"] = _plain({name: before[name] for name in changed})
        told["after"] = _plain({name: after[name] for name in changed})
        told["row"] = _plain(given_up)
        return json.dumps(told, ensure_ascii=False)

    def bring_back(self, text: str) -> None:
        """Make two entries of one again; what was changed since on the kept one stays."""
        told = _read(text)
        kept, now = str(told["kept"]), _plain(_columns(self._row(told["kept"])))
        before = {
            name: value
            for name, value in told["before"].items()
            if now[name] == told["after"][name]
        }
        row = RegistrationRow(**_typed(told["row"]))
        for source, source_id in told["known_as"]:
            self._session.delete(self._session.get_one(AlsoKnownRow, (source, source_id)))
        self._session.flush()
        self._registrations.rewrite(kept, _typed(before))
        self._registrations.put_back(row)
        for source, source_id in told["known_as"]:
            if (source, source_id) != (row.source, row.source_id):
                self._session.add(
                    AlsoKnownRow(source=source, source_id=source_id, registration_id=row.id)
                )
        self._bring_guardians_back(kept, row.id, told["guardians"])
        for first, second, by, at in told["apart"]:
            self._session.add(
                ApartRow(one=first, other=second, noted_by=by, noted_at=moment_from(at))
            )
        self._session.flush()

    def _guardians_pass(self, one: OneChild) -> dict[str, Any]:
        """Let the kept entry have the guardians of the other if it has none; remember them."""
        theirs, own = self._guardians(one.gone), self._guardians(one.kept)
        told = [[each.place, each.name, each.relation, each.phone] for each in theirs]
        for each in theirs:
            self._session.delete(each)
        self._session.flush()
        if not own:
            self._add_guardians(one.kept, told)
        return {"rows": told, "were_taken": not own}

    def _bring_guardians_back(self, kept: str, gone: str, told: Mapping[str, Any]) -> None:
        if told["were_taken"]:
            for each in self._guardians(kept):
                self._session.delete(each)
            self._session.flush()
        self._add_guardians(gone, told["rows"])

    def _add_guardians(self, id_: str, told: Iterable[list[Any]]) -> None:
        for place, name, relation, phone in told:
            self._session.add(
                GuardianRow(
                    registration_id=id_, place=place, name=name, relation=relation, phone=phone
                )
            )
        self._session.flush()

    def _guardians(self, id_: str) -> list[GuardianRow]:
        rows = select(GuardianRow).where(GuardianRow.registration_id == id_)
        return list(self._session.scalars(rows.order_by(GuardianRow.place)))

    def _apart_ends(self, gone: str) -> list[list[str]]:
        rows = select(ApartRow).where(or_(ApartRow.one == gone, ApartRow.other == gone))
        told = []
        for row in self._session.scalars(rows).all():
            told.append([row.one, row.other, row.noted_by, moment_text(row.noted_at)])
            self._session.delete(row)
        self._session.flush()
        return told

    def _known_as_passes(
        self, one: OneChild, gone: RegistrationRow, *, takes_source: bool
    ) -> list[list[str]]:
        """Let every id by which a list knows the other lead to the kept entry from now on."""
        rows = select(AlsoKnownRow).where(AlsoKnownRow.registration_id == one.gone)
        told = []
        for row in self._session.scalars(rows).all():
            row.registration_id = one.kept
            told.append([row.source, row.source_id])
        if gone.source and not takes_source:
            told.append([gone.source, gone.source_id])
            self._session.add(
                AlsoKnownRow(source=gone.source, source_id=gone.source_id, registration_id=one.kept)
            )
        self._session.flush()
        return told

    def _row(self, id_: str) -> RegistrationRow:
        row = self._session.scalar(select(RegistrationRow).where(RegistrationRow.id == id_))
        if row is None:
            raise LookupError(f"no registration {id_}")
        return row


def one_of(text: str) -> OneChild | None:
    """Return which entry was given up for which, as *text* keeps it; nothing for no text."""
    if not text:
        return None
    told = _read(text)
    return OneChild(str(told["kept"]), str(told["row"]["id"]))


def entry_of(text: str) -> Child:
    """Return the entry that was given up, as *text* keeps it."""
    told = _read(text)
    row = RegistrationRow(**_typed(told["row"]))
    named = told["guardians"]["rows"]
    guardians = (Guardian(name, relation, phone) for _, name, relation, phone in named)
    return Child(registration_from(row), row.address, tuple(guardians))


def _columns(row: RegistrationRow) -> _Columns:
    return {name: getattr(row, name) for name in _COLUMNS}


def _plain(columns: Mapping[str, Any]) -> _Columns:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in columns.items()
    }


def _typed(plain: Mapping[str, Any]) -> _Columns:
    return {
        name: date.fromisoformat(value) if name in _DAYS and value is not None else value
        for name, value in plain.items()
    }


def _read(text: str) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(text)
        if {"kept", "row", "guardians", "apart", "known_as", "before", "after"} <= told.keys():
            return told
    except (ValueError, AttributeError):
        pass
    raise DeskError(Problem.STORE_DAMAGED, part="entry")
