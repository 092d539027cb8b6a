"""What was sent to MMEP, in memory; a part of the store in memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from mmep_desktop.documents.answers_in_words import questions_and_answers
from mmep_desktop.documents.batch_workbook import lines_of
from mmep_desktop.domain.batch_rows import Contents
from mmep_desktop.domain.batches import TABLE, WORKBOOK, Batch, Sent
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.heard import Reached
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.partner_keys import OwnKeys, PublicKeys
from mmep_desktop.domain.sending import SendingRules
from mmep_desktop.errors import DeskError, Problem
from tests.kept import Kept
from tests.refusing import known


class FakeBatches:
    """``BatchRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, batch: Batch, content: bytes) -> None:
        self._kept.batches[batch.id] = (batch, content)

    def get(self, id_: str) -> Batch:
        return known(id_, self._kept.batches)[0]

    def all(self) -> tuple[Batch, ...]:
        made = [batch for batch, _ in self._kept.batches.values()]
        return tuple(sorted(made, key=lambda batch: -batch.number))

    def last(self) -> Batch | None:
        return next(iter(self.all()), None)

    def content(self, id_: str) -> bytes | None:
        return known(id_, self._kept.batches)[1]

    def sent(self) -> Mapping[str, Sent]:
        return {
            item.screening_id: Sent(item.revision, item.news)
            for batch in reversed(self.all())
            for item in batch.items
        }

    def reached(self, screening_ids: tuple[str, ...]) -> Mapping[str, Reached]:
        return {
            item.screening_id: Reached(batch.made_at.date(), batch.received_on)
            for batch in reversed(self.all())
            for item in batch.items
            if item.screening_id in screening_ids
        }

    def rules(self) -> SendingRules:
        return self._kept.sending_rules

    def keep_rules(self, rules: SendingRules) -> None:
        self._kept.sending_rules = rules

    def count_copy(self, id_: str) -> int:
        batch, content = self._kept.batches[id_]
        self._kept.batches[id_] = (replace(batch, copies=batch.copies + 1), content)
        return batch.copies + 1

    def keep_received(self, id_: str, on: date) -> None:
        batch, content = self._kept.batches[id_]
        self._kept.batches[id_] = (replace(batch, received_on=on), content)


@dataclass
class StandInOutbox:
    """Answers the ``Outbox`` port; *drawn* holds what was drawn last, *files* what was written."""

    is_full: bool = False
    drawn: Contents | None = None
    files: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    while_drawing: Callable[[], None] = lambda: None

    def members(self, batch: Batch, contents: Contents) -> Mapping[str, bytes]:
        return {TABLE: f"{batch.number}: {len(contents.rows)}".encode()}

    def content(
        self, batch: Batch, center: Center, contents: Contents, members: Mapping[str, bytes]
    ) -> bytes:
        self.drawn = contents
        self.while_drawing()
        return f"batch {batch.number} of desk {center.desk}".encode()

    def answers(self, interview: Interview) -> tuple[tuple[str, str], ...]:
        return tuple(questions_and_answers(interview))

    def lines(self, contents: Contents) -> tuple[tuple[str, str], ...]:
        return lines_of(contents)

    def new_words(self) -> str:
        return f"words of file {len(self.files) + 1}"

    def new_receipt(self) -> str:
        return "7GK2M9QX"

    def write(self, place: str, content: bytes, words: str) -> None:
        if self.is_full:
            raise DeskError(Problem.COPY_NOT_SAVED)
        self.files[place] = (content, words)

    def lock(self, place: str, members: Mapping[str, bytes], words: str) -> None:
        self.write(place, members[WORKBOOK], words)

    def seal(self, place: str, content: bytes, batch: Batch, own: OwnKeys, to: PublicKeys) -> None:
        own.wipe()
        self.write(place, content, f"copy {batch.copies} to {to.name}")
