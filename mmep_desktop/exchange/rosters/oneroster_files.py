"""The files of a OneRoster zip, each with the columns that are wanted of it and no others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.rosters.cells import cleaned_cell, cleaned_cells
from mmep_desktop.exchange.rosters.limits import MIB, USERS
from mmep_desktop.exchange.rosters.tables import Rows, csv_rows, known_headings, numbered
from mmep_desktop.exchange.rosters.text_files import UTF_8, Writing
from mmep_desktop.exchange.rosters.zips import CheckedZip

MANIFEST, ORGS, USERS_FILE, ROLES = "manifest.csv", "orgs.csv", "users.csv", "roles.csv"
DEMOGRAPHICS = "demographics.csv"
_WRITING = Writing(UTF_8, ",", None, 0)
_VERSIONS = ("1.1", "1.2")
_BEGINNING = MIB // 16


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a zip says of itself; *has_roles* where roles stand in a file of their own."""

    source: str
    has_roles: bool
    is_bulk: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the zip and where each wanted column stands in it, if it has the column."""

    zip: CheckedZip
    name: str
    places: Mapping[str, int]

    def batches(self) -> Iterator[tuple[int, Rows]]:
        """Yield the rows below the headings, the first being row 2."""
        rows = csv_rows(self.zip.open(self.name), _WRITING)
        return numbered(islice(rows, 1, None), 2, USERS)

    def columns(self, rows: Rows, *keys: str) -> list[list[str]]:
        """Return columns of *rows*, cleaned; one that the file does not have is empty."""
        width = min(map(len, rows), default=0)
        return [self._column(rows, key, width) for key in keys]

    def about_rows(self) -> int:
        """Return about how many rows there are, by the length of the first."""
        with self.zip.open(self.name) as member:
            beginning = member.read(_BEGINNING)
        lines = beginning.count(b"\n")
        return self.zip.size(self.name) * lines // max(len(beginning), 1)

    def _column(self, rows: Rows, key: str, width: int) -> list[str]:
        place = self.places.get(key)
        if place is None:
            return [""] * len(rows)
        if width > place:
            return cleaned_cells([row[place] for row in rows])
        return cleaned_cells([row[place] if len(row) > place else "" for row in rows])


def part(zip_: CheckedZip, name: str, demanded: Sequence[str]) -> Part:
    """Return a file of the zip. Raises ``ROSTER_INCOMPLETE`` without it or a column *demanded*.

    Columns may stand in any order, and others among them: they are passed over.
    """
    if name not in zip_:
        raise DeskError(Problem.ROSTER_INCOMPLETE)
    headings = known_headings(next(csv_rows(zip_.open(name), _WRITING), []))
    places = {heading: place for place, heading in enumerate(headings)}
    if len(places) != len(headings) or not places.keys() >= set(demanded):
        raise DeskError(Problem.ROSTER_INCOMPLETE)
    return Part(zip_, name, places)


def manifest_of(zip_: CheckedZip) -> Manifest:
    """Read what the zip is. Raises ``ROSTER_INCOMPLETE`` or ``ROSTER_KIND_UNKNOWN``."""
    if MANIFEST not in zip_:
        known = USERS_FILE in zip_
        raise DeskError(Problem.ROSTER_INCOMPLETE if known else Problem.ROSTER_KIND_UNKNOWN)
    said = {
        cleaned_cell(row[0]): cleaned_cell(row[1])
        for row in islice(csv_rows(zip_.open(MANIFEST), _WRITING), 100)
        if len(row) > 1
    }
    version = said.get("oneroster.version", "")
    if not version.startswith(_VERSIONS):
        raise DeskError(Problem.ROSTER_KIND_UNKNOWN)
    names = (said.get("source.systemName", ""), said.get("source.systemCode", ""))
    return Manifest(
        source=" ".join(name for name in names if name) or "oneroster",
        has_roles=version.startswith("1.2") or ROLES in zip_,
        is_bulk=said.get("file.users", "bulk") != "delta",
    )
