"""The lines of the trail as they are written: each is sealed together with the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from mmep_desktop.domain.acts import Act
from mmep_desktop.services.ports import Clock
from mmep_desktop.storage.moments import moment_from, moment_text
from mmep_desktop.storage.seals import LINE_BYTES, Seals

NO_CODE = b""
"""The code of a line that tells of no record, or of one that was removed."""

CLOCK_MAY_DIFFER = timedelta(minutes=1)

_LAST = "SELECT seq, mac, at FROM trail ORDER BY seq DESC LIMIT 1"
_KEEP = (
    "INSERT INTO trail (seq, at, clerk, act, kind, about, code, mac)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a trail: which one it is, and its seal. An empty trail's is line 0."""

    seq: int
    seal: bytes


BEFORE_ALL = Head(0, bytes(LINE_BYTES))


@dataclass(frozen=True, slots=True)
class Line:
    """What one line will say."""

    act: Act
    kind: str = ""
    about: str = ""
    code: bytes = NO_CODE


def line_bytes(
    seq: int, at: str, clerk: str, act: str, kind: str, about: str, code: bytes
) -> bytes:
    """Return a line as the bytes that are sealed; no other line has the same."""
    lengths = f"{seq} {len(at)} {len(clerk)} {len(act)} {len(kind)} {len(about)}"
    said = f"{lengths}\n{at}{clerk}{act}{kind}{about}"
    return said.encode(errors="surrogateescape") + code


def head_of(connection: Connection) -> Head:
    """Return the last line that is kept."""
    last = connection.exec_driver_sql(_LAST).first()
    return BEFORE_ALL if last is None else Head(last[0], bytes(last[1]))


def append(
    connection: Connection, seals: Seals, clock: Clock, clerk: str, lines: Iterable[Line]
) -> Head:
    """Add *lines* to the trail and return its new head.

    To be called by whoever has the write lock. An empty trail begins with a line that says so, and
    a clock that went back by more than a minute is told of.
    """
    now = clock.now()
    at = moment_text(now)
    last = connection.exec_driver_sql(_LAST).first()
    seq, seal = (last[0], last[1]) if last else (BEFORE_ALL.seq, BEFORE_ALL.seal)
    first = [] if last else [Line(Act.TRAIL_BEGUN)]
    if last and last[2] > at:  # as texts they sort by time
        back = moment_from(last[2]) - now
        if back > CLOCK_MAY_DIFFER:
            first = [Line(Act.CLOCK_WENT_BACK, about=str(back // CLOCK_MAY_DIFFER))]
    rows = []
    for line in (*first, *lines):
        seq += 1
        said = (seq, at, clerk, line.act.value, line.kind, line.about, line.code)
        seal = seals.line(seal, line_bytes(*said))
        rows.append((*said, seal))
    connection.exec_driver_sql(_KEEP, rows)
    return Head(seq, seal)
