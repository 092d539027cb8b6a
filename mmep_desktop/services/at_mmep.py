"""How far referrals came at MMEP: when they were sent, whether they were opened, what was said."""

from collections.abc import Mapping

from mmep_desktop.domain.heard import AtMmep, latest
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
