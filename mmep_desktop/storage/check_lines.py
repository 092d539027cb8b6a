"""The chain, walked from its first line to its end: what fits is believed, nothing else."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.checked import Found, Wrong
from mmep_desktop.storage.faults import fault_of
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.trail_lines import BEFORE_ALL, Head, line_bytes

AT_ONCE = 2_000
EXPLAINED_WITHIN = 5
"""Lines between the finding of an older state and the restoring of a backup that explains it."""

_ALL = "SELECT seq, at, clerk, act, kind, about, code, mac FROM trail ORDER BY seq"
_OPEN_QUESTIONS = {
    Act.OLDER_STATE.value: Wrong.WAS_PUT_BACK,
    Act.ANCHOR_LOST.value: Wrong.ANCHOR_LOST,
}

Latest = Mapping[str, dict[str, bytes]]
"""The code that each record was given last, by table and id."""


class Steps(Protocol):
    """Is told of each step of a check that is done."""

    def done(self, steps: int) -> None: ...


@dataclass(slots=True)
class Walk:
    """What the chain says so far."""

    seals: Seals
    head: Head = BEFORE_ALL
    expected: bytes = BEFORE_ALL.seal
    lines: int = 0
    latest: defaultdict[str, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))
    questions: dict[int, Wrong] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)

    def go(self, connection: Connection, steps: Steps) -> None:
        """Walk all of the chain."""
        for some in in_parts(connection, _ALL):
            for line in some:
                self._step(line)
            steps.done(len(some))
        for seq, wrong in self.questions.items():
            self.found.append(Found(wrong, "trail", str(seq)))

    def _step(self, line: Sequence[Any]) -> None:
        *said, mac = line
        seq, _at, _clerk, act, kind, about, code = said
        self.lines += 1
        follows = seq == self.head.seq + 1
        if not follows:
            self.found.append(Found(Wrong.LINES_MISSING, "trail", str(self.head.seq + 1)))
        is_believed = self._fits(said, mac)
        if follows and not is_believed:
            self.found.append(Found(Wrong.LINE_ALTERED, "trail", str(seq)))
        self.head = Head(seq, mac)
        if is_believed:
            self._believe(seq, act, kind, about, code)

    def _fits(self, said: Sequence[Any], mac: object) -> bool:
        """Whether the line fits the one before, as it stands or as it should stand."""
        before, expected = self.head.seal, self.expected
        try:
            line = line_bytes(*said)
            self.expected = self.seals.line(before, line)
            return mac == self.expected or mac == self.seals.line(expected, line)
        except TypeError:  # something was put there that a line never holds
            return False

    def _believe(self, seq: int, act: str, kind: str, about: str, code: bytes) -> None:
        if kind:
            self.latest[kind][about] = code
        elif act in _OPEN_QUESTIONS:
            self.questions[seq] = _OPEN_QUESTIONS[act]
        elif act == Act.RESTORED.value:
            for asked in [each for each in self.questions if each >= seq - EXPLAINED_WITHIN]:
                del self.questions[asked]
        elif act == Act.ACKNOWLEDGED.value:
            self.questions.pop(int(about), None)


def in_parts(connection: Connection, sql: str) -> Iterator[Sequence[Any]]:
    """Yield the rows of *sql*, a few thousand at a time."""
    path = Path(connection.engine.url.database or "")
    rows = connection.exec_driver_sql(sql).cursor
    try:
        while some := rows.fetchmany(AT_ONCE):
            yield some
    except dbapi2.Error as error:
        raise fault_of(error, path) or error from None
