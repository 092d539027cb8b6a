"""MMEP's answers, in both stores: the later file follows, and all of it goes with the family."""

from dataclasses import replace
from datetime import timedelta

from mmep_desktop.domain.heard import AppliedFile, Heard, Reached, latest
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.storage.store import Store
from tests.storage.invented import CLERK, NOW, TODAY, registration, screening
from tests.storage.test_contract_of_batches import FIRST, SECOND

FILE = AppliedFile("a1", 1, "ab" * 32, NOW, "MMEP, Northampton", NOW, CLERK.id)
LATER = replace(FILE, id="a2", number=2, applied_at=NOW + timedelta(days=3))
TRIED = Answer("s1", "N-1", 1, 0, Result.NOT_REACHED, TODAY, tries=3)
SERVED = Answer(
    *("s1", "N-1", 1, 0, Result.ELIGIBLE, TODAY),
    eligible_from=TODAY,
    eligible_until=TODAY + timedelta(days=365),
)
SISTER = replace(TRIED, child=1, result=Result.DECLINED, tries=0)


def test_answers_come_back_by_file_and_the_last_one_counts(open_work: OpenWork) -> None:
    with open_work() as work:
        work.answers.add(FILE, (TRIED, SISTER))
        work.answers.add(LATER, (SERVED,))
        work.answers.add(LATER, ())
        work.commit()
    with open_work() as work:
        assert work.answers.files() == (LATER, FILE)
        heard = work.answers.heard_of(("s1", "s2"))
    assert set(heard) == {"s1"}
    assert [(one.answer, one.file) for one in heard["s1"]] == [(TRIED, 1), (SISTER, 1), (SERVED, 2)]
    assert [one.answer for one in latest(heard["s1"])] == [SERVED, SISTER]
    assert heard["s1"][-1] == Heard(SERVED, 2, LATER.applied_at.date())


def test_the_last_batch_says_when_a_referral_went_and_came(open_work: OpenWork) -> None:
    with open_work() as work:
        work.batches.add(FIRST, b"")
        work.batches.add(SECOND, b"")
        work.batches.keep_received("b1", TODAY)
        assert work.batches.reached(("s1", "s2", "s3")) == {
            "s1": Reached(SECOND.made_at.date()),
            "s2": Reached(FIRST.made_at.date(), TODAY),
        }


def test_a_destroyed_family_takes_its_answers_with_it(store: Store) -> None:
    work_on = store.work()
    with work_on() as work:
        work.registrations.add(registration("r1", family_id="f1"))
        work.screenings.add(screening("s1", family_id="f1"))
        work.answers.add(FILE, (TRIED, replace(TRIED, record="s2")))
        work.commit()
    with work_on() as work:
        work.keeping.destroy(tuple(work.keeping.records_of(("f1",)).values()))
        work.commit()
    with work_on() as work:
        assert set(work.answers.heard_of(("s1", "s2"))) == {"s2"}
        assert work.answers.files() == (FILE,)
