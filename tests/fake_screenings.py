"""The interviews in memory."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from mmep_desktop.domain.screening import Referred, Screening, ScreeningState
from mmep_desktop.errors import DeskError, Problem
from tests.kept import Kept
from tests.refusing import known, refuse_known, refuse_without_offset


class FakeScreenings:
    """``ScreeningRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, screening: Screening) -> None:
        refuse_known(screening.id, self._kept.screenings)
        refuse_without_offset(screening.begun_at, screening.saved_at)
        self._kept.screenings[screening.id] = replace(screening, savings=1)

    def get(self, id_: str) -> Screening:
        return known(id_, self._kept.screenings)

    def save(self, screening: Screening) -> Screening:
        if self.get(screening.id).savings != screening.savings:
            raise DeskError(Problem.CHANGED_ELSEWHERE)
        refuse_without_offset(screening.begun_at, screening.saved_at)
        saved = replace(screening, savings=screening.savings + 1)
        self._kept.screenings[screening.id] = saved
        return saved

    def latest_of(self, family_ids: tuple[str, ...]) -> Mapping[str, Screening]:
        by_beginning = sorted(
            self._kept.screenings.values(), key=lambda one: (one.begun_at, one.id)
        )
        return {
            one.family_id: one
            for one in by_beginning
            if one.family_id in family_ids and not one.is_alone
        }

    def state(self, id_: str) -> ScreeningState:
        return self.get(id_).state

    def states_of(self, family_ids: tuple[str, ...]) -> Mapping[str, ScreeningState]:
        return {family_id: one.state for family_id, one in self.latest_of(family_ids).items()}

    def alone_with(self, screening_id: str) -> tuple[Screening, ...]:
        beside = [
            one
            for one in self._kept.screenings.values()
            if one.family_screening_id == screening_id and one.is_alone
        ]
        return tuple(sorted(beside, key=lambda one: (one.alone or 0, one.id)))

    def those(self, ids: tuple[str, ...]) -> Mapping[str, Screening]:
        return {id_: one for id_, one in self._kept.screenings.items() if id_ in ids}

    def alone_with_each(self, ids: tuple[str, ...]) -> Mapping[str, tuple[Screening, ...]]:
        return {id_: beside for id_ in ids if (beside := self.alone_with(id_))}

    def savings_of(self, ids: tuple[str, ...]) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for one in self._kept.screenings.values():
            found.update(
                {id_: one.savings for id_ in ids if id_ in {one.id, one.family_screening_id}}
            )
        return found

    def of_family(self, family_id: str) -> tuple[Screening, ...]:
        of_it = (one for one in self._kept.screenings.values() if one.family_id == family_id)
        return tuple(sorted(of_it, key=lambda one: (one.begun_at, one.id)))

    def referred(self) -> tuple[Referred, ...]:
        families = tuple({one.family_id for one in self._kept.screenings.values()})
        latest = [one for one in self.latest_of(families).values() if one.finished_at]
        latest.sort(key=lambda one: (str(one.finished_at), one.id), reverse=True)
        return tuple(
            Referred(
                one.id,
                one.family_id,
                one.number,
                one.determination.outcome,
                one.revision,
                one.finished_at or one.saved_at,
            )
            for one in latest
            if one.determination and one.determination.outcome.is_referral
        )
