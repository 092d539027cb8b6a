"""What is due, holds, and two people to destroy it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.destruction import Confirming, HoldReason
from mmep_desktop.domain.keeping import Ending, Terms
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.certificates import Certificates
from mmep_desktop.services.destroying import Cancelled
from mmep_desktop.services.registering import NewChild, Registering
from tests.builders import a_clerk, replies_of_a_referral
from tests.fakes import MORNING
from tests.services.keeping_desk import HUNDRED_DAYS, SECOND, Desk, NoBackups, Steps


@pytest.fixture
def desk() -> Desk:
    """A hundred days after a family that never moved, one referred and one never asked."""
    desk = Desk(SECOND)
    desk.ask(Chosen("no"))
    desk.ask(*replies_of_a_referral())
    desk.register("Ana")
    desk.pass_by(HUNDRED_DAYS)
    return desk


def family_of(desk: Desk, ending: Ending) -> str:
    return next(line.family_id for line in desk.keeping().keeps().lines if line.ending is ending)


def test_what_is_due_is_counted_and_listed_by_as_little_as_possible(desk: Desk) -> None:
    keeps = desk.keeping().keeps()
    assert (keeps.families, keeps.due) == (3, {Ending.NO_REFERRAL: 1})
    [line] = keeps.lines
    assert (line.number, line.initials, line.children) == ("0201-A-26-00001", "L. G.", 1)
    assert line.due_on == MORNING.date() + timedelta(days=90)
    desk.pass_by(timedelta(days=4 * 366))
    assert [each.ending for each in desk.keeping().keeps().lines] == [
        Ending.NO_REFERRAL,
        Ending.NOT_ASKED,
        Ending.REFER,
    ]


def test_longer_terms_count_at_once_and_shorter_ones_than_the_defaults_never(desk: Desk) -> None:
    desk.keeping().change_terms(Terms(days=120))
    assert desk.keeping().keeps().due_in_all == 0
    assert desk.acts()[-1] is Act.SETTINGS_CHANGED
    with pytest.raises(ValueError, match="less or longer"):
        desk.keeping().change_terms(Terms(days=30))


def test_what_is_held_is_not_due_until_the_hold_is_lifted(desk: Desk) -> None:
    family = family_of(desk, Ending.NO_REFERRAL)
    desk.keeping().hold(family, HoldReason.COURT)
    keeps = desk.keeping().keeps()
    assert keeps.due == {}
    [held] = keeps.held
    assert held.hold is not None
    assert (held.hold.reason, held.hold.set_by) == (HoldReason.COURT, a_clerk().id)
    with pytest.raises(DeskError):
        desk.destroying().propose()
    desk.keeping().lift(family)
    assert desk.keeping().keeps().due_in_all == 1
    assert desk.acts()[-2:] == [Act.HOLD_SET, Act.HOLD_LIFTED]


def test_a_second_supervisor_confirms_what_the_first_proposed(desk: Desk) -> None:
    before = desk.work.kept
    desk.destroying().propose()
    with pytest.raises(DeskError) as refusal:
        desk.destroying().confirm(Steps())
    assert refusal.value.problem is Problem.NEEDS_SECOND_PERSON
    desk.pass_by(timedelta(days=30))
    proposed = desk.destroying().proposed()
    assert proposed is not None
    assert proposed.confirming is Confirming.SECOND_PERSON
    steps = Steps()
    assert desk.destroying(SECOND).confirm(steps)
    assert steps.told == [(0, 1), (1, 1)]
    kept = desk.work.kept
    assert len(kept.registrations) == len(before.registrations) - 1
    assert [each.ending for each in kept.remnants] == [Ending.NO_REFERRAL]
    [done] = kept.destructions
    assert (done.proposed_by, done.confirmed_by) == (a_clerk().id, SECOND.id)
    assert done.cleared_at is not None
    assert desk.acts()[-2:] == [Act.DESTRUCTION_PROPOSED, Act.DESTROYED]
    assert desk.traces.cleared == 1


def test_where_nobody_else_can_confirm_the_same_person_does_a_day_later() -> None:
    desk = Desk(replace(SECOND, left_on=date(2026, 9, 2)), Clerk("ap", "Ana Paz", Role.CLERK))
    desk.ask(Chosen("no"))
    desk.pass_by(HUNDRED_DAYS)
    desk.destroying().propose()
    desk.pass_by(timedelta(hours=23, minutes=59))
    proposed = desk.destroying().proposed()
    assert proposed is not None
    assert proposed.confirming is Confirming.NOT_YET
    with pytest.raises(DeskError):
        desk.destroying().confirm(Steps())
    desk.pass_by(timedelta(minutes=1))
    assert desk.destroying().confirm(Steps())


def test_a_clock_that_was_set_back_shortens_no_wait() -> None:
    desk = Desk()
    desk.ask(Chosen("no"))
    desk.pass_by(HUNDRED_DAYS)
    desk.keeping().change_terms(Terms())
    noted_at = desk.work.kept.trail[-1].at
    desk.pass_by(-timedelta(days=2))
    desk.destroying().propose()
    desk.pass_by(timedelta(hours=25))
    proposed = desk.destroying().proposed()
    assert proposed is not None
    assert proposed.alone_from == noted_at + timedelta(days=1)
    assert proposed.confirming is Confirming.NOT_YET


@pytest.mark.parametrize("change", ["held", "longer", "touched"])
def test_what_changed_since_it_was_proposed_is_not_destroyed(desk: Desk, change: str) -> None:
    desk.destroying().propose()
    match change:
        case "held":
            desk.keeping().hold(family_of(desk, Ending.NO_REFERRAL), HoldReason.RECORDS_REQUEST)
        case "longer":
            desk.keeping().change_terms(Terms(days=200))
        case "touched":
            family = family_of(desk, Ending.NO_REFERRAL)
            desk.interviewing.ask_again(family, "es")
    proposed = desk.destroying(SECOND).proposed()
    assert proposed is not None
    assert proposed.going_in_all == 0
    with pytest.raises(DeskError):
        desk.destroying(SECOND).confirm(Steps())
    desk.destroying(SECOND).withdraw()
    assert desk.acts()[-1] is Act.DESTRUCTION_WITHDRAWN
    assert desk.destroying().proposed() is None


def test_cancel_leaves_everything_as_it_was(desk: Desk) -> None:
    desk.ask(Chosen("no"))
    desk.pass_by(HUNDRED_DAYS)
    desk.destroying().propose()
    before = desk.work.kept
    with pytest.raises(Cancelled):
        desk.destroying(SECOND).confirm(Steps(stop_after=0))
    assert desk.work.kept == before
    assert desk.traces.cleared == 0


@pytest.mark.parametrize("why", ["is_read", "is_full"])
def test_traces_that_could_not_be_cleared_are_cleared_later(desk: Desk, why: str) -> None:
    desk.destroying().propose()
    setattr(desk.traces, why, True)
    assert not desk.destroying(SECOND).confirm(Steps())
    assert desk.work.kept.destructions[0].cleared_at is None
    setattr(desk.traces, why, False)
    assert desk.destroying(SECOND).clear()
    assert desk.work.kept.destructions[0].cleared_at is not None


def test_the_day_of_the_list_says_who_was_asked_before() -> None:
    desk = Desk(SECOND)
    registering = Registering(desk.work, desk.clock, desk.ids)
    child = NewChild(Name("Lucía"), local_id="LASID-4471")
    [first] = registering.register((child,))
    sitting = desk.interviewing.sit_down(first.family_id, "es")
    desk.interviewing.finish(desk.answer(sitting, Chosen("no")))
    desk.pass_by(HUNDRED_DAYS)
    desk.destroying().propose()
    desk.destroying(SECOND).confirm(Steps())
    registering.register((replace(child, local_id="lasid 4471"), NewChild(Name("Ana"))))
    again, new = (line.asked_before for line in desk.lists.today().listings)
    assert new is None
    assert again is not None
    assert (again.day, again.ending) == (MORNING.date(), Ending.NO_REFERRAL)


def test_only_a_supervisor_sees_and_does_any_of_it(desk: Desk) -> None:
    clerk = replace(SECOND, role=Role.EXPORTER)
    desk.work.kept.clerks[clerk.id] = clerk
    keeping, destroying = desk.keeping(clerk), desk.destroying(clerk)
    acts = (
        keeping.keeps,
        lambda: keeping.hold("f", HoldReason.OTHER),
        lambda: keeping.lift("f"),
        lambda: keeping.change_terms(Terms(120)),
        destroying.propose,
        destroying.proposed,
        destroying.withdraw,
        lambda: destroying.confirm(Steps()),
        Certificates(desk.work, clerk, NoBackups(), desk.papers, desk.tray).all,
    )
    for act in acts:
        with pytest.raises(DeskError) as refusal:
            act()
        assert refusal.value.problem is Problem.NOT_ALLOWED


def test_the_certificate_says_when_the_last_backup_goes(desk: Desk) -> None:
    desk.destroying().propose()
    desk.destroying(SECOND).confirm(Steps())
    certificates = desk.certificates(SECOND)
    [certificate] = certificates.all()
    assert certificate.last_backup == desk.clock.at.date() + timedelta(days=35)
    assert (certificate.proposed_by, certificate.confirmed_by) == ("Maria Silva", "Rosa Brito")
    certificates.print(certificate, "Front desk")
    assert desk.tray.pages == [(b"%PDF certificate", "Front desk", "Certificate of destruction")]
    assert desk.acts()[-1] is Act.PRINTED
