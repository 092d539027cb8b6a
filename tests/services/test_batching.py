"""Batches to MMEP: what may go, once, under the next number, and what is noted of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batch_rows import COLUMNS, Column
from mmep_desktop.domain.batches import SERIES, News
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.disclosure import Basis, Part
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.domain.sending import Second, SendingRules
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.batching import Batching
from mmep_desktop.services.interviewing import Sitting
from tests.builders import a_center, a_clerk, replies_of_a_referral
from tests.services.batches import HERS, RECRUITER, a_referral, drawn, made, news, refusal, ticked
from tests.services.desk import DeskInMemory, prove_by
from tests.services.test_interviewing import alone_and_at_work


@pytest.mark.parametrize("state", [None, *ConsentState])
def test_only_a_signed_consent_lets_a_referral_go(state: ConsentState | None) -> None:
    desk = DeskInMemory()
    a_referral(desk, state)
    choice = desk.batching.choice()
    is_signed = state is ConsentState.SIGNED
    is_refused = state in {ConsentState.REFUSED, ConsentState.WITHDRAWN}
    assert len(choice.candidates) == is_signed
    assert (choice.without_consent, choice.refused) == (
        not is_signed and not is_refused,
        is_refused,
    )


def test_no_draft_and_nobody_who_is_not_referred_can_go() -> None:
    desk = DeskInMemory()
    desk.sit_down(*replies_of_a_referral()[:5])
    desk.interviewing.finish(desk.sit_down(Chosen("no")))
    assert desk.batching.choice().candidates == ()


def test_practice_stays_where_it_is() -> None:
    desk = DeskInMemory()
    a_referral(desk)
    desk.work.kept.center = a_center(practice=True)
    assert refusal(desk) is Problem.PRACTICE_STAYS


@pytest.mark.parametrize("passphrase", ["", "four other words"])
def test_the_passphrase_is_the_signature(passphrase: str) -> None:
    desk = DeskInMemory()
    a_referral(desk)
    assert refusal(desk, passphrase) is Problem.WRONG_PASSPHRASE


@pytest.mark.parametrize("role", [Role.CLERK, Role.AUDITOR])
def test_who_may_not_export_makes_and_sees_no_batch(role: Role) -> None:
    desk = DeskInMemory()
    a_referral(desk)
    clerk = Clerk("c2", "Other Clerk", role)
    desk.work.kept.clerks["c2"] = clerk
    hers = Batching(
        desk.work, desk.clock, desk.ids, clerk, desk.screeners, desk.outbox, prove_by(HERS)
    )
    assert refusal(desk, batching=hers) is Problem.NOT_ALLOWED
    for look in (hers.choice, hers.batches):
        with pytest.raises(DeskError):
            look()


def _saved_again(desk: DeskInMemory, sitting: Sitting) -> None:
    with desk.work() as work:
        work.screenings.save(work.screenings.get(sitting.screening.id))
        work.commit()


def _answered_alone(desk: DeskInMemory, sitting: Sitting) -> None:
    family = sitting.screening
    with desk.work() as work:
        work.screenings.add(replace(family, id="alone", family_screening_id=family.id, alone=0))
        work.commit()


def _taken_back(desk: DeskInMemory, sitting: Sitting) -> None:
    desk.paperwork.record_consent(sitting, ConsentState.WITHDRAWN, by="Ana López")


@pytest.mark.parametrize("change", [_saved_again, _answered_alone, _taken_back])
def test_what_changed_while_the_batch_was_drawn_makes_none(
    change: Callable[[DeskInMemory, Sitting], None],
) -> None:
    desk = DeskInMemory()
    sitting = a_referral(desk)
    desk.outbox.while_drawing = partial(change, desk, sitting)
    assert refusal(desk) is Problem.CHANGED_ELSEWHERE
    assert desk.work.kept.counts.get(SERIES, 0) == 0


def _sits_down(desk: DeskInMemory) -> None:
    desk.sit_down(*replies_of_a_referral())


def test_what_others_do_meanwhile_stops_no_batch() -> None:
    desk = DeskInMemory()
    a_referral(desk)
    desk.outbox.while_drawing = partial(_sits_down, desk)
    assert len(made(desk).items) == 1


WRITTEN = SendingRules("Agreement of 2026-08-01 between the district and the State")


@pytest.mark.parametrize("state", [None, *ConsentState])
def test_by_a_written_agreement_all_go_but_those_who_said_no(state: ConsentState | None) -> None:
    desk = DeskInMemory()
    a_referral(desk, state)
    desk.work.kept.sending_rules = WRITTEN
    says_no = state in {ConsentState.REFUSED, ConsentState.WITHDRAWN}
    assert len(ticked(desk)) == (not says_no)
    if says_no:
        return
    batch, is_signed = made(desk), state is ConsentState.SIGNED
    basis = Basis.CONSENT if is_signed else Basis.REPRESENTATIVE
    (line,) = desk.work.kept.disclosures.values()
    assert line.ground.basis is basis
    assert drawn(desk).bases == (basis,)
    assert drawn(desk).agreement == WRITTEN.agreement
    assert basis.citation in batch.manifest
    assert desk.batching.write(batch.id, "stick/batch.xlsx") == "words of file 1"


def test_what_an_agreement_let_go_is_withdrawn_when_the_agreement_ends() -> None:
    desk = DeskInMemory()
    a_referral(desk, None)
    desk.work.kept.sending_rules = WRITTEN
    batch = made(desk)
    desk.work.kept.sending_rules = SendingRules()
    assert news(desk) == [News.WITHDRAWN]
    with pytest.raises(DeskError) as refused:
        desk.batching.write(batch.id, "stick/batch.xlsx")
    assert refused.value.problem is Problem.CONSENT_TAKEN_BACK


def test_a_large_batch_takes_a_second_person_who_may_export() -> None:
    desk = DeskInMemory()
    a_referral(desk)
    desk.work.kept.sending_rules = SendingRules(second_above=0)
    for id_, role in (("e2", Role.EXPORTER), ("c2", Role.CLERK)):
        desk.work.kept.clerks[id_] = Clerk(id_, "Other Clerk", role)
    own = a_clerk().id
    for second, problem in (
        (None, Problem.SECOND_NEEDED),
        (Second(own, HERS), Problem.SECOND_NEEDED),
        (Second("c2", HERS), Problem.NOT_ALLOWED),
        (Second("nobody", HERS), Problem.NOT_ALLOWED),
        (Second("e2", "four other words"), Problem.SECOND_REFUSED),
    ):
        with pytest.raises(DeskError) as refused:
            desk.batching.make(ticked(desk), RECRUITER, HERS, second)
        assert refused.value.problem is problem
        assert desk.work.kept.batches == {}
    batch = desk.batching.make(ticked(desk), RECRUITER, HERS, Second("e2", HERS))
    assert desk.batching.batches()[0].seconded_by == batch.seconded_by == "e2"
    assert (Act.BATCH_SECONDED, "e2") in [(one.act, one.about) for one in desk.work.kept.trail]
    assert HERS not in repr(Second("e2", HERS))


def test_a_batch_is_numbered_kept_and_noted_of_each_child() -> None:
    desk = DeskInMemory()
    sitting = a_referral(desk)
    batch = made(desk)
    assert (batch.number, batch.recipient.name, batch.copies) == (1, "A. Recruiter", 0)
    assert [item.news for item in batch.items] == [News.NEW]
    (line,) = desk.work.kept.disclosures.values()
    assert (line.batch, line.ground.basis, line.revision) == ("1", Basis.CONSENT, 1)
    assert line.parts == (Part.REFERRAL_SHEET, Part.ANSWERS)
    assert line.children == tuple(
        child.id for child in desk.disclosing.record(sitting.screening.family_id).children
    )
    assert desk.lists.today().listings[0].standing is Standing.SENT
    assert (Act.BATCH_MADE, batch.id) in {(one.act, one.about) for one in desk.work.kept.trail}


def test_what_was_sent_does_not_go_again_and_what_changed_does() -> None:
    desk = DeskInMemory()
    sitting = a_referral(desk)
    first = made(desk)
    assert news(desk) == []
    begun = desk.correcting.begin(sitting, "consent", Reason(Cause.WRONG_KEY))
    desk.correcting.finish(desk.answer(begun, Chosen("later")))
    assert news(desk) == [News.CHANGED]
    second = made(desk)
    assert second.number == 2
    assert first.digest in second.manifest
    assert news(desk) == []


def test_consent_taken_back_withdraws_once_and_tells_nothing_else() -> None:
    desk = DeskInMemory()
    sitting = a_referral(desk)
    made(desk)
    desk.paperwork.record_consent(sitting, ConsentState.WITHDRAWN)
    assert news(desk) == [News.WITHDRAWN]
    lines = len(desk.work.kept.disclosures)
    made(desk)
    (row,) = drawn(desk).rows
    assert set(row) == {Column.WHAT, Column.REFERRAL, Column.REVISION}
    assert drawn(desk).told == ()
    assert len(desk.work.kept.disclosures) == lines
    assert news(desk) == []


def test_a_family_that_is_asked_once_more_takes_nothing_back() -> None:
    desk = DeskInMemory()
    sitting = a_referral(desk)
    made(desk)
    again = desk.interviewing.ask_again(sitting.screening.family_id, "es")
    desk.interviewing.finish(desk.answer(again, Chosen("no")))
    assert news(desk) == []
    desk.paperwork.record_consent(sitting, ConsentState.WITHDRAWN)
    assert news(desk) == [News.WITHDRAWN]


def test_nothing_ticked_or_nothing_new_makes_no_batch() -> None:
    desk = DeskInMemory()
    with pytest.raises(DeskError) as refused:
        desk.batching.make([], RECRUITER, HERS)
    assert refused.value.problem is Problem.NOTHING_TO_SEND
    assert desk.work.kept.batches == {}


def test_a_row_says_who_the_child_is_how_the_family_is_reached_and_what_was_told() -> None:
    desk = DeskInMemory()
    a_referral(desk)
    made(desk)
    (row,) = drawn(desk).rows
    assert row[Column.FIRST] == "Lucía"
    assert row[Column.BORN] == date(2017, 5, 4)
    assert row[Column.PARENT] == "Ana López"
    assert row[Column.PARENT_PHONE] == "508-555-0111"
    assert row[Column.MOVED_FROM] == "Immokalee, FL"
    assert (row[Column.MOVED_EARLIEST], row[Column.MOVED_LATEST]) == (
        date(2026, 5, 1),
        date(2026, 5, 31),
    )
    assert row[Column.CONSENT_ON] == desk.clock.now().date()
    assert set(row) <= set(COLUMNS)


def test_what_a_young_person_said_alone_goes_along_under_the_same_number() -> None:
    desk = DeskInMemory()
    family = desk.interviewing.finish(desk.sit_down(Chosen("no"), born="2008-05-04"))
    alone_and_at_work(desk, family, shown="no")
    desk.paperwork.record_consent(family, ConsentState.SIGNED)
    lines = desk.batching.preview(ticked(desk))
    assert ("Young person's own phone", "508-555-0177") in lines
    assert ("Young person's own best time to call", "after six") in lines
    batch = made(desk)
    assert [one.is_alone for one in drawn(desk).told] == [False, True]
    assert {one.number for one in drawn(desk).told} == {batch.items[0].number}
    (line,) = desk.work.kept.disclosures.values()
    assert Part.SECTION_ALONE in line.parts


def test_what_the_district_asks_besides_stays_here() -> None:
    other = DeskInMemory()
    a_referral(other)
    made(other)
    without = drawn(other).told
    desk = DeskInMemory()
    kept = a_referral(desk).screening
    besides = {
        "add_on:credit_gaps": Chosen("yes"),
        "add_on:housing": Chosen("shelter"),
        "add_on:housing_told": Chosen("yes"),
    }
    draft = {**kept.draft, **besides}
    desk.work.kept.screenings[kept.id] = replace(kept, draft=draft)
    lines = desk.batching.preview(ticked(desk))
    made(desk)
    (row,) = drawn(desk).rows
    assert row[Column.HOUSING] == "shelter"
    assert [one.answers for one in drawn(desk).told] == [one.answers for one in without]
    assert not any("credit" in caption for caption, _text in lines)


def test_what_leaves_is_shown_with_every_answer() -> None:
    desk = DeskInMemory()
    a_referral(desk)
    lines = dict(desk.batching.preview(ticked(desk)))
    assert lines["Last Name 1"] == "García"
    made(desk)
    told = [pair for one in drawn(desk).told for pair in one.answers]
    assert len(told) > 10
    assert set(told) <= set(lines.items())
