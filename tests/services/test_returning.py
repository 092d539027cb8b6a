"""Who comes back is asked anew; the last answers are shown when the new ones are given."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.registering import NewChild
from tests.builders import replies_of_a_referral
from tests.services.desk import DeskInMemory

LUCIA = NewChild(Name("Lucía", last_1="García"), "2017-05-04", local_id="700123")


def asked_last_year(desk: DeskInMemory, child: NewChild = LUCIA) -> Sitting:
    family = desk.registering.register((child,))[0].family_id
    sitting = desk.answer(desk.interviewing.sit_down(family, "es"), *replies_of_a_referral())
    sitting = desk.interviewing.finish(sitting)
    desk.clock.at += timedelta(days=365)
    return sitting


def back_again(desk: DeskInMemory, child: NewChild = LUCIA) -> Registration:
    return desk.registering.register((child,))[0]


def test_the_last_answers_wait_for_the_end_of_the_new_interview() -> None:
    desk = DeskInMemory()
    before = asked_last_year(desk)
    sitting = desk.interviewing.sit_down(back_again(desk).family_id, "pt")
    assert desk.returning.was_asked_before(sitting)
    with pytest.raises(ValueError, match="after the new ones"):
        desk.returning.beside(sitting)
    ended = desk.interviewing.finish(desk.answer(sitting, Chosen("no")))
    beside = desk.returning.beside(ended)
    assert beside is not None
    older, newer = beside
    assert older.interview.asking.draft == before.screening.draft
    assert newer.interview.asking.chosen("moved") == "no"


def test_a_family_that_is_asked_again_is_compared_with_itself() -> None:
    desk = DeskInMemory()
    before = asked_last_year(desk)
    again = desk.interviewing.ask_again(before.screening.family_id, "es")
    ended = desk.interviewing.finish(desk.answer(again, Chosen("no")))
    beside = desk.returning.beside(ended)
    assert beside is not None
    assert beside[0].interview.asking.screened_on == before.screening.screened_on
    assert not desk.returning.was_asked_before(before)


@pytest.mark.parametrize(
    "child",
    [
        replace(LUCIA, local_id="700124"),
        replace(LUCIA, local_id=""),
        replace(LUCIA, born="2011-01-02"),
    ],
    ids=["another id", "no id", "somebody else of that id"],
)
def test_whoever_is_not_surely_the_same_child_is_told_nothing(child: NewChild) -> None:
    desk = DeskInMemory()
    asked_last_year(desk)
    sitting = desk.interviewing.sit_down(back_again(desk, child).family_id, "es")
    assert not desk.returning.was_asked_before(sitting)
    ended = desk.interviewing.finish(desk.answer(sitting, Chosen("no")))
    assert desk.returning.beside(ended) is None
