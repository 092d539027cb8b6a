"""A batch becomes a file: as often as it takes, each time counted, and never against the family."""

from dataclasses import replace

import pytest

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.errors import DeskError, Problem
from tests.services.batches import HERS, a_referral, made
from tests.services.desk import DeskInMemory


def test_each_file_has_words_of_its_own_and_is_counted() -> None:
    desk = DeskInMemory()
    a_referral(desk)
    batch = made(desk)
    words = [desk.batching.write(batch.id, "stick/a.xlsx")]
    words.append(desk.batching.write(batch.id, "stick/b.xlsx", HERS))
    assert words == ["words of file 1", "words of file 2"]
    assert desk.outbox.files["stick/b.xlsx"] == (b"batch 1 of desk A", words[1])
    assert desk.batching.batches()[0].copies == 2


@pytest.mark.parametrize("passphrase", ["", "four other words"])
def test_a_further_file_takes_the_passphrase_again(passphrase: str) -> None:
    desk = DeskInMemory()
    a_referral(desk)
    batch = made(desk)
    desk.batching.write(batch.id, "stick/a.xlsx")
    with pytest.raises(DeskError) as refused:
        desk.batching.write(batch.id, "stick/b.xlsx", passphrase)
    assert refused.value.problem is Problem.WRONG_PASSPHRASE
    assert list(desk.outbox.files) == ["stick/a.xlsx"]


def test_once_consent_is_taken_back_the_batch_is_not_written_again() -> None:
    desk = DeskInMemory()
    sitting = a_referral(desk)
    batch = made(desk)
    desk.paperwork.record_consent(sitting, ConsentState.WITHDRAWN)
    with pytest.raises(DeskError) as refused:
        desk.batching.write(batch.id, "stick/a.xlsx", HERS)
    assert refused.value.problem is Problem.CONSENT_TAKEN_BACK
    assert desk.outbox.files == {}
    withdrawing = made(desk)
    assert desk.batching.write(withdrawing.id, "stick/b.xlsx")


def test_a_file_that_cannot_be_written_is_not_counted_and_can_be_tried_again() -> None:
    desk = DeskInMemory()
    a_referral(desk)
    batch = made(desk)
    desk.outbox.is_full = True
    with pytest.raises(DeskError) as refused:
        desk.batching.write(batch.id, "stick/a.xlsx")
    assert refused.value.problem is Problem.COPY_NOT_SAVED
    assert desk.batching.batches()[0].copies == 0
    desk.outbox.is_full = False
    assert desk.batching.write(batch.id, "stick/a.xlsx")
    assert desk.batching.batches()[0].copies == 1


@pytest.mark.parametrize(
    ("code", "is_taken"),
    [("7gk2-m9qx", True), (" 7GK2 M9QX", True), ("7GK2M9Q", False), ("", False)],
)
def test_who_reads_the_code_out_has_opened_it(code: str, is_taken: bool) -> None:
    desk = DeskInMemory()
    a_referral(desk)
    batch = made(desk)
    assert desk.batching.take_receipt(batch.id, code) is is_taken
    assert (desk.batching.batches()[0].received_on is not None) is is_taken


def test_a_batch_whose_family_is_destroyed_says_so() -> None:
    desk = DeskInMemory()
    a_referral(desk)
    batch = made(desk)
    desk.work.kept.batches[batch.id] = (replace(batch), None)
    with pytest.raises(DeskError) as refused:
        desk.batching.write(batch.id, "stick/a.xlsx")
    assert refused.value.problem is Problem.BATCH_GONE
