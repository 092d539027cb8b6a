"""Coverage in memory, counted child by child as one would by hand."""

from collections import Counter
from datetime import date

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.counted import Counted, NotYet, Waiting
from mmep_desktop.domain.coverage import Fate, NotYetReason, Tally
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.disclosure import handed_over
from mmep_desktop.domain.flags import Flag
from mmep_desktop.domain.keeping import Ending
from mmep_desktop.domain.pace import Interviewed
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.screening import Screening
from tests.kept import Kept


class FakeCoverage:
    """``CoverageRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def counted(self, first: date, last: date, *, listed: int) -> Counted:
        registered = [
            (one.registered_on, one)
            for one in self._kept.registrations.values()
            if one.registered_on and first <= one.registered_on <= last
        ]
        children = [one for _day, one in registered]
        counts: Counter[tuple[date, str, str, Fate, NotYetReason | None]] = Counter()
        for day, child in registered:
            counts[day, child.school, *self._stands(child)] += 1
        for gone in self._kept.remnants:
            if first <= gone.day <= last:
                counts[gone.day, gone.school, "", _of_gone(gone.ending), None] += 1
        families = {child.family_id for child in children}
        ended = [one for one in self._own() if one.family_id in families and one.finished_at]
        waiting = [child for child in children if self._last(child.family_id) is None]
        in_order = sorted(enumerate(waiting), key=lambda one: (_day(one[1]), one[0]))
        latest_first = [child for _place, child in reversed(in_order)]
        return Counted(
            tuple(Tally(*key, count) for key, count in counts.items()),
            tuple(map(self._interviewed, ended)),
            tuple(map(self._waiting, latest_first[:listed])),
        )

    def tallies(self, first: date, last: date) -> tuple[Tally, ...]:
        return self.counted(first, last, listed=0).tallies

    def interviewed(self, first: date, last: date) -> tuple[Interviewed, ...]:
        return self.counted(first, last, listed=0).interviewed

    def flags(self, first: date, last: date) -> tuple[Flag, ...]:
        asked: dict[str, date] = {}
        for one in self._own():
            if one.finished_at:
                on = asked.get(one.family_id, one.screened_on)
                asked[one.family_id] = max(on, one.screened_on)
        return tuple(
            Flag(child.local_id, child.state_id, asked[child.family_id])
            for child in self._kept.registrations.values()
            if (child.local_id or child.state_id)
            and child.family_id in asked
            and first <= asked[child.family_id] <= last
        )

    def reason_of(self, family_id: str) -> NotYet | None:
        return self._kept.not_yet.get(family_id)

    def keep_reason(self, why: NotYet) -> None:
        self._kept.not_yet[why.family_id] = why

    def drop_reason(self, family_id: str) -> None:
        self._kept.not_yet.pop(family_id, None)

    def _stands(self, child: Registration) -> tuple[str, Fate, NotYetReason | None]:
        last = self._last(child.family_id)
        if last is None or last.determination is None:
            why = self._kept.not_yet.get(child.family_id)
            return "", Fate.NOT_YET, why.reason if why else None
        return last.language, self._fate(last, last.determination.outcome), None

    def _fate(self, screening: Screening, outcome: Outcome) -> Fate:
        if not outcome.is_referral:
            return Fate(outcome.value)
        consents: dict[str, Consent] = dict(self._kept.consents)
        consent = consents.get(screening.id)
        if consent and consent.state in {ConsentState.REFUSED, ConsentState.WITHDRAWN}:
            return Fate.CONSENT_REFUSED
        if consent is None or not consent.allows_sending:
            return Fate.CONSENT_MISSING
        given = handed_over(self._kept.disclosures.values(), screening.id)
        return Fate.HANDED_OVER if given else Fate.TO_HAND_OVER

    def _own(self) -> list[Screening]:
        own = [one for one in self._kept.screenings.values() if not one.is_alone]
        return sorted(own, key=lambda one: (one.begun_at, one.id))

    def _last(self, family_id: str) -> Screening | None:
        ended = [one for one in self._own() if one.family_id == family_id and one.determination]
        return next((one for one in reversed(ended) if one.is_finished), None)

    def _waiting(self, child: Registration) -> Waiting:
        why = self._kept.not_yet.get(child.family_id)
        is_begun = any(one.family_id == child.family_id for one in self._own())
        return Waiting(child, _day(child), why.reason if why else None, is_begun)

    def _interviewed(self, screening: Screening) -> Interviewed:
        first = self._kept.revisions.get((screening.id, 1)) or screening.as_revision()
        seconds = (first.finished_at - screening.begun_at).total_seconds()
        return Interviewed(first.finished_by, seconds, first.determination.outcome)


def _of_gone(ending: Ending) -> Fate:
    if ending in {Ending.UNFINISHED, Ending.NOT_ASKED}:
        return Fate.NOT_YET
    return Fate.FORGOTTEN if ending.is_referral else Fate(ending.value)


def _day(child: Registration) -> date:
    """Return the day of a child who registered."""
    return child.registered_on or date.max
