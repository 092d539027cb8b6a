"""Another clerk's interview: whose it is can be asked, its answers only once it is taken over."""

from dataclasses import replace

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.taking_over import Held, HeldByAnother, TakingOver
from tests.builders import a_clerk, replies_of_a_referral
from tests.services.desk import DeskInMemory

ANA = Clerk("as", "Ana Sousa", Role.CLERK)


class TwoClerks:
    """One desk in memory, at which Maria began an interview and Ana has sat down."""

    def __init__(self) -> None:
        self.desk = DeskInMemory()
        self.sitting = self.desk.sit_down(*replies_of_a_referral()[:4])
        with self.desk.work() as work:
            work.center.keep_clerk(ANA)
            work.commit()
        self.anas = self.interviewing_of(ANA)
        self.taking_over = TakingOver(self.desk.work, ANA)

    @property
    def id(self) -> str:
        return self.sitting.screening.id

    def interviewing_of(self, clerk: Clerk) -> Interviewing:
        desk = self.desk
        return Interviewing(desk.work, desk.clock, desk.ids, desk.screeners, clerk)

    def ask_alone(self) -> Sitting:
        alone = self.desk.interviewing.ask_alone(self.sitting, 0, "es")
        return self.desk.answer(alone, Chosen("yes"))


def test_another_clerk_cannot_read_it_and_is_told_whose_it_is() -> None:
    two = TwoClerks()
    with pytest.raises(HeldByAnother) as held:
        two.anas.open(two.id)
    with pytest.raises(HeldByAnother) as same:
        two.anas.sit_down(two.sitting.screening.family_id, "en")
    assert held.value.screening_id == same.value.screening_id == two.id
    begun_at = two.sitting.screening.begun_at
    assert two.taking_over.held(two.id) == Held(two.id, "M. S.", begun_at)
    assert two.desk.interviewing.open(two.id).screening == two.sitting.screening


def test_who_takes_it_over_goes_on_at_the_same_question_and_the_first_is_asked_then() -> None:
    two = TwoClerks()
    two.taking_over.take_over(two.id)
    taken = two.anas.open(two.id)
    assert taken.interview.current == two.sitting.interview.current
    assert taken.interview.asking.draft == two.sitting.interview.asking.draft
    with pytest.raises(HeldByAnother):
        two.desk.interviewing.open(two.id)
    noted = [(entry.act, entry.about) for entry in two.desk.work.kept.trail]
    assert noted == [(Act.TOOK_OVER, two.id), (Act.VIEWED, two.id)]
    TakingOver(two.desk.work, a_clerk()).take_over(two.id)
    assert two.desk.interviewing.open(two.id).screening.taken_over_by == a_clerk().id


def test_taking_over_what_is_hers_or_has_ended_changes_nothing() -> None:
    two = TwoClerks()
    TakingOver(two.desk.work, a_clerk()).take_over(two.id)
    ended = two.desk.interviewing.finish(two.desk.sit_down(Chosen("no")))
    two.taking_over.take_over(ended.screening.id)
    assert {entry.act for entry in two.desk.work.kept.trail} == {Act.FINISHED}
    assert two.anas.open(ended.screening.id).screening == ended.screening


def test_what_one_clerk_half_typed_is_shown_to_no_other() -> None:
    two = TwoClerks()
    two.desk.interviewing.keep_half_typed(two.sitting, {"_person": "Juan Ga"})
    mine = two.desk.interviewing.open(two.id)
    assert two.desk.interviewing.half_typed(mine) == {"_person": "Juan Ga"}
    two.taking_over.take_over(two.id)
    assert two.anas.half_typed(two.anas.open(two.id)) is None


def test_half_typed_belongs_to_its_question_and_goes_with_the_answer() -> None:
    two = TwoClerks()
    here = two.desk.interviewing
    here.keep_half_typed(two.sitting, {"_person": "Juan Ga"})
    mine = here.open(two.id)
    elsewhere = replace(mine, interview=mine.interview.back())
    assert here.half_typed(elsewhere) is None
    assert here.half_typed(here.back(mine)) is None


def test_of_what_another_clerk_asks_a_young_person_alone_no_answer_is_told() -> None:
    two = TwoClerks()
    alone = two.ask_alone()
    two.taking_over.take_over(two.id)
    family = two.anas.open(two.id)
    (beside,) = two.anas.alone_beside(family)
    assert beside.screening.id == alone.screening.id
    assert beside.interview.asking.draft == {}
    with pytest.raises(HeldByAnother):
        two.anas.ask_alone(family, 0, "es")
    (own,) = two.interviewing_of(a_clerk()).alone_beside(two.sitting)
    assert own.interview.asking.draft == alone.interview.asking.draft
