"""MMEP's answers are taken in from its own key alone, looked at first, whole, and once."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batches import Batch
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.heard import Differs, latest
from mmep_desktop.domain.mmep_answers import AnswerFile, with_digest
from mmep_desktop.domain.registration import Standing
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.answering import Answering, compared_in
from tests.builders import a_clerk
from tests.mmep_office import (
    MMEP,
    PARCELS,
    STRANGER,
    certified,
    exchange_keys,
    file_of,
    not_reached,
    written,
)
from tests.services.batches import a_referral, made
from tests.services.desk import DeskInMemory


@pytest.fixture
def desk() -> DeskInMemory:
    desk = DeskInMemory()
    a_referral(desk)
    return desk


@pytest.fixture
def batch(desk: DeskInMemory) -> Batch:
    return made(desk)


def how(desk: DeskInMemory, file: AnswerFile) -> list[Differs]:
    with desk.work() as work:
        return [line.how for line in compared_in(work, file).lines]


def apply(desk: DeskInMemory, file: AnswerFile) -> None:
    with desk.work() as work:
        seen = compared_in(work, file)
    desk.answering.apply(seen)


def problem_of(desk: DeskInMemory, place: str) -> Problem:
    with pytest.raises(DeskError) as refused:
        desk.answering.compare(place)
    assert desk.work.kept.heard == []
    return refused.value.problem


def test_a_file_is_looked_at_applied_once_and_stands_in_the_list(
    desk: DeskInMemory, batch: Batch, tmp_path: Path
) -> None:
    key = exchange_keys(desk.work)
    file = file_of(desk.work.kept.center, certified(batch), received=(batch,))
    seen = desk.answering.compare(written(tmp_path, file, key))
    (line,) = seen.lines
    assert (line.how, line.known, seen.receipts) == (Differs.NEW, None, (1,))
    assert line.name is not None
    assert line.name.first == "Lucía"
    assert desk.work.kept.heard == []
    after = desk.answering.apply(seen)
    assert [one.how for one in after.lines] == [Differs.SAME]
    assert not after.changes_anything
    (listing,) = desk.lists.today().listings
    assert (listing.standing, listing.since) == (Standing.ANSWERED, desk.clock.now().date())
    assert desk.batching.batches()[0].received_on == file.made_at.date()
    acts = [entry.act for entry in desk.work.kept.trail]
    assert (acts.count(Act.ANSWERS_APPLIED), acts.count(Act.BATCH_RECEIVED)) == (1, 1)
    before = desk.work.kept
    assert desk.answering.apply(after) == after
    assert desk.work.kept is before, "applied twice, it changes nothing"
    with pytest.raises(DeskError) as refused:
        desk.answering.apply(seen)
    assert refused.value.problem is Problem.CHANGED_ELSEWHERE


def test_nothing_is_taken_from_others_or_for_others(
    desk: DeskInMemory, batch: Batch, tmp_path: Path
) -> None:
    center = desk.work.kept.center
    file = file_of(center, certified(batch))
    place = written(tmp_path, file, STRANGER.public)
    assert problem_of(desk, place) is Problem.NO_MMEP_KEY
    key = exchange_keys(desk.work)
    assert problem_of(desk, place) is Problem.PARCEL_NOT_FOR_US
    assert problem_of(desk, written(tmp_path, file, key, by=STRANGER)) is (
        Problem.PARCEL_SENDER_UNKNOWN
    )
    for_another = with_digest(replace(file, desk="B"))
    assert problem_of(desk, written(tmp_path, for_another, key)) is Problem.ANSWERS_NOT_OURS
    not_answers = tmp_path / "batch.mepanswer"
    manifest = {"format": "mmep-batch/1", "recipient": key.fingerprint}
    not_answers.write_bytes(PARCELS.made(manifest, {"batch.json": b"{}"}, MMEP, (key.sealing,)))
    assert problem_of(desk, str(not_answers)) is Problem.PARCEL_KIND_UNKNOWN


def test_an_answer_about_nobody_here_is_shown_and_not_kept(
    desk: DeskInMemory, batch: Batch
) -> None:
    known = certified(batch)
    file = file_of(
        desk.work.kept.center,
        known,
        replace(known, record="nobody"),
        replace(known, number="0201-A-26-09999"),
        certified(batch, child=7),
    )
    assert how(desk, file) == [Differs.NEW, *[Differs.UNKNOWN] * 3]
    apply(desk, file)
    assert [one.answer for one in desk.work.kept.heard] == [known]


def test_a_later_file_changes_an_answer_and_an_older_one_does_not(
    desk: DeskInMemory, batch: Batch
) -> None:
    center = desk.work.kept.center
    first = file_of(center, not_reached(batch))
    second = file_of(center, certified(batch), after=first)
    with desk.work() as work:
        assert compared_in(work, second).missing == (1,)
    apply(desk, second)
    assert how(desk, first) == [Differs.OLDER]
    apply(desk, first)
    assert [one.answer for one in desk.work.kept.heard] == [certified(batch)]
    third = file_of(center, not_reached(batch, tries=4), after=second)
    assert how(desk, third) == [Differs.CHANGED]
    forged = (
        with_digest(replace(third, number=2, id="x")),
        with_digest(replace(third, previous="ab" * 32)),
    )
    for one in forged:
        with pytest.raises(DeskError) as refused, desk.work() as work:
            compared_in(work, one)
        assert refused.value.problem is Problem.ANSWERS_OF_ANOTHER_CHAIN


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_in_whatever_order_files_come_the_last_one_counts(
    desk: DeskInMemory, batch: Batch, order: tuple[int, ...]
) -> None:
    center, last = desk.work.kept.center, None
    files = []
    for answers in ((not_reached(batch, 1),), (), (certified(batch),), (not_reached(batch, 4),)):
        last = file_of(center, *answers, after=last)
        files.append(last)
    for place in (*order, *order):
        apply(desk, files[place])
    with desk.work() as work:
        heard = work.answers.heard_of((batch.items[0].screening_id,))
        assert [one.number for one in work.answers.files()] == [4, 3, 2, 1]
    ((_id, every),) = heard.items()
    assert [one.answer.tries for one in latest(every)] == [4]
    assert len(every) == len({one.file for one in every})


def test_a_batch_that_this_desk_never_made_is_named(desk: DeskInMemory, batch: Batch) -> None:
    file = file_of(desk.work.kept.center)
    file = replace(file, received=((1, "ab" * 32), (9, "cd" * 32)))
    with desk.work() as work:
        seen = compared_in(work, file)
    assert (seen.receipts, seen.not_ours) == ((), (1, 9))
    apply(desk, file)
    assert desk.batching.batches()[0].received_on is None


@pytest.mark.parametrize("role", [Role.CLERK, Role.AUDITOR])
def test_only_who_may_send_takes_answers_in(role: Role) -> None:
    desk = DeskInMemory()
    with desk.work() as work:
        work.center.keep_clerk(Clerk(a_clerk().id, "Maria Silva", role))
        work.commit()
    with pytest.raises(DeskError) as refused:
        Answering(desk.work, desk.clock, a_clerk(), PARCELS).compare("/stick/answers")
    assert refused.value.problem is Problem.NOT_ALLOWED
