"""The register of disclosures in memory."""

from collections.abc import Mapping

from mmep_desktop.domain.disclosure import Disclosure, Recipient, handed_over
from tests.refusing import refuse_known, refuse_without_offset


class FakeDisclosures:
    """``DisclosureRecords`` in memory."""

    def __init__(self, kept: dict[str, Disclosure]) -> None:
        self._kept = kept

    def add(self, *disclosures: Disclosure) -> None:
        for disclosure in disclosures:
            refuse_known(disclosure.id, self._kept)
            refuse_without_offset(disclosure.at)
            self._kept[disclosure.id] = disclosure

    def of_family(self, family_id: str) -> tuple[Disclosure, ...]:
        of_it = (one for one in self._kept.values() if one.family_id == family_id)
        return tuple(sorted(of_it, key=lambda one: (one.at, one.id)))

    def handed_over(self, screening_ids: tuple[str, ...]) -> Mapping[str, int]:
        given = {id_: handed_over(self._kept.values(), id_) for id_ in screening_ids}
        return {id_: revision for id_, revision in given.items() if revision}

    def last_given_to(self) -> Recipient | None:
        given = [one for one in self._kept.values() if one.onward]
        last = max(given, key=lambda one: (one.at, one.id), default=None)
        return None if last is None else last.recipient
