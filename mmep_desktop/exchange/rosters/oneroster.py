"""OneRoster 1.1 and 1.2 in a zip, everybody or only what changed; other files are not opened."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, compress

from mmep_desktop.domain.roster import DateOrder, Reason
from mmep_desktop.exchange.rosters.batches import Batch, refuse_formulas, without
from mmep_desktop.exchange.rosters.cells import Remembered
from mmep_desktop.exchange.rosters.days import Days
from mmep_desktop.exchange.rosters.oneroster_files import (
    DEMOGRAPHICS,
    ORGS,
    ROLES,
    USERS_FILE,
    Part,
    manifest_of,
    part,
)
from mmep_desktop.exchange.rosters.oneroster_people import GONE, People, schools_of
from mmep_desktop.exchange.rosters.state_ids import UNDER_REVIEW
from mmep_desktop.exchange.rosters.tables import Rows
from mmep_desktop.exchange.rosters.whole_names import surname_parts
from mmep_desktop.exchange.rosters.zips import CheckedZip

_ID = re.compile(r"\{\s*([^:{}]+?)\s*:\s*([^{}]*?)\s*\}")
_LOCAL = frozenset({"lasid", "local", "localid"})
_STATE = frozenset({"sasid", "state", "stateid"})
_TEXTS = {
    "first": "givenName",
    "middle": "middleName",
    "used": "preferredGivenName",
}


class OneRoster:
    """A zip's students. Raises ``DeskError`` where something is demanded and not there."""

    def __init__(self, zip_: CheckedZip, today: date) -> None:
        self._today = today
        self.manifest = manifest_of(zip_)
        self._orgs = part(zip_, ORGS, ["sourcedId", "name"])
        in_users = [] if self.manifest.has_roles else ["role"]
        demanded = ["sourcedId", "givenName", "familyName", *in_users]
        self._users = part(zip_, USERS_FILE, demanded)
        self._roles = self._births = None
        if self.manifest.has_roles:
            self._roles = part(zip_, ROLES, ["userSourcedId", "role"])
        if DEMOGRAPHICS in zip_:
            self._births = part(zip_, DEMOGRAPHICS, ["sourcedId", "birthDate"])

    def about_rows(self) -> int:
        """Return about how many rows will be read; those of users.csv are read twice."""
        parts = (self._roles, self._births, self._users, self._users)
        return sum(each.about_rows() for each in parts if each)

    def batches(self) -> Iterator[Batch]:
        """Yield all students; first come batches without any, while other files are read."""
        people = People(self._today, self.manifest.is_bulk)
        for rows_read in self._prepared(people):
            yield Batch([], {}, [], [], {}, rows_read)
        students = _Students(self._users, people, schools_of(self._orgs), self._today)
        for first, rows in self._users.batches():
            yield students.read(first, rows)

    def _prepared(self, people: People) -> Iterator[int]:
        return chain(
            people.look_at_roles(self._roles) if self._roles else (),
            people.look_at_birth_dates(self._births) if self._births else (),
            people.look_at_users(self._users),
        )


class _Students:
    """Reads the students' rows in users.csv, with what the other files say of them."""

    def __init__(
        self, users: Part, people: People, schools: Mapping[str, str], today: date
    ) -> None:
        self._users = users
        self._people = people
        self._schools = schools
        days = Days(DateOrder.YEAR_FIRST, today)
        self._born = Remembered(days.born)
        self._began = Remembered(days.registered)
        self._surnames = Remembered(surname_parts)
        self._seen_ids: set[str] = set()

    def read(self, first_row: int, rows: Rows) -> Batch:
        """Return the students among *rows*, of which the first is the file's *first_row*."""
        (ids,) = self._users.columns(rows, "sourcedId")
        are_students = list(map(self._people.students.__contains__, ids))
        numbers = list(compress(range(first_row, first_row + len(rows)), are_students))
        chosen = list(compress(rows, are_students))
        batch = self._read(chosen, numbers, list(compress(ids, are_students)))
        batch.read = len(rows)
        return batch.checked(self._seen_ids)

    def _read(self, rows: Rows, numbers: list[int], ids: list[str]) -> Batch:
        people = self._people
        texts = dict(zip(_TEXTS, self._users.columns(rows, *_TEXTS.values()), strict=True))
        texts["source_id"] = ids
        texts["born"] = self._born.of_all([people.born.get(id_, "") for id_ in ids])
        self._add_surnames(texts, rows)
        self._add_ids(texts, rows)
        self._add_school(texts, rows)
        phones = self._users.columns(rows, "phone", "sms", "agentSourcedIds")
        texts["phone"] = [phone or sms for phone, sms in zip(*phones[:2], strict=True)]
        guardians = list(map(people.guardians_of, ids, phones[2]))
        batch = Batch(numbers, texts, self._withdrawn(rows, ids), guardians)
        for column in texts.values():
            refuse_formulas(batch, column)
        self._refuse_without_id(batch)
        return batch

    def _add_surnames(self, texts: dict[str, list[str]], rows: Rows) -> None:
        (family,) = self._users.columns(rows, "familyName")
        parts = self._surnames.of_all(family)
        for place, key in enumerate(("last_1", "last_2", "suffix")):
            texts[key] = [part[place] for part in parts]

    def _add_ids(self, texts: dict[str, list[str]], rows: Rows) -> None:
        identifiers, user_ids = self._users.columns(rows, "identifier", "userIds")
        found = list(map(_ids_in, user_ids))
        local = zip(found, identifiers, strict=True)
        texts["local_id"] = [of_user[0] or identifier for of_user, identifier in local]
        texts["state_id"] = without([of_user[1] for of_user in found], UNDER_REVIEW)

    def _add_school(self, texts: dict[str, list[str]], rows: Rows) -> None:
        """A student's school is that of her role; where there is no role, her primary one."""
        grades, primary = self._users.columns(rows, "grades", "primaryOrgSourcedId")
        roles = [self._people.students[id_] for id_ in texts["source_id"]]
        texts["grade"] = [grade.partition(",")[0].strip() for grade in grades]
        texts["school"] = [
            self._schools.get(role[2] or org, "") for role, org in zip(roles, primary, strict=True)
        ]
        texts["registered_on"] = self._began.of_all([role[3] for role in roles])

    def _withdrawn(self, rows: Rows, ids: list[str]) -> list[bool]:
        states = zip(*self._users.columns(rows, "status", "enabledUser"), strict=True)
        students = self._people.students
        return [
            status in GONE or enabled.lower() == "false" or students[id_][0]
            for id_, (status, enabled) in zip(ids, states, strict=True)
        ]

    def _refuse_without_id(self, batch: Batch) -> None:
        if "" in (ids := batch.texts["source_id"]):
            for place, id_ in enumerate(ids):
                if not id_:
                    batch.refuse(place, Reason.NO_ID)


def _ids_in(cell: str) -> tuple[str, str]:
    """Return the local and the state id of ``{LASID:700001},{SASID:1000000001}``."""
    local = state = ""
    for kind, id_ in _ID.findall(cell) if cell else ():
        if kind.lower() in _LOCAL:
            local = id_
        elif kind.lower() in _STATE:
            state = id_
    return local, state
