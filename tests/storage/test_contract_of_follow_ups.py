"""The store tells the same of the families to come back to as the records in memory."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.replies import Dated, Listed
from mmep_desktop.services.ports import UnitOfWork
from mmep_desktop.storage.store import Store
from tests.builders import a_person
from tests.fake_work import FakeWork
from tests.storage.invented import (
    CENTER,
    CLERK,
    DETERMINATION,
    NOW,
    consent,
    registration,
    screening,
)

FAMILIES = tuple(f"f{number}" for number in range(9))


def happen(work: UnitOfWork, seed: int) -> None:
    chance = random.Random(seed)
    for number, family_id in enumerate(FAMILIES):
        work.registrations.add(registration(f"r{number}", family_id=family_id))
    for number in range(30):
        begun = NOW + timedelta(seconds=chance.randrange(9_000))
        one = screening(
            f"s{number}",
            family_id=chance.choice(FAMILIES),
            begun_at=begun,
            alone=chance.choice((None, None, 0)),
        )
        outcome = chance.choice(list(Outcome))
        ended = replace(
            one,
            draft={"household": Listed((a_person("Ana"),)), "move_when:0": Dated("2025-08")},
            finished_at=chance.choice((None, begun)),
            determination=replace(DETERMINATION, outcome=outcome),
        )
        work.screenings.add(ended)
        for state in chance.sample(list(ConsentState), chance.randrange(3)):
            work.papers.keep_consent(one.id, replace(consent(), state=state))


@pytest.mark.parametrize("seed", range(4))
def test_the_latest_end_of_each_family_is_told(store: Store, seed: int) -> None:
    in_memory = FakeWork(CENTER, CLERK)
    told = []
    for begin in (store.work(), in_memory):
        with begin() as work:
            happen(work, seed)
            work.commit()
        with begin() as work:
            told.append(sorted(work.follow_ups.followed(), key=lambda one: one.family_id))
    assert told[0] == told[1]
    assert told[0]
