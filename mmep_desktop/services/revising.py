"""How a finished interview gets a further revision: what counted so far is kept beside it."""

from dataclasses import replace
from datetime import datetime

from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.domain.screening import Screening
from mmep_desktop.domain.together import said_alone, together
from mmep_desktop.services.ports import UnitOfWork


def revised(
    work: UnitOfWork, screening: Screening, by: str, now: datetime, reason: Reason
) -> Screening:
    """Let *screening* count from now on, as the next revision; what it replaces stays whole."""
    former = work.screenings.get(screening.id).as_revision()
    work.revisions.add(screening.id, former)
    return work.screenings.save(
        replace(
            screening,
            revision=former.number + 1,
            finished_by=by,
            finished_at=now,
            saved_at=now,
            reason=reason,
        )
    )


def count_in(
    work: UnitOfWork, family: Screening, interview: Interview, by: str, now: datetime
) -> None:
    """Let what was said alone count in its *family*'s outcome, if that was finished already.

    The sheet shows what was said alone, so a sheet printed before is of an older revision.
    """
    if not family.is_finished:
        return
    beside = work.screenings.alone_with(family.id)
    whole = together(interview.determination, said_alone(beside))
    revised(work, replace(family, determination=whole), by, now, Reason(Cause.ASKED_ALONE))
