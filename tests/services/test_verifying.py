"""Acts are noted by the services that do them, and read by those who may."""

from dataclasses import replace
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Role
from mmep_desktop.domain.checked import Wrong
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.printing import Paper
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.noting import noted
from mmep_desktop.services.verifying import Verifying
from mmep_desktop.services.words_of_checks import act_in_words, kind_in_words, wrong_in_words
from mmep_desktop.storage.store import create_store
from mmep_desktop.storage.traced_rows import traced_tables
from tests.builders import a_center, a_clerk, replies_of_a_referral
from tests.fake_work import FakeUnit, FakeWork
from tests.services.desk import DeskInMemory
from tests.storage.fake_key import FakeKey


def test_what_is_done_with_a_family_is_noted_by_its_id_alone() -> None:
    desk = DeskInMemory()
    interviewing, paperwork = desk.interviewing, desk.paperwork
    sitting = interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    for _ in range(2):
        interviewing.open(sitting.screening.id)
    paperwork.drawn(sitting, Paper.REFERRAL_SHEET)
    paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    paperwork.record_consent(sitting, ConsentState.SIGNED, "Juan")
    noted = [(one.act, one.about) for one in desk.work.kept.trail]
    acts = (Act.FINISHED, Act.VIEWED, Act.PREVIEWED, Act.PRINTED, Act.CONSENT)
    assert noted == [(act, sitting.screening.id) for act in acts]


def test_a_store_that_takes_nothing_is_read_all_the_same() -> None:
    class Full(FakeWork):
        def __call__(self) -> FakeUnit:
            raise DeskError(Problem.STORE_FULL)

    class Busy(FakeWork):
        def __call__(self) -> FakeUnit:
            raise DeskError(Problem.STORE_BUSY)

    noted(Full(a_center()), Act.VIEWED, "s1")
    with pytest.raises(DeskError):
        noted(Busy(a_center()), Act.VIEWED, "s1")


def test_every_word_of_the_trail_can_be_said() -> None:
    assert all(act_in_words(act) for act in Act)
    assert all(wrong_in_words(wrong) for wrong in Wrong)
    unnamed = {each.name for each in traced_tables() if kind_in_words(each.name) == each.name}
    assert unnamed <= {"center", "school", "clerk", "registration", "correction", "consent"} | {
        "guardian",
        "printing",
        "hold",
        "program",
        "destruction",
    }


@pytest.mark.parametrize("role", [Role.CLERK, Role.EXPORTER])
def test_only_a_supervisor_or_an_auditor_reads_the_trail(tmp_path: Path, role: Role) -> None:
    store = create_store(tmp_path, FakeKey(), a_center(), (replace(a_clerk(), role=role),))
    verifying = Verifying(store, a_clerk().id)
    for deed in (lambda: verifying.check(lambda _done, _total: None), verifying.done):
        with pytest.raises(DeskError) as refusal:
            deed()
        assert refusal.value.problem is Problem.NOT_ALLOWED
    store.close()


def test_an_auditor_checks_everything_and_reads_who_did_what(tmp_path: Path) -> None:
    store = create_store(tmp_path, FakeKey(), a_center(), (replace(a_clerk(), role=Role.AUDITOR),))
    verifying = Verifying(store, a_clerk().id)
    assert verifying.check(lambda _done, _total: None).is_whole
    newest, *_others, first = verifying.done()
    store.close()
    assert (newest.entry.act, newest.entry.about, newest.by) == (
        Act.VERIFIED,
        "0",
        a_clerk().name,
    )
    assert (first.entry.act, first.by) == (Act.TRAIL_BEGUN, "")
