"""What the services need to keep what MMEP answered."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from mmep_desktop.domain.heard import AppliedFile, Heard
from mmep_desktop.domain.mmep_answers import Answer


class AnswerRecords(Protocol):
    """What MMEP said of referred children; nothing changes an answer, a later one follows it."""

    def add(self, file: AppliedFile, answers: Iterable[Answer]) -> None:
        """Keep the answers of *file*, and *file* itself unless it is kept already."""

    def files(self) -> tuple[AppliedFile, ...]:
        """Return every file that was applied, the last number first."""

    def heard_of(self, screening_ids: tuple[str, ...]) -> Mapping[str, tuple[Heard, ...]]:
        """Return every answer to each of *screening_ids* that has one, in the order of files."""
