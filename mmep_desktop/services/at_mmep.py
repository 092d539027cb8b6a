"""How far referrals came at MMEP: when they were sent, whether they were opened, what was said."""

from collections.abc import Mapping

from mmep_desktop.domain.heard import AtMmep, Said, latest
from mmep_desktop.domain.replies import Draft, Person
from mmep_desktop.domain.screening import Screening
from mmep_desktop.services.household import people_of, persons
from mmep_desktop.services.ports import UnitOfWork


def at_mmep(work: UnitOfWork, screening_ids: tuple[str, ...]) -> Mapping[str, AtMmep]:
    """Return it of each of *screening_ids* that went in a batch, or that MMEP spoke of."""
    if not screening_ids:
        return {}
    reached = work.batches.reached(screening_ids)
    heard = work.answers.heard_of(screening_ids)
    return {
        id_: AtMmep(reached.get(id_), latest(heard.get(id_, ())))
        for id_ in screening_ids
        if id_ in reached or id_ in heard
    }


def said_of(work: UnitOfWork, family_id: str) -> tuple[Said, ...]:
    """Return what MMEP says last of each child of a family, whichever interview was sent."""
    said: list[Said] = []
    for screening in work.screenings.of_family(family_id):
        every = every_said_of(work, screening)
        counts = latest(one.heard for one in every)
        said += (one for one in every if one.heard in counts)
    return tuple(said)


def every_said_of(work: UnitOfWork, screening: Screening) -> tuple[Said, ...]:
    """Return what MMEP ever said of each child of one screening, in the order of its files."""
    heard = work.answers.heard_of((screening.id,)).get(screening.id, ())
    if not heard:
        return ()
    registered = persons(work.registrations.of_family(screening.family_id))
    said: list[Said] = []
    for one in heard:
        people = people_as_sent(work, screening, one.answer.revision, registered)
        if one.answer.child < len(people):
            said.append(Said(people[one.answer.child].name, one))
    return tuple(said)


def people_as_sent(
    work: UnitOfWork, screening: Screening, revision: int, registered: tuple[Person, ...]
) -> tuple[Person, ...]:
    """Return who stood in the rows of that *revision*: a correction may have changed them."""
    return people_of(_draft_of(work, screening, revision), registered)


def _draft_of(work: UnitOfWork, screening: Screening, revision: int) -> Draft:
    if revision == screening.revision:
        return screening.draft
    former = work.revisions.former_of(screening.id)
    return next((one.draft for one in former if one.number == revision), screening.draft)
