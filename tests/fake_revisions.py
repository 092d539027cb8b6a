"""Former revisions and corrections in memory; a part of the store in memory."""

from collections.abc import Mapping
from dataclasses import replace

from mmep_desktop.domain.revision import Correction, Revision
from mmep_desktop.errors import DeskError, Problem
from tests.refusing import refuse_unknown


class FakeRevisions:
    """``RevisionRecords`` in memory."""

    def __init__(
        self,
        revisions: dict[tuple[str, int], Revision],
        corrections: dict[str, Correction],
        screenings: Mapping[str, object],
    ) -> None:
        self._revisions, self._corrections = revisions, corrections
        self._screenings = screenings

    def add(self, screening_id: str, revision: Revision) -> None:
        refuse_unknown(screening_id, self._screenings)
        if (screening_id, revision.number) in self._revisions:
            raise ValueError(f"{revision.number} was added before")
        self._revisions[screening_id, revision.number] = revision

    def former_of(self, screening_id: str) -> tuple[Revision, ...]:
        in_order = sorted(self._revisions.items(), key=lambda item: item[0])
        return tuple(one for (id_, _number), one in in_order if id_ == screening_id)

    def begun(self, screening_id: str) -> Correction | None:
        return self._corrections.get(screening_id)

    def keep(self, correction: Correction) -> Correction:
        refuse_unknown(correction.screening_id, self._screenings)
        self._refuse_changed(correction)
        saved = replace(correction, savings=correction.savings + 1)
        self._corrections[correction.screening_id] = saved
        return saved

    def drop(self, correction: Correction) -> None:
        self._refuse_changed(correction)
        self._corrections.pop(correction.screening_id, None)

    def _refuse_changed(self, correction: Correction) -> None:
        kept = self._corrections.get(correction.screening_id)
        if correction.savings != (kept.savings if kept else 0):
            raise DeskError(Problem.CHANGED_ELSEWHERE)
