"""The families to come back to, in memory."""

from collections.abc import Mapping

from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.follow_ups import Followed
from mmep_desktop.domain.replies import Listed
from mmep_desktop.domain.screening import Screening


class FakeFollowUps:
    """``FollowUpRecords`` in memory."""

    def __init__(
        self, screenings: Mapping[str, Screening], consents: list[tuple[str, Consent]]
    ) -> None:
        self._screenings = screenings
        self._consents = {id_: consent.state for id_, consent in consents}

    def followed(self) -> tuple[Followed, ...]:
        in_order = sorted(self._screenings.values(), key=lambda one: (one.begun_at, one.id))
        ended = [one for one in in_order if one.is_finished and not one.is_alone]
        latest = {one.family_id: one for one in ended}
        return tuple(self._followed(one) for one in latest.values())

    def _followed(self, one: Screening) -> Followed:
        assert one.determination is not None
        outcome = one.determination.outcome
        draft = one.draft if outcome.is_referral else {}
        listed = draft.get("household")
        people = listed.people if isinstance(listed, Listed) else ()
        consent = self._consents.get(one.id)
        return Followed(
            one.family_id, one.id, one.number, outcome, one.screened_on, draft, people, consent
        )
