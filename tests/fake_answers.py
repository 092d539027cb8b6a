"""What MMEP answered, in memory; a part of the store in memory."""

from collections.abc import Iterable, Mapping

from mmep_desktop.domain.heard import AppliedFile, Heard
from mmep_desktop.domain.mmep_answers import Answer
from tests.kept import Kept


class FakeAnswers:
    """``AnswerRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, file: AppliedFile, answers: Iterable[Answer]) -> None:
        self._kept.answer_files.setdefault(file.id, file)
        self._kept.heard += [
            Heard(answer, file.number, file.applied_at.date()) for answer in answers
        ]

    def files(self) -> tuple[AppliedFile, ...]:
        return tuple(sorted(self._kept.answer_files.values(), key=lambda one: -one.number))

    def heard_of(self, screening_ids: tuple[str, ...]) -> Mapping[str, tuple[Heard, ...]]:
        in_order = sorted(self._kept.heard, key=lambda one: (one.file, one.answer.child))
        found = {
            id_: tuple(one for one in in_order if one.answer.record == id_) for id_ in screening_ids
        }
        return {id_: heard for id_, heard in found.items() if heard}
