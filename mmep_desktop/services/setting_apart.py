"""Where a family sleeps leaves the interview when it is finished, and goes to the liaison."""

from datetime import datetime

from mmep_desktop.domain.add_ons import KEPT_APART, set_apart
from mmep_desktop.domain.housing import HousingAnswer
from mmep_desktop.domain.replies import Draft
from mmep_desktop.domain.screening import Screening
from mmep_desktop.services.ports import UnitOfWork


def keep_apart(work: UnitOfWork, screening: Screening, told: Draft, now: datetime) -> Draft:
    """Return what was *told* as the interview keeps it; the liaison keeps the rest.

    An answer that was taken back, or is not asked any more, is taken back from the liaison too.
    """
    if screening.is_alone:
        return told
    apart = set_apart(told)
    if not apart.housing:
        work.housing.forget(screening.id)
    elif apart.housing != KEPT_APART:
        work.housing.keep(
            HousingAnswer(
                screening_id=screening.id,
                family_id=screening.family_id,
                answer=apart.housing,
                is_told_to_recruiter=apart.is_told_to_recruiter,
                noted_at=now,
            )
        )
    return apart.draft
