"""Former revisions, and corrections under way, in both stores."""

from dataclasses import replace

import pytest

from mmep_desktop.domain.replies import Chosen
from mmep_desktop.domain.revision import Cause, Correction, Reason, Revision
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import OpenWork
from tests.storage.invented import CLERK, DETERMINATION, DRAFT, NOW, screening

REASON = Reason(Cause.FAMILY_CORRECTED, "Tía Zoé said “2024”")


def revision(number: int = 1, reason: Reason | None = None) -> Revision:
    return Revision(number, "es", DRAFT, DETERMINATION, CLERK.id, NOW, reason)


def correction(id_: str = "s1") -> Correction:
    rows = {"s2": 0, "s3": 2}
    return Correction(id_, REASON, "es", DRAFT, "worked", rows, CLERK.id, NOW, NOW)


@pytest.fixture
def screened(open_work: OpenWork) -> OpenWork:
    with open_work() as work:
        work.screenings.add(screening("s1"))
        work.screenings.add(screening("s2", family_id="f2"))
        work.commit()
    return open_work


def test_former_revisions_come_back_as_they_were_in_their_order(screened: OpenWork) -> None:
    given = [revision(1), revision(2, REASON), revision(10, Reason(Cause.ASKED_ALONE))]
    with screened() as work:
        for one in reversed(given):
            work.revisions.add("s1", one)
        work.revisions.add("s2", revision())
        work.commit()
    with screened() as work:
        kept = work.revisions.former_of("s1")
        assert work.revisions.former_of("none") == ()
    assert kept == tuple(given)
    assert kept[0].finished_at.utcoffset() == NOW.utcoffset()


def test_a_former_revision_is_never_written_again(screened: OpenWork) -> None:
    with screened() as work:
        work.revisions.add("s1", revision())
        work.commit()
    with screened() as work, pytest.raises(ValueError, match=r"UNIQUE|before"):
        work.revisions.add("s1", replace(revision(), draft={}))
    with screened() as work:
        assert work.revisions.former_of("s1") == (revision(),)


def test_a_correction_comes_back_as_it_was_kept(screened: OpenWork) -> None:
    with screened() as work:
        assert work.revisions.begun("s1") is None
        kept = work.revisions.keep(correction())
        work.commit()
    assert kept == replace(correction(), savings=1)
    with screened() as work:
        assert work.revisions.begun("s1") == kept
        assert work.revisions.begun("s2") is None


def test_every_saving_of_a_correction_is_counted_also_of_the_same_answers(
    screened: OpenWork,
) -> None:
    kept = correction()
    for savings in (1, 2, 3):
        with screened() as work:
            kept = work.revisions.keep(kept)
            work.commit()
        assert kept.savings == savings
    with screened() as work:
        assert work.revisions.begun("s1") == kept


def test_a_dropped_correction_is_gone_and_another_may_begin(screened: OpenWork) -> None:
    with screened() as work:
        work.revisions.drop(work.revisions.keep(correction()))
        work.commit()
    with screened() as work:
        assert work.revisions.begun("s1") is None
        assert work.revisions.keep(correction()).savings == 1


def test_the_second_who_corrects_what_somebody_else_does_is_told(screened: OpenWork) -> None:
    with screened() as work:
        seen = work.revisions.keep(correction())
        work.commit()
    with screened() as work:
        work.revisions.keep(replace(seen, draft={"moved": Chosen("yes")}))
        work.commit()
    for second in (seen, correction()):
        with screened() as work, pytest.raises(DeskError) as refusal:
            work.revisions.keep(second)
        assert refusal.value.problem is Problem.CHANGED_ELSEWHERE
        with screened() as work, pytest.raises(DeskError) as refusal:
            work.revisions.drop(second)
        assert refusal.value.problem is Problem.CHANGED_ELSEWHERE
    with screened() as work:
        begun = work.revisions.begun("s1")
    assert begun is not None
    assert begun.draft == {"moved": Chosen("yes")}


def test_a_correction_that_was_ended_is_not_kept_again(screened: OpenWork) -> None:
    with screened() as work:
        seen = work.revisions.keep(correction())
        work.revisions.drop(seen)
        work.commit()
    with screened() as work, pytest.raises(DeskError) as refusal:
        work.revisions.keep(seen)
    assert refusal.value.problem is Problem.CHANGED_ELSEWHERE


def test_nothing_of_a_screening_that_is_not_there_is_kept(screened: OpenWork) -> None:
    with screened() as work, pytest.raises(ValueError, match=r"FOREIGN|nothing"):
        work.revisions.add("none", revision())
    with screened() as work, pytest.raises(ValueError, match=r"FOREIGN|nothing"):
        work.revisions.keep(correction("none"))


def test_a_screening_keeps_why_by_whom_and_how_often_it_was_finished(screened: OpenWork) -> None:
    with screened() as work:
        begun = work.screenings.get("s1")
        saved = work.screenings.save(replace(begun, revision=3, finished_by="c9", reason=REASON))
        work.commit()
    with screened() as work:
        assert work.screenings.get("s1") == saved
        assert (saved.revision, saved.finished_by, saved.reason) == (3, "c9", REASON)
        assert work.screenings.get("s2").reason is None
