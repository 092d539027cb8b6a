"""The lists of families to come back to, from what the desk holds."""

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.follow_ups import Why
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.services.following_up import FollowingUp
from tests.builders import replies_of_a_referral
from tests.services.desk import DeskInMemory


def test_a_referral_whose_paper_is_to_come_stands_on_a_list() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    following_up = FollowingUp(desk.work, desk.clock)
    (line,) = following_up.lines()
    assert (line.why, line.family_id) == (Why.CONSENT_LATER, sitting.screening.family_id)
    assert [person.name.first for person in line.who] == ["Lucía"]
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED, "Ana López", "")
    assert following_up.lines() == ()


def test_a_no_of_last_year_names_the_children_who_registered() -> None:
    desk = DeskInMemory()
    desk.interviewing.finish(desk.sit_down(Chosen("no")))
    desk.clock.at = desk.clock.at.replace(year=2027)
    (line,) = FollowingUp(desk.work, desk.clock).lines()
    assert line.why is Why.ASK_AGAIN
    assert [person.name.first for person in line.who] == ["Lucía"]
