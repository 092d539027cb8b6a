"""What the services need at MMEP: what centers sent, what was answered, and sealed files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mmep_desktop.domain.letting_go import LetGo, Letting, ReceivedAge, ReceivedTerms
from mmep_desktop.domain.mmep_answers import Answer, AnswerFile
from mmep_desktop.domain.partner_keys import PublicKeys
from mmep_desktop.domain.receiving import (
    Answerable,
    Given,
    Held,
    HeldChild,
    HeldRecord,
    ReceivedBatch,
    WorkLine,
)
from mmep_desktop.domain.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sealed file of a center whose *keys* nobody has confirmed yet; *id* is its SHA-256."""

    id: str
    keys: PublicKeys
    came_at: datetime
    sealed: bytes


@dataclass(frozen=True, slots=True)
class AnswersMade:
    """One answer file that was made for a desk; *files* counts how often it was written.

    It *is_whole* until a referral that it speaks of is let go: then nothing is left to be written.
    """

    id: str
    center: str
    name: str
    number: int
    made_at: datetime
    made_by: str
    digest: str
    answers: int
    files: int = 0
    is_whole: bool = True


class ReceivedRecords(Protocol):
    """The batches that were opened, and every referral as it stands after them."""

    def batches_of(self, center: str) -> Mapping[int, ReceivedBatch]: ...
    def batches(self) -> tuple[ReceivedBatch, ...]:
        """Return every batch that was opened, by desk and number."""

    def known(self, records: Iterable[str]) -> Mapping[str, HeldRecord]:
        """Return those of *records* that are held, without their answers."""

    def take(self, batch: ReceivedBatch, held: Sequence[Held]) -> None:
        """Keep that *batch* was opened, and what is *held* now in the place of what was."""

    def record(self, record: str) -> Held:
        """Return one referral. Raises ``LookupError``."""

    def near(self, children: Sequence[HeldChild]) -> tuple[tuple[HeldChild, str], ...]:
        """Return others who share an id of the state, or the birth date, each with its desk.

        Of the latter those whose names have a first letter in common: no slip is in all of them.
        """

    def lines(self) -> tuple[WorkLine, ...]:
        """Return every child that is held, and each withdrawn referral once, by town and name."""

    def everything(self) -> Iterator[tuple[HeldRecord, HeldChild]]:
        """Yield every child that is held, record by record."""

    def wait(self, waiting: Waiting) -> None:
        """Keep a sealed file aside; the same one twice is one."""

    def waiting(self) -> tuple[Waiting, ...]: ...
    def wait_no_more(self, ids: Iterable[str]) -> None: ...


class GivenAnswers(Protocol):
    """What recruiters wrote down, and the files that carried it to the centers."""

    def add(self, given: Given) -> None: ...
    def add_all(self, given: Sequence[Given]) -> None:
        """Keep what was written down of many children, in this order."""

    def answerable(self, numbers: Iterable[str]) -> tuple[Answerable, ...]:
        """Return the referrals that have these *numbers*."""

    def last_of_each(self, records: Iterable[str]) -> Mapping[tuple[str, int], Answer]:
        """Return what was written down last of each child of *records*, by record and place."""

    def of(self, record: str) -> tuple[Given, ...]:
        """Return what was written down of a referral, the first one first."""

    def untold(self) -> Mapping[str, int]:
        """Return, for each desk, of how many children no file has carried the last word yet."""

    def untold_to(self, center: str) -> tuple[Given, ...]:
        """Return what no file has carried to a desk yet: of each child the last word."""

    def untold_batches(self) -> Mapping[str, tuple[ReceivedBatch, ...]]:
        """Return, for each desk, the batches that no file has told it were opened."""

    def untold_batches_to(self, center: str) -> tuple[ReceivedBatch, ...]: ...
    def last_of(self, center: str) -> AnswersMade | None: ...
    def keep_file(self, made: AnswersMade, told: AnswerFile, sealed: bytes) -> None:
        """Keep a file, and that it carries all that was not told so far to its desk."""

    def files(self) -> tuple[AnswersMade, ...]:
        """Return every file that was made, the last one first."""

    def sealed(self, file_id: str) -> bytes:
        """Return a file as it is written. Raises ``LookupError``, also where it is not whole."""

    def count_written(self, file_id: str) -> None: ...


class LettingRecords(Protocol):
    """How long MMEP keeps what centers sent, and what stays of what it let go."""

    def terms(self) -> ReceivedTerms: ...
    def keep_terms(self, terms: ReceivedTerms) -> None: ...
    def ages(self, heard_before: datetime) -> tuple[ReceivedAge, ...]:
        """Return the referrals that no batch told of since then, by their ages."""

    def let_go(self, letting_id: str, records: Sequence[str]) -> None:
        """Take away all that is kept of *records*, and what files of answers say of them.

        What stays is that they were here.
        """

    def gone(self, records: Iterable[str]) -> Mapping[str, LetGo]:
        """Return those of *records* that were let go."""

    def held_again(self, records: Iterable[str]) -> None:
        """Count *records* as let go no longer: a later batch told of them."""

    def keep(self, letting: Letting) -> None:
        """Keep that something was let go."""

    def all(self) -> tuple[Letting, ...]:
        """Return what was let go, the latest first."""

    def desks(self, letting_id: str) -> tuple[tuple[str, int], ...]:
        """Return of which desks referrals were let go then, and how many, by desk.

        One that a later batch told of since is counted no more.
        """

    def mark_cleared(self, at: datetime) -> None:
        """Keep that no trace is left of anything that was let go so far."""

    def are_uncleared(self) -> bool:
        """Whether traces of something that was let go may be left in the files."""


class LockedFiles(Protocol):
    """Writes a workbook that opens with words only; what is not locked is no file."""

    def new_words(self) -> str:
        """Return six words that open one file, for the phone."""

    def write_sheets(self, place: str, sheets: Sequence[Sheet], words: str) -> None:
        """Write *sheets* to the file *place*, locked. Raises ``DeskError(COPY_NOT_SAVED)``."""
