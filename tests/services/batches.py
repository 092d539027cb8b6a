"""A desk in memory with referrals, and what its batches are made of."""

import pytest

from mmep_desktop.domain.batch_rows import Contents
from mmep_desktop.domain.batches import Batch, News
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.batching import Batching
from mmep_desktop.services.disclosing import MMEP
from mmep_desktop.services.interviewing import Sitting
from tests.builders import replies_of_a_referral
from tests.services.desk import DeskInMemory

RECRUITER = Recipient(" A.  Recruiter ", "Recruiter", MMEP)
HERS = "four words of hers"


def a_referral(desk: DeskInMemory, consent: ConsentState | None = ConsentState.SIGNED) -> Sitting:
    sitting = desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    if consent is not None:
        desk.paperwork.record_consent(sitting, consent, by="Ana López")
    return sitting


def ticked(desk: DeskInMemory) -> list[str]:
    return [one.screening_id for one in desk.batching.choice().candidates]


def made(desk: DeskInMemory) -> Batch:
    return desk.batching.make(ticked(desk), RECRUITER, HERS)


def news(desk: DeskInMemory) -> list[News]:
    return [one.news for one in desk.batching.choice().candidates]


def drawn(desk: DeskInMemory) -> Contents:
    assert desk.outbox.drawn is not None
    return desk.outbox.drawn


def refusal(
    desk: DeskInMemory, passphrase: str = HERS, batching: Batching | None = None
) -> Problem:
    with pytest.raises(DeskError) as refused:
        (batching or desk.batching).make(ticked(desk), RECRUITER, passphrase)
    assert desk.work.kept.batches == {}
    assert desk.work.kept.disclosures == {}
    return refused.value.problem
