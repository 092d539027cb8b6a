"""Households: who is proposed, one interview for all, and everything undone again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.disclosure import Basis, Ground, Part, Recipient
from mmep_desktop.domain.households import Shared
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.one_child import OneChild
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import Chosen, Listed, Reply, Ticked
from mmep_desktop.domain.revision import Cause
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.registering import NewChild
from tests.builders import a_clerk, replies_of_a_referral
from tests.services.desk import DeskInMemory
from tests.services.test_interviewing import current_key
from tests.services.test_joining import outcomes

PHONE = "508-555-0117"


def registered(desk: DeskInMemory, first: str, phone: str = PHONE) -> Registration:
    child = NewChild(Name(first, last_1="García"), "2019-02-03")
    return desk.registering.register((child,), phone)[0]


def asked_of(desk: DeskInMemory, child: Registration) -> list[str]:
    question = desk.households.question(child.family_id)
    if question is None:
        return []
    return [one.name.first for each in question.likely for one in each.proposal.children]


def asked(desk: DeskInMemory, *replies: Reply) -> tuple[Sitting, Registration]:
    """Return a finished interview of one child, and the brother who waits."""
    lucia = registered(desk, "Lucía")
    sitting = desk.interviewing.sit_down(lucia.family_id, "es")
    sitting = desk.interviewing.finish(desk.answer(sitting, *replies))
    desk.clock.at += timedelta(minutes=5)
    return sitting, registered(desk, "Mateo")


def first_names(sitting: Sitting) -> list[str]:
    return [person.name.first for person in sitting.interview.asking.people]


def test_brothers_and_sisters_who_wait_are_proposed_with_the_reason() -> None:
    desk = DeskInMemory()
    lucia, _mateo = registered(desk, "Lucía"), registered(desk, "Mateo")
    registered(desk, "Rosa", "508-555-9999")
    question = desk.households.question(lucia.family_id)
    assert question is not None
    (likely,) = question.likely
    assert [one.name.first for one in likely.proposal.children] == ["Mateo"]
    assert likely.proposal.reasons == {Shared.PHONE, Shared.SURNAME}
    assert not likely.is_asked


def test_one_household_is_asked_once() -> None:
    desk = DeskInMemory()
    lucia, mateo, ana = (registered(desk, first) for first in ("Lucía", "Mateo", "Ana"))
    merge = desk.households.join(lucia.family_id, (mateo.family_id, ana.family_id))
    sitting = desk.interviewing.sit_down(lucia.family_id, "es")
    assert first_names(sitting) == ["Lucía", "Mateo", "Ana"]
    assert asked_of(desk, lucia) == []
    assert [entry.act for entry in desk.work.kept.trail] == [Act.HOUSEHOLD_JOINED]
    assert merge.children == {mateo.id, ana.id}


def test_whoever_is_no_household_is_not_proposed_again() -> None:
    desk = DeskInMemory()
    lucia, mateo = registered(desk, "Lucía"), registered(desk, "Mateo")
    desk.households.keep_apart(lucia.family_id, (mateo.family_id,))
    assert asked_of(desk, lucia) == asked_of(desk, mateo) == []


def test_a_family_that_is_being_asked_is_asked_nothing_else() -> None:
    desk = DeskInMemory()
    lucia, _mateo = registered(desk, "Lucía"), registered(desk, "Mateo")
    desk.interviewing.sit_down(lucia.family_id, "es")
    assert asked_of(desk, lucia) == []


def test_a_brother_joins_who_was_asked_and_the_family_is_asked_nothing_twice() -> None:
    desk = DeskInMemory()
    sitting, mateo = asked(desk, Chosen("no"))
    assert asked_of(desk, mateo) == ["Lucía"]
    desk.households.join(mateo.family_id, (sitting.screening.family_id,))
    after = desk.interviewing.open(sitting.screening.id)
    assert outcomes(after) == [("Lucía", Outcome.NO_REFERRAL), ("Mateo", Outcome.NO_REFERRAL)]
    assert after.screening.revision == 2


def test_what_only_the_child_can_answer_is_still_asked() -> None:
    desk = DeskInMemory()
    sitting, mateo = asked(desk, *replies_of_a_referral())
    desk.households.join(mateo.family_id, (sitting.screening.family_id,))
    after = desk.correcting.resume(desk.interviewing.open(sitting.screening.id))
    assert current_key(after) == "move_who:0"


def test_a_family_that_was_asked_in_another_year_is_another_registration() -> None:
    desk = DeskInMemory()
    _sitting, _mateo = asked(desk, Chosen("no"))
    desk.clock.at += timedelta(days=400)
    assert asked_of(desk, registered(desk, "Ana")) == ["Mateo"]


def test_two_families_that_were_both_asked_stay_two() -> None:
    desk = DeskInMemory()
    sitting, mateo = asked(desk, Chosen("no"))
    desk.interviewing.sit_down(mateo.family_id, "es")
    with pytest.raises(DeskError) as refused:
        desk.households.join(mateo.family_id, (sitting.screening.family_id,))
    assert refused.value.problem is Problem.CHANGED_ELSEWHERE


def test_another_clerks_interview_is_neither_proposed_nor_touched() -> None:
    desk = DeskInMemory()
    lucia, mateo = registered(desk, "Lucía"), registered(desk, "Mateo")
    bela = Clerk("bn", "Bela N.", Role.CLERK)
    Interviewing(desk.work, desk.clock, desk.ids, desk.screeners, bela).sit_down(
        lucia.family_id, "es"
    )
    assert asked_of(desk, mateo) == []
    with pytest.raises(DeskError) as refused:
        desk.households.join(mateo.family_id, (lucia.family_id,))
    assert refused.value.problem is Problem.CHANGED_ELSEWHERE


def state(desk: DeskInMemory) -> tuple[object, ...]:
    """Return who is of which family, and what came out of each interview."""
    kept = desk.work.kept
    families = {one.name.first: one.family_id for one in kept.registrations.values()}
    said = [(one.draft, one.determination) for one in kept.screenings.values()]
    return families, said, dict(kept.corrections)


@pytest.mark.parametrize("replies", [(), (Chosen("no"),), tuple(replies_of_a_referral())])
def test_undoing_gives_every_child_its_own_family_back(replies: tuple[Reply, ...]) -> None:
    desk = DeskInMemory()
    if replies:
        sitting, mateo = asked(desk, *replies)
        other = sitting.screening.family_id
    else:
        other, mateo = registered(desk, "Lucía").family_id, registered(desk, "Mateo")
    before = state(desk)
    merge = desk.households.join(mateo.family_id, (other,))
    assert state(desk) != before
    (told,) = desk.households.history(merge.family_id)
    assert (told.by, told.can_be_undone) == (a_clerk().name, True)
    desk.households.undo(merge.id)
    assert state(desk) == before
    (told,) = desk.households.history(merge.family_id)
    assert (told.undone_by, told.can_be_undone) == (a_clerk().name, False)
    assert desk.work.kept.trail[-1].act is Act.HOUSEHOLD_PARTED


def test_what_the_joining_changed_stays_as_a_revision() -> None:
    desk = DeskInMemory()
    sitting, mateo = asked(desk, Chosen("no"))
    merge = desk.households.join(mateo.family_id, (sitting.screening.family_id,))
    desk.households.undo(merge.id)
    after = desk.interviewing.open(sitting.screening.id)
    assert outcomes(after) == outcomes(sitting)
    assert after.screening.revision == 3
    assert [len(outcomes_of) for outcomes_of in _counted(desk, after)] == [1, 2, 1]
    assert after.screening.reason is not None
    assert after.screening.reason.cause is Cause.NEW_FACT


def _counted(desk: DeskInMemory, sitting: Sitting) -> list[tuple[object, ...]]:
    return [one.revision.determination.children for one in desk.correcting.revisions(sitting)]


def test_an_interview_under_way_loses_the_child_again() -> None:
    desk = DeskInMemory()
    lucia, mateo = registered(desk, "Lucía"), registered(desk, "Mateo")
    replies = replies_of_a_referral()
    household = next(place for place, each in enumerate(replies) if isinstance(each, Listed))
    sitting = desk.interviewing.sit_down(lucia.family_id, "es")
    people = Listed(sitting.interview.asking.people)
    sitting = desk.answer(sitting, *replies[:household], people)
    merge = desk.households.join(mateo.family_id, (lucia.family_id,))
    assert first_names(desk.interviewing.open(sitting.screening.id)) == ["Lucía", "Mateo"]
    desk.households.undo(merge.id)
    assert first_names(desk.interviewing.open(sitting.screening.id)) == ["Lucía"]


def refuses(desk: DeskInMemory, merge_id: str) -> bool:
    try:
        desk.households.undo(merge_id)
    except DeskError as refused:
        return refused.problem is Problem.HOUSEHOLD_STAYS
    return False


def test_an_interview_that_was_only_opened_is_no_answer() -> None:
    desk = DeskInMemory()
    lucia, mateo = registered(desk, "Lucía"), registered(desk, "Mateo")
    merge = desk.households.join(lucia.family_id, (mateo.family_id,))
    sitting = desk.interviewing.sit_down(lucia.family_id, "es")
    desk.households.undo(merge.id)
    assert first_names(desk.interviewing.open(sitting.screening.id)) == ["Lucía"]


def test_whoever_was_asked_since_stays_one_household() -> None:
    desk = DeskInMemory()
    lucia, mateo = registered(desk, "Lucía"), registered(desk, "Mateo")
    merge = desk.households.join(lucia.family_id, (mateo.family_id,))
    desk.answer(desk.interviewing.sit_down(lucia.family_id, "es"), Chosen("no"))
    assert refuses(desk, merge.id)
    assert asked_of(desk, mateo) == []


def test_answers_changed_since_keep_the_household_together() -> None:
    desk = DeskInMemory()
    sitting, mateo = asked(desk, *replies_of_a_referral())
    merge = desk.households.join(mateo.family_id, (sitting.screening.family_id,))
    open_ = desk.correcting.resume(desk.interviewing.open(sitting.screening.id))
    told = desk.answer(open_, Ticked(("child:0", "child:1", "worker")))
    desk.correcting.finish(told)
    assert refuses(desk, merge.id)


def test_a_record_that_was_shown_since_stays_one() -> None:
    desk = DeskInMemory()
    lucia, mateo = registered(desk, "Lucía"), registered(desk, "Mateo")
    merge = desk.households.join(lucia.family_id, (mateo.family_id,))
    ground = Ground(Basis.CONSENT, "a reason")
    desk.disclosing.note(lucia.family_id, Recipient("Ana", "", ""), (Part.ANSWERS,), ground)
    assert refuses(desk, merge.id)


def test_the_last_merge_is_undone_first() -> None:
    desk = DeskInMemory()
    lucia, mateo, ana = (registered(desk, first) for first in ("Lucía", "Mateo", "Ana"))
    first = desk.households.join(lucia.family_id, (mateo.family_id,))
    desk.clock.at += timedelta(minutes=1)
    second = desk.households.join(lucia.family_id, (ana.family_id,))
    assert refuses(desk, first.id)
    desk.households.undo(second.id)
    desk.households.undo(first.id)
    assert refuses(desk, first.id)


def twice(desk: DeskInMemory, child: Registration) -> list[tuple[str, str]]:
    found = desk.households.twice(child.family_id)
    return [(one.child.id, one.advice.registration.id) for one in found]


def written(desk: DeskInMemory, name: Name, born: str = "", **more: str) -> Registration:
    phone = more.pop("phone", "")
    return desk.registering.register((NewChild(name, born, **more),), phone)[0]


XUNCAX = Name("Xuncax", last_1="Pérez", last_2="Tzoc")


@pytest.mark.parametrize(
    ("name", "born", "is_one"),
    [
        pytest.param(XUNCAX, "2015-03-14", True, id="written twice"),
        pytest.param(Name("xuncax", last_1="perez"), "2015-03-14", True, id="no accents"),
        pytest.param(Name("Xuncax", last_1="Tzoc"), "2015-03-14", True, id="one of two surnames"),
        pytest.param(Name("Maria", last_1="Tzoc", used="Xuncax"), "2015-03-14", True, id="used"),
        pytest.param(Name("Xuncax"), "2015-03-14", False, id="one name alone tells too little"),
        pytest.param(Name("Ixchel", last_1="Pérez"), "2015-03-14", False, id="a twin"),
        pytest.param(XUNCAX, "2011-11-02", False, id="somebody else of that name"),
    ],
)
def test_who_may_be_on_the_list_twice(name: Name, born: str, is_one: bool) -> None:
    desk = DeskInMemory()
    first = written(desk, XUNCAX, "2015-03-14", phone=PHONE)
    other = written(desk, name, born, phone=PHONE)
    assert twice(desk, first) == ([(first.id, other.id)] if is_one else [])


def test_the_kept_entry_takes_what_it_lacks_and_the_other_is_gone() -> None:
    desk = DeskInMemory()
    kept = written(desk, XUNCAX, "2015-03-14", school="Elm")
    gone = written(desk, XUNCAX, "2015-03-14", school="Oak", grade="05", local_id="7", phone=PHONE)
    merge = desk.households.make_one(kept.id, gone.id)
    with desk.work() as work:
        (one,) = work.registrations.of_family(kept.family_id)
    assert one == replace(kept, grade="05", local_id="7", phone=PHONE)
    assert desk.work.kept.registrations.keys() == {kept.id}
    (told,) = desk.households.history(kept.family_id)
    assert told.gone == replace(gone, family_id=kept.family_id)
    desk.households.undo(merge.id)
    assert desk.work.kept.registrations == {kept.id: kept, gone.id: gone}
    acts = [entry.act for entry in desk.work.kept.trail]
    assert acts == [Act.ENTRIES_MERGED, Act.ENTRIES_PARTED]


def test_the_interviews_of_both_stay_and_the_one_asked_last_counts() -> None:
    desk = DeskInMemory()
    sittings = []
    for _each in range(2):
        child = written(desk, XUNCAX, "2015-03-14")
        sitting = desk.answer(desk.interviewing.sit_down(child.family_id, "es"), Chosen("no"))
        sittings.append(desk.interviewing.finish(sitting))
        desk.clock.at += timedelta(minutes=5)
    first, second = desk.work.kept.registrations.values()
    before = dict(desk.work.kept.screenings)
    merge = desk.households.make_one(first.id, second.id)
    assert merge.one == OneChild(second.id, first.id)
    with desk.work() as work:
        kept = work.screenings.of_family(second.family_id)
        latest = work.screenings.latest_of((second.family_id,))[second.family_id]
    assert [one.id for one in kept] == [one.screening.id for one in sittings]
    assert latest.id == sittings[-1].screening.id
    desk.households.undo(merge.id)
    after = desk.work.kept.screenings
    assert {id_: one.family_id for id_, one in after.items()} == {
        id_: one.family_id for id_, one in before.items()
    }


def test_a_brother_of_the_entry_given_up_comes_along() -> None:
    desk = DeskInMemory()
    kept = written(desk, XUNCAX, "2015-03-14")
    sitting = desk.answer(desk.interviewing.sit_down(kept.family_id, "es"), Chosen("no"))
    desk.interviewing.finish(sitting)
    gone, _mateo = desk.registering.register(
        (NewChild(XUNCAX, "2015-03-14"), NewChild(Name("Mateo", last_1="Tzoc"))), PHONE
    )
    desk.households.make_one(gone.id, kept.id)
    after = desk.interviewing.open(sitting.screening.id)
    assert [name for name, _ in outcomes(after)] == ["Xuncax", "Mateo"]


def test_one_who_came_back_and_one_of_another_year_are_no_entry_too_many() -> None:
    desk = DeskInMemory()
    child = written(desk, XUNCAX, "2015-03-14")
    desk.clock.at += timedelta(days=400)
    assert twice(desk, written(desk, XUNCAX, "2015-03-14")) == []
    assert twice(desk, child) == []


JOINS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6)


@given(JOINS)
def test_whatever_was_put_together_comes_apart_in_reverse(joins: list[tuple[int, int]]) -> None:
    desk = DeskInMemory()
    children = [registered(desk, first) for first in ("Ana", "Eva", "Ivo", "Luz", "Rui")]
    before, merges = dict(desk.work.kept.registrations), []
    for one, other in joins:
        here, there = (desk.work.kept.registrations[children[at].id] for at in (one, other))
        if here.family_id != there.family_id:
            merges.append(desk.households.join(here.family_id, (there.family_id,)))
    kept = desk.work.kept.registrations
    assert len({one.family_id for one in kept.values()}) == len(before) - len(merges)
    for merge in reversed(merges):
        desk.households.undo(merge.id)
    assert desk.work.kept.registrations == before
