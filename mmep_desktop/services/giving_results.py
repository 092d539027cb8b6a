"""Results that an office's own program wrote are kept at MMEP: the whole file, or nothing of it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.mmep_answers import Answer, fault_of
from mmep_desktop.domain.receiving import Answerable, Given
from mmep_desktop.domain.written_results import (
    NUMBER,
    Refusal,
    RefusedRow,
    WrittenResult,
    WrittenRow,
    result_in,
)
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.today import today_of

ReadResults = Callable[[Path], tuple[WrittenRow, ...]]
"""Reads a file of results. Raises ``DeskError``."""


@dataclass(frozen=True, slots=True)
class ResultsRead:
    """What a file says: the answers that are *new*, how many are known as they are, and why not.

    Where a row is *refused*, none of the file may be written down.
    """

    new: tuple[Answer, ...]
    same: int
    refused: tuple[RefusedRow, ...]


class GivingResults:
    """Looks at a file of results and writes them down, as *clerk* of MMEP."""

    def __init__(
        self, work: OpenWork, clock: Clock, ids: Identifiers, clerk: Clerk, read: ReadResults
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.ANSWER)
        self._clock = clock
        self._ids = ids
        self._clerk = clerk
        self._read = read

    def look(self, path: Path) -> ResultsRead:
        """Return what the file at *path* says; nothing is changed.

        Raises ``DeskError``: ``PARCEL_UNREADABLE``, ``RESULTS_UNREADABLE`` or ``CLOCK_WRONG``.
        """
        rows = self._read(path)
        with self._work() as work:
            work.only_read()
            return self._compared(work, rows)

    def give(self, path: Path) -> ResultsRead:
        """Write down what the file at *path* says, unless one of its rows is refused.

        What is known already as the last word is not written again. Raises as ``look`` does.
        """
        rows = self._read(path)
        with self._work() as work:
            read = self._compared(work, rows)
            if not read.refused and read.new:
                self._keep(work, read.new)
                work.commit()
        return read

    def _keep(self, work: UnitOfWork, answers: Sequence[Answer]) -> None:
        now = self._clock.now()
        given = [Given(self._ids.new(), answer, self._clerk.id, now) for answer in answers]
        work.given_answers.add_all(given)
        for answer in answers:
            work.trail.note(Act.RESULT_GIVEN, answer.record)

    def _compared(self, work: UnitOfWork, rows: Sequence[WrittenRow]) -> ResultsRead:
        """Read every row, so that whoever made the file learns of all that is wrong at once."""
        today = today_of(self._clock)
        read = [result_in(row, today) for row in rows]
        refused = [one for one in read if isinstance(one, RefusedRow)]
        written = [one for one in read if isinstance(one, WrittenResult)]
        refused += _twice(written)
        held = _by_number(work.given_answers.answerable({one.number for one in written}))
        answers: list[Answer] = []
        for one in written:
            answer = _answer(one, held.get(one.number, ()))
            if isinstance(answer, RefusedRow):
                refused.append(answer)
            else:
                answers.append(answer)
        known = work.given_answers.last_of_each({answer.record for answer in answers})
        new = tuple(one for one in answers if known.get((one.record, one.child)) != one)
        in_order = tuple(sorted(refused, key=lambda one: one.line))
        return ResultsRead(new, len(answers) - len(new), in_order)


def _by_number(held: Sequence[Answerable]) -> dict[str, tuple[Answerable, ...]]:
    found: defaultdict[str, tuple[Answerable, ...]] = defaultdict(tuple)
    for one in held:
        found[one.number] += (one,)
    return found


def _answer(written: WrittenResult, held: tuple[Answerable, ...]) -> Answer | RefusedRow:
    """Return the answer that *written* is, or why it is none to any of the *held* referrals."""
    if why := _why_not(written, held):
        return RefusedRow(written.line, why)
    (one,) = held
    first, last = written.days or (None, None)
    answer = Answer(
        *(one.record, one.number, one.revision, written.child, written.result, written.on),
        *(first, last, written.tries, written.duplicate_of),
    )
    if fault := fault_of(answer):
        return RefusedRow(written.line, Refusal.WRONG_VALUE, (fault,))
    return answer


def _why_not(written: WrittenResult, held: tuple[Answerable, ...]) -> Refusal | None:
    if not held:
        return Refusal.REFERRAL_UNKNOWN
    if len(held) > 1:
        return Refusal.NUMBER_OF_SEVERAL
    if held[0].news is News.WITHDRAWN:
        return Refusal.WITHDRAWN
    return None if written.child in held[0].children else Refusal.CHILD_UNKNOWN


def _twice(written: Sequence[WrittenResult]) -> Iterator[RefusedRow]:
    """Yield every row of a child who stands in several: which of them counts is not ours to say."""
    often = Counter((one.number, one.child) for one in written)
    for one in written:
        if often[one.number, one.child] > 1:
            yield RefusedRow(one.line, Refusal.TWICE, (NUMBER,))
