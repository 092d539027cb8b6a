"""What a sample store holds, in words that no later version may read differently."""

from datetime import timedelta

from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.standing import standing_of
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from tests.storage.invented import TODAY

Contents = dict[str, object]

DAYS = tuple(TODAY - timedelta(days=back) for back in range(3))
"""The days on which the children of a sample registered."""


def contents_of(begin: OpenWork) -> Contents:
    """Read everything in a sample store."""
    with begin() as work:
        center = work.center.center()
        children = [child for day in DAYS for child in work.registrations.registered_on(day)]
        return {
            "center": [center.store_id, center.district, center.desk, center.practice],
            "schools": [[school.code, school.name] for school in center.schools],
            "clerks": [[clerk.id, clerk.name, clerk.role.value] for clerk in work.center.clerks()],
            "pack": work.packs.latest(),
            "children": {one.id: child_of(work, one) for one in children},
            "next_number": work.center.next_number("0201-A-26"),
        }


def child_of(work: UnitOfWork, child: Registration) -> Contents:
    kept = work.screenings.latest_of((child.family_id,)).get(child.family_id)
    ids = (kept.id,) if kept else ()
    consent = work.papers.consents_of(ids).get(*ids) if kept else None
    printings = work.papers.printings_of(ids).get(kept.id, ()) if kept else ()
    return {
        "name": dict(child.name.parts),
        "born": child.born,
        "phone": child.phone,
        "registered_on": str(child.registered_on),
        "standing": standing_of(kept.state if kept else None, consent, printings).value,
        "interview": interview_of(work, kept.id) if kept else None,
        "consent": [consent.state.value, consent.by, consent.on.isoformat()] if consent else None,
        "printed": [[one.paper.value, one.copy, one.printed_at.isoformat()] for one in printings],
    }


def interview_of(work: UnitOfWork, id_: str) -> Contents:
    kept = work.screenings.get(id_)
    determination = kept.determination
    return {
        "number": kept.number,
        "language": kept.language,
        "draft": {key: repr(reply) for key, reply in kept.draft.items()},
        "begun_at": kept.begun_at.isoformat(),
        "finished_at": kept.finished_at.isoformat() if kept.finished_at else None,
        "outcome": determination.outcome.value if determination else None,
        "findings": [
            [finding.criterion, finding.state.value, finding.reason, finding.citation]
            for child in (determination.children if determination else ())
            for finding in child.findings
        ],
        "alone": [one.id for one in work.screenings.alone_with(id_)],
    }
