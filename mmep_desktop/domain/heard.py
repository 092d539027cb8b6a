"""What MMEP said of referred children, as this desk holds it, and how a file of answers differs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mmep_desktop.domain.mmep_answers import Answer, AnswerFile, Result
from mmep_desktop.domain.names import Name


@dataclass(frozen=True, slots=True)
class Reached:
    """When the last batch that told of a referral was made, and when MMEP had opened it."""

    sent_on: date
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer that somebody at this desk applied; *file* is the number of the file it came in.

    Answers stay beside those that come later: the last file counts.
    """

    answer: Answer
    file: int
    applied_on: date


@dataclass(frozen=True, slots=True)
class AtMmep:
    """How far one referral came: the last batch that told of it, and the answers that count."""

    reached: Reached | None = None
    heard: tuple[Heard, ...] = ()

    @property
    def is_received(self) -> bool:
        """Whether MMEP has opened the last batch that told of it."""
        return self.reached is not None and self.reached.received_on is not None

    @property
    def since(self) -> date | None:
        """The day of the last thing that happened; nothing where it went on paper alone."""
        if self.heard:
            return max(one.applied_on for one in self.heard)
        return (self.reached.received_on or self.reached.sent_on) if self.reached else None


@dataclass(frozen=True, slots=True)
class Said:
    """What MMEP says last of one child, by its name."""

    name: Name
    heard: Heard


@dataclass(frozen=True, slots=True)
class AppliedFile:
    """One file of answers that was applied: who made it at MMEP, and who took it in here."""

    id: str
    number: int
    digest: str
    made_at: datetime
    made_by: str
    applied_at: datetime
    applied_by: str


class Differs(StrEnum):
    """How one answer of a file stands beside what is known; only the first two are applied."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OLDER = "older"
    UNKNOWN = "unknown"

    @property
    def is_applied(self) -> bool:
        """Whether something is known afterwards that was not before."""
        return self in {Differs.NEW, Differs.CHANGED}


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer beside what is *known*; no *name* and no family where it speaks of nobody here."""

    answer: Answer
    how: Differs
    name: Name | None = None
    family_id: str = ""
    known: Heard | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A file of answers, line by line beside what is known.

    *missing* are the numbers of files before it that were not applied, *receipts* the batches that
    it acknowledges for the first time, and *not_ours* those that it names and this desk never made.
    """

    file: AnswerFile
    lines: tuple[Difference, ...]
    missing: tuple[int, ...]
    receipts: tuple[int, ...]
    not_ours: tuple[int, ...]
    was_applied: bool

    def count(self, how: Differs) -> int:
        """Return how many answers stand so."""
        return sum(1 for line in self.lines if line.how is how)

    @property
    def changes_anything(self) -> bool:
        """Whether something is left to apply."""
        is_new = any(line.how.is_applied for line in self.lines)
        return is_new or bool(self.receipts) or not self.was_applied


def differs(answer: Answer, known: Heard | None, file: int) -> Differs:
    """Return how *answer*, from the file of that number, stands beside what is *known*."""
    if known is None:
        return Differs.NEW
    if known.answer == answer:
        return Differs.SAME
    return Differs.CHANGED if file > known.file else Differs.OLDER


def is_another_chain(file: AnswerFile, applied: Iterable[AppliedFile]) -> bool:
    """Whether *file* cannot belong with those that were *applied* before.

    That is another file under a number that was used, or one that follows another file.
    """
    by_number = {one.number: one.digest for one in applied}
    same, before = by_number.get(file.number), by_number.get(file.number - 1)
    return same not in {None, file.digest} or before not in {None, file.previous}


def missing_before(file: AnswerFile, applied: Iterable[AppliedFile]) -> tuple[int, ...]:
    """Return the numbers below that of *file* that were never applied here."""
    here = {one.number for one in applied}
    return tuple(number for number in range(1, file.number) if number not in here)


def latest(heard: Iterable[Heard]) -> tuple[Heard, ...]:
    """Return the answer that counts of each child of one referral, by its place."""
    found: dict[int, Heard] = {}
    for one in sorted(heard, key=lambda each: each.file):
        found[one.answer.child] = one
    return tuple(found[child] for child in sorted(found))


def is_certified(heard: Iterable[Heard], today: date) -> bool:
    """Whether MMEP says of a child that it may be served, and the time is not over."""
    return any(
        one.answer.result is Result.ELIGIBLE
        and one.answer.eligible_until is not None
        and one.answer.eligible_until >= today
        for one in heard
    )


@dataclass(frozen=True, slots=True)
class MmepFigures:
    """What became of the referrals of some batches, and of their children by MMEP's last word.

    *days* is the middle of how long an answer took, nothing where there was none.
    """

    sent: int
    received: int
    answered: int
    results: tuple[tuple[Result, int], ...]
    days: int | None


def figures_of(
    reached: Mapping[str, Reached], heard: Mapping[str, tuple[Heard, ...]]
) -> MmepFigures:
    """Count the referrals of *reached*, each with the answers of *heard* that it has."""
    counts = Counter(one.answer.result for each in heard.values() for one in latest(each))
    took = sorted(
        (min(one.applied_on for one in each) - reached[id_].sent_on).days
        for id_, each in heard.items()
    )
    return MmepFigures(
        sent=len(reached),
        received=sum(1 for one in reached.values() if one.received_on is not None),
        answered=len(heard),
        results=tuple((result, counts[result]) for result in Result if counts[result]),
        days=took[len(took) // 2] if took else None,
    )
