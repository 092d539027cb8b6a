"""Batches and what each told, in both stores; what they say goes with the first family's record."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mmep_desktop.domain.batches import Batch, Item, News, Sent
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.sending import SendingRules
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.storage.store import Store
from tests.storage.invented import CLERK, NOW, TODAY, registration, screening

FIRST = Batch(
    id="b1",
    number=1,
    made_at=NOW,
    made_by=CLERK.id,
    recipient=Recipient("Ana", "Recruiter", "MMEP"),
    items=(Item("s1", "N-1", 1, News.NEW), Item("s2", "N-2", 1, News.NEW)),
    receipt="7GK2M9QX",
    manifest='{"batch":1}',
)
SECOND = replace(
    FIRST,
    id="b2",
    number=2,
    seconded_by="e2",
    made_at=NOW + timedelta(days=7),
    items=(Item("s1", "N-1", 2, News.CHANGED),),
    manifest='{"batch":2}',
)


def test_batches_come_back_as_they_were_made_the_last_one_first(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.batches.last() is None
        work.batches.add(FIRST, b"what it says")
        work.batches.add(SECOND, b"what the second says")
        work.commit()
    with open_work() as work:
        assert work.batches.all() == (SECOND, FIRST)
        assert work.batches.last() == SECOND
        assert work.batches.get("b1") == FIRST
        assert work.batches.content("b2") == b"what the second says"


def test_the_last_batch_says_how_a_referral_stood(open_work: OpenWork) -> None:
    with open_work() as work:
        work.batches.add(SECOND, b"")
        work.batches.add(FIRST, b"")
        assert work.batches.sent() == {"s1": Sent(2, News.CHANGED), "s2": Sent(1, News.NEW)}


def test_files_are_counted_and_a_receipt_is_kept(open_work: OpenWork) -> None:
    with open_work() as work:
        work.batches.add(FIRST, b"")
        assert [work.batches.count_copy("b1") for _each in range(2)] == [1, 2]
        work.batches.keep_received("b1", TODAY)
        work.commit()
    with open_work() as work:
        assert work.batches.get("b1") == replace(FIRST, copies=2, received_on=TODAY)


def test_what_nobody_made_is_not_there(open_work: OpenWork) -> None:
    with open_work() as work:
        with pytest.raises(LookupError):
            work.batches.get("b1")
        with pytest.raises(LookupError):
            work.batches.content("b1")


def test_a_destroyed_family_takes_with_it_what_was_said_of_it(store: Store) -> None:
    work_on = store.work()
    with work_on() as work:
        for family in ("1", "2"):
            work.registrations.add(registration(f"r{family}", family_id=f"f{family}"))
            work.screenings.add(screening(f"s{family}", family_id=f"f{family}"))
        work.batches.add(FIRST, b"what it says")
        work.batches.add(replace(SECOND, items=SECOND.items[:0]), b"of nobody here")
        work.commit()
    with work_on() as work:
        work.keeping.destroy(tuple(work.keeping.records_of(("f1",)).values()))
        work.commit()
    with work_on() as work:
        assert work.batches.content("b1") is None
        assert work.batches.content("b2") == b"of nobody here"
        assert work.batches.sent() == {"s2": Sent(1, News.NEW)}
        assert [item.screening_id for item in work.batches.get("b1").items] == ["s2"]


@pytest.mark.parametrize("rules", [SendingRules("Agreement of 2026"), SendingRules("", 25)])
def test_the_rules_of_sending_are_kept(open_work: OpenWork, rules: SendingRules) -> None:
    with open_work() as work:
        assert work.batches.rules() == SendingRules()
        work.batches.keep_rules(SendingRules("Other", 1))
        work.batches.keep_rules(rules)
        work.commit()
    with open_work() as work:
        assert work.batches.rules() == rules
