"""A brother or sister found at the door: counted in, and asked about only what is her own."""

import pytest

from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Chosen, Listed
from mmep_desktop.domain.revision import Cause
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.registering import NewChild
from tests.builders import replies_of_a_referral
from tests.services.desk import DeskInMemory
from tests.services.test_interviewing import current_key

MATEO = NewChild(Name("Mateo", last_1="García"), "2019-02-03")


def outcomes(sitting: Sitting) -> list[tuple[str, Outcome]]:
    determination = sitting.screening.determination
    assert determination is not None
    return [(child.name.split()[0], child.outcome) for child in determination.children]


def joined(desk: DeskInMemory, sitting: Sitting, child: NewChild = MATEO) -> Sitting:
    """Return the family's interview, or its correction, after *child* joined."""
    desk.joining.join(sitting.screening.family_id, (child,))
    return desk.correcting.resume(desk.interviewing.open(sitting.screening.id))


def test_a_family_that_was_not_asked_yet_is_asked_with_both() -> None:
    desk = DeskInMemory()
    family = desk.register("Lucía").family_id
    (mateo,) = desk.joining.join(family, (MATEO,), "508-555-0117")
    assert mateo.family_id == family
    people = desk.interviewing.sit_down(family, "es").interview.asking.people
    assert [person.name.first for person in people] == ["Lucía", "Mateo"]


def test_a_family_that_never_moved_is_asked_nothing_more() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(Chosen("no")))
    after = joined(desk, sitting)
    assert after.correction is None
    assert outcomes(after) == [("Lucía", Outcome.NO_REFERRAL), ("Mateo", Outcome.NO_REFERRAL)]
    assert after.screening.reason is not None
    assert after.screening.reason.cause is Cause.NEW_FACT
    assert after.screening.revision == 2


def test_of_a_family_that_moved_only_who_moved_is_asked_again() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    after = joined(desk, sitting)
    assert after.correction is not None
    assert current_key(after) == "move_who:0"
    asked = {step.key for step in after.interview.steps} - set(after.interview.asking.draft)
    assert asked == {"move_who:0"}


def test_the_former_answers_count_until_the_new_child_was_asked_about() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    joined(desk, sitting)
    assert outcomes(desk.interviewing.open(sitting.screening.id)) == outcomes(sitting)


def test_while_the_family_is_being_asked_the_child_stands_in_the_household() -> None:
    desk = DeskInMemory()
    replies = replies_of_a_referral()
    household = next(place for place, each in enumerate(replies) if isinstance(each, Listed))
    sitting = desk.sit_down(*replies[: household + 1])
    desk.joining.join(sitting.screening.family_id, (MATEO,))
    people = desk.interviewing.open(sitting.screening.id).interview.asking.people
    assert [person.name.first for person in people][-1] == "Mateo"


def test_a_household_that_was_passed_over_gets_the_child_once() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.skip(desk.sit_down(*replies_of_a_referral()[:2]))
    desk.joining.join(sitting.screening.family_id, (MATEO,))
    people = desk.interviewing.open(sitting.screening.id).interview.asking.people
    assert [person.name.first for person in people] == ["Lucía", "Mateo"]


def test_a_second_child_joins_the_correction_that_the_first_one_began() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    joined(desk, sitting)
    after = joined(desk, sitting, NewChild(Name("Ana", last_1="García"), "2020-05-06"))
    assert [person.name.first for person in after.interview.asking.people][-2:] == ["Mateo", "Ana"]


def test_another_clerks_interview_is_not_touched_and_the_child_is_not_kept() -> None:
    desk = DeskInMemory()
    family = desk.register("Lucía").family_id
    bela = Clerk("bn", "Bela N.", Role.CLERK)
    with desk.work() as work:
        work.center.keep_clerk(bela)
        work.commit()
    Interviewing(desk.work, desk.clock, desk.ids, desk.screeners, bela).sit_down(family, "es")
    with pytest.raises(DeskError) as refused:
        desk.joining.join(family, (MATEO,))
    assert refused.value.problem is Problem.FAMILY_HELD
    with desk.work() as work:
        assert len(work.registrations.of_family(family)) == 1
