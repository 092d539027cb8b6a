"""The families that were asked to the end, as far as it is needed to come back to them."""

from typing import Any

from sqlalchemy import Row as CoreRow
from sqlalchemy import case, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.follow_ups import Followed
from mmep_desktop.domain.replies import Listed
from mmep_desktop.storage.plain import draft_from, known
from mmep_desktop.storage.tables import ConsentRow, ScreeningRow

_REFERRALS = [outcome.value for outcome in Outcome if outcome.is_referral]
_ASKED = (
    select(
        ScreeningRow.family_id,
        ScreeningRow.id,
        ScreeningRow.number,
        ScreeningRow.outcome,
        ScreeningRow.screened_on,
        case((ScreeningRow.outcome.in_(_REFERRALS), ScreeningRow.draft)).label("draft"),
    )
    .where(ScreeningRow.alone.is_(None), ScreeningRow.finished_at.is_not(None))
    .order_by(ScreeningRow.begun_at, ScreeningRow.id)
)
"""Every interview of a family's own that came to its end; the answers only of a referral."""

_CONSENTS = select(ConsentRow.screening_id, ConsentRow.state).order_by(ConsentRow.entry)


class SqlFollowUpRecords:
    """``FollowUpRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def followed(self) -> tuple[Followed, ...]:
        """Return what the latest finished interview of each family says."""
        consents = {row.screening_id: row.state for row in self._session.execute(_CONSENTS)}
        latest = {row.family_id: row for row in self._session.execute(_ASKED)}
        return tuple(_followed(row, consents.get(row.id)) for row in latest.values())


def _followed(row: CoreRow[Any], consent: str | None) -> Followed:
    draft = {} if row.draft is None else draft_from(row.draft)
    listed = draft.get("household")
    return Followed(
        family_id=row.family_id,
        screening_id=row.id,
        number=row.number,
        outcome=known(Outcome, row.outcome),
        screened_on=row.screened_on,
        draft=draft,
        people=listed.people if isinstance(listed, Listed) else (),
        consent=None if consent is None else known(ConsentState, consent),
    )
