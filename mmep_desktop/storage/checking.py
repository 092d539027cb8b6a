"""The check of a whole store: file, chain, records, what is made from them, and the anchors."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from threading import Event

from sqlalchemy import Connection, Engine, func, select

from mmep_desktop.domain.checked import Checked, Ends, Found, Told, Wrong
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.anchor import Anchor
from mmep_desktop.storage.check_derived import check_counts, check_search
from mmep_desktop.storage.check_lines import Walk
from mmep_desktop.storage.check_pages import check_file
from mmep_desktop.storage.check_records import check_records
from mmep_desktop.storage.faults import TEXT
from mmep_desktop.storage.looking_back import holds
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.sqlite_only import WITHOUT_LOCK, RawConnection, stoppable, unguarded
from mmep_desktop.storage.tables import RegistrationRow, TrailRow
from mmep_desktop.storage.traced_rows import traced_tables
from mmep_desktop.storage.trail_lines import NO_CODE, Head

Taking = Callable[[Connection], AbstractContextManager[None]]

ANCHOR = "anchor"
"""The name of the place beside the store."""


def check_store(engine: Engine, seals: Seals, anchor: Anchor, tell: Told, ends: Ends) -> Checked:
    """Return everything that is wrong with the store behind *engine*.

    Others may save meanwhile: the records are read as they stood at the beginning. What *tell*
    raises ends the check.
    """
    anchored = _ends_elsewhere(anchor, ends)  # read first: an anchor never leads
    with ThreadPoolExecutor(1) as beside:
        is_over = Event()
        in_file = beside.submit(_file_checked, engine, is_over)
        try:
            checked = _read_through(engine, seals, anchored, tell)
        except BaseException:
            is_over.set()
            raise
        found = (*in_file.result(), *checked.found)
    if anchor.is_there and ANCHOR not in anchored:
        found = (Found(Wrong.ANCHOR_ALTERED), *found)
    return Checked(checked.lines, checked.records, tuple(dict.fromkeys(found)))


def _read_through(
    engine: Engine, seals: Seals, anchored: Mapping[str, Head], tell: Told
) -> Checked:
    """Read all records; once more, and slower, where somebody has put a text that is none."""
    try:
        return _Reading(seals, anchored, tell).read(engine, _text_alone)
    except DeskError as refusal:
        if refusal.detail.get("part") != TEXT:
            raise
    return _Reading(seals, anchored, tell).read(engine, _any_text)


class _Reading:
    """One reading of all records; what cannot be read any more ends it, and is told."""

    def __init__(self, seals: Seals, anchored: Mapping[str, Head], tell: Told) -> None:
        self._seals = seals
        self._anchored = anchored
        self._tell = tell
        self._walk = Walk(seals)
        self._found: list[Found] = []
        self._records = 0
        self._done = self._total = 0

    def done(self, steps: int) -> None:
        """Tell that so many more lines, records or children are looked at."""
        self._done += steps
        self._tell(min(self._done, self._total), self._total)

    def read(self, engine: Engine, taking: Taking) -> Checked:
        """Read everything, *taking* texts as they come."""
        try:
            with (
                engine.connect().execution_options(**WITHOUT_LOCK) as connection,
                taking(connection),
            ):
                self._read(connection)
        except DeskError as refusal:
            if refusal.problem is not Problem.STORE_DAMAGED or refusal.detail.get("part") == TEXT:
                raise
            self._found.append(Found(Wrong.PAGES_DAMAGED))
        found = (*self._walk.found, *self._found)
        return Checked(self._walk.lines, self._records, found)

    def _read(self, connection: Connection) -> None:
        self._total = _size(connection)
        self._walk.go(connection, self)
        for place, head in self._anchored.items():
            if not holds(connection, head):
                self._found.append(Found(Wrong.CUT_OR_PUT_BACK, place, str(head.seq)))
        latest = self._walk.latest
        self._records = sum(code != NO_CODE for codes in latest.values() for code in codes.values())
        self._found += check_records(connection, self._seals, latest, self)
        self._found += check_counts(connection)
        self._found += check_search(connection, self)
        self._tell(self._total, self._total)


def _ends_elsewhere(anchor: Anchor, ends: Ends) -> dict[str, Head]:
    kept = {place: Head(*end) for place, end in ends.items()}
    beside = anchor.read()
    return kept if beside is None else {ANCHOR: beside, **kept}


def _size(connection: Connection) -> int:
    """Return how many steps there are: lines, records, and the words of each child."""
    tables = (*(TrailRow.__table__, RegistrationRow.__table__), *traced_tables())
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def _file_checked(engine: Engine, is_over: Event) -> list[Found]:
    """Look at the file until all of it is seen or the check *is_over*."""

    def stop() -> None:
        if is_over.is_set():
            raise InterruptedError

    with engine.connect() as connection, unguarded(connection) as raw, stoppable(raw, stop):
        return check_file(raw)


@contextmanager
def _text_alone(_connection: Connection) -> Iterator[None]:
    """Read texts as SQLite gives them; one that is none ends the reading."""
    yield


@contextmanager
def _any_text(connection: Connection) -> Iterator[None]:
    """Read also texts that are none: whoever puts one there is found, and stops nothing."""
    driver: RawConnection = connection.connection.driver_connection
    driver.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = str
