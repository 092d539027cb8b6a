"""What a OneRoster zip says of students outside their own rows: roles, guardians, birth dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import compress

from mmep_desktop.exchange.rosters.batches import GuardianTexts
from mmep_desktop.exchange.rosters.limits import GUARDIANS
from mmep_desktop.exchange.rosters.oneroster_files import Part
from mmep_desktop.exchange.rosters.tables import Rows

GONE = frozenset({"tobedeleted", "inactive"})
"""States of a row that is no longer so."""

_STUDENT = "student"
_RELATIONS = {"guardian": "", "parent": "parent", "relative": "relative"}
"""The roles of those who answer for a student, and what they tell of how they are related."""

Role = tuple[bool, bool, str, str]
"""Whether it is over, whether it is a second one, the school's id, the day on which it began."""

_NO_ROLE: Role = (False, False, "", "")


@dataclass(slots=True)
class People:
    """Who is a student and who a guardian, found in the files before the students are read.

    Where a file tells only of what changed, somebody's role may not be told again: whoever has a
    grade, and whoever is to be deleted, is then taken for a student.
    """

    today: date
    is_bulk: bool
    students: dict[str, Role] = field(default_factory=dict)
    guardians: dict[str, GuardianTexts] = field(default_factory=dict)
    born: dict[str, str] = field(default_factory=dict)
    _relations: dict[str, str] = field(default_factory=dict)
    _others: set[str] = field(default_factory=set)
    _answer_for: dict[str, list[str]] = field(default_factory=dict)

    def look_at_roles(self, roles: Part) -> Iterator[int]:
        """Read roles.csv; yields how many rows were read, again and again."""
        same: dict[Role, Role] = {}
        today = self.today.isoformat()
        keys = (
            "userSourcedId",
            "role",
            "roleType",
            "orgSourcedId",
            "beginDate",
            "endDate",
            "status",
        )
        for _, rows in roles.batches():
            for user, role, kind, org, begin, end, status in _zipped(roles, rows, *keys):
                if role != _STUDENT:
                    self._take_other(user, role)
                    continue
                is_over = status in GONE or "" < end < today
                held = (is_over, kind == "secondary", org, begin)
                if user not in self.students or held[:2] < self.students[user][:2]:
                    self.students[user] = same.setdefault(held, held)
            yield len(rows)

    def look_at_users(self, users: Part) -> Iterator[int]:
        """Read the guardians in users.csv, and all roles where they stand there (OneRoster 1.1)."""
        for _, rows in users.batches():
            if "role" in users.places:
                self._take_roles_of_users(users, rows)
            if not self.is_bulk:
                self._take_users_without_a_role(users, rows)
            (ids,) = users.columns(rows, "sourcedId")
            answering = compress(rows, map(self._relations.__contains__, ids))
            self._take_guardians(users, list(answering))
            yield len(rows)

    def look_at_birth_dates(self, demographics: Part) -> Iterator[int]:
        """Read the birth dates in demographics.csv, and nothing else there."""
        same: dict[str, str] = {}
        for _, rows in demographics.batches():
            ids, born = demographics.columns(rows, "sourcedId", "birthDate")
            self.born.update(zip(ids, map(same.setdefault, born, born), strict=True))
            yield len(rows)

    def guardians_of(self, student: str, agents: str) -> tuple[GuardianTexts, ...]:
        """Return who answers for a student, by her row or by theirs."""
        ids = agents.replace(", ", ",").split(",") if agents else []
        if (more := self._answer_for.get(student)) and more != ids:
            ids += [id_ for id_ in more if id_ not in ids]
        return tuple([self.guardians[id_] for id_ in ids[:GUARDIANS] if id_ in self.guardians])

    def _take_other(self, user: str, role: str) -> None:
        if role in _RELATIONS:
            self._relations[user] = _RELATIONS[role]
        elif not self.is_bulk:
            self._others.add(user)

    def _take_roles_of_users(self, users: Part, rows: Rows) -> None:
        for user, role, orgs in _zipped(users, rows, "sourcedId", "role", "orgSourcedIds"):
            if role == _STUDENT:
                self.students[user] = (False, False, orgs.partition(",")[0].strip(), "")
            else:
                self._take_other(user, role)

    def _take_users_without_a_role(self, users: Part, rows: Rows) -> None:
        for user, grades, status in _zipped(users, rows, "sourcedId", "grades", "status"):
            is_known = user in self._relations or user in self._others
            if not is_known and (grades or status in GONE):
                self.students.setdefault(user, _NO_ROLE)

    def _take_guardians(self, users: Part, rows: Rows) -> None:
        keys = ("sourcedId", "givenName", "familyName", "phone", "sms", "agentSourcedIds", "status")
        for id_, given, family, phone, sms, agents, status in _zipped(users, rows, *keys):
            name = f"{given} {family}".strip()
            if status in GONE or not name:
                continue
            self.guardians[id_] = (name, self._relations[id_], phone or sms)
            for student in agents.split(",") if agents else ():
                self._answer_for.setdefault(student.strip(), []).append(id_)


def schools_of(orgs: Part) -> Mapping[str, str]:
    """Return the name of each school by its id, its code where it has no name."""
    keys = ("sourcedId", "name", "identifier", "type")
    return {
        id_: name or code
        for _, rows in orgs.batches()
        for id_, name, code, kind in _zipped(orgs, rows, *keys)
        if kind in {"", "school"}
    }


def _zipped(of: Part, rows: Rows, *keys: str) -> Iterator[tuple[str, ...]]:
    return zip(*of.columns(rows, *keys), strict=True)
