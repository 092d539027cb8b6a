"""Consents and printings in memory."""

from collections.abc import Mapping

from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.printing import Printing
from mmep_desktop.domain.screening import Screening
from tests.refusing import refuse_known, refuse_unknown


class FakePapers:
    """``PaperRecords`` in memory."""

    def __init__(
        self,
        consents: list[tuple[str, Consent]],
        printings: dict[str, Printing],
        screenings: Mapping[str, Screening],
    ) -> None:
        self._consents = consents
        self._printings = printings
        self._screenings = screenings

    def keep_consent(self, screening_id: str, consent: Consent) -> None:
        refuse_unknown(screening_id, self._screenings)
        self._consents.append((screening_id, consent))

    def consents_of(self, screening_ids: tuple[str, ...]) -> Mapping[str, Consent]:
        return {id_: consent for id_, consent in self._consents if id_ in screening_ids}

    def every_consent_of(self, screening_id: str) -> tuple[Consent, ...]:
        return tuple(consent for id_, consent in self._consents if id_ == screening_id)

    def add_printing(self, printing: Printing) -> None:
        refuse_known(printing.id, self._printings)
        refuse_unknown(printing.screening_id, self._screenings)
        self._printings[printing.id] = printing

    def printings_of(self, screening_ids: tuple[str, ...]) -> Mapping[str, tuple[Printing, ...]]:
        in_order = sorted(self._printings.values(), key=lambda one: (one.printed_at, one.id))
        printed = {one.screening_id for one in in_order}
        return {
            id_: tuple(one for one in in_order if one.screening_id == id_)
            for id_ in screening_ids
            if id_ in printed
        }
