"""Paper at the desk: what the sheet says, what is recorded, and what the family never sees."""

import pytest

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.errors import DeskError, Problem
from tests.builders import replies_of_a_referral
from tests.services.desk import DeskInMemory
from tests.services.test_interviewing import alone_and_at_work


def test_a_sheet_holds_what_a_recruiter_needs() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    referral = desk.paperwork.referral(sitting)
    assert referral.number == "0201-A-26-00001"
    assert referral.determination.outcome is Outcome.REFER
    assert referral.contact["phone_1"] == "508-555-0111"
    assert referral.answers.work[0].person == "Juan García"
    assert referral.clerk == "Maria Silva"
    assert referral.consent is None


def test_each_print_and_reprint_is_recorded() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    for _copy in range(2):
        desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    trail = desk.paperwork.trail(sitting)
    assert [printing.copy for printing in trail.printings] == [1, 2]
    assert {title for _pdf, _printer, title in desk.tray.pages} == {"0201-A-26-00001"}


def test_a_page_that_the_printer_refused_is_not_recorded_as_printed() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    desk.tray.refuses = True
    with pytest.raises(DeskError) as problem:
        desk.paperwork.print(sitting, Paper.FAMILY_PAGE, "Front desk")
    assert problem.value.problem is Problem.PRINTER_REFUSED
    assert desk.paperwork.trail(sitting).printings == ()


def test_a_signed_consent_is_recorded_with_who_when_and_in_which_language() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.finish(desk.sit_down(*replies_of_a_referral()))
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED, " Ana  López ", "Maria Silva")
    consent = desk.paperwork.referral(sitting).consent
    assert consent is not None
    assert (consent.by, consent.language, consent.witness) == ("Ana López", "es", "Maria Silva")
    assert consent.allows_sending


@pytest.mark.parametrize(
    ("shown", "seen"), [("no", Outcome.NO_REFERRAL), ("yes", Outcome.REFER_ASK_MORE)]
)
def test_the_family_page_shows_what_was_said_alone_only_with_the_young_persons_yes(
    shown: str, seen: Outcome
) -> None:
    desk = DeskInMemory()
    family = desk.interviewing.finish(desk.sit_down(Chosen("no"), born="2008-05-04"))
    alone_and_at_work(desk, family, shown=shown)
    sitting = desk.interviewing.open(family.screening.id)
    desk.paperwork.drawn(sitting, Paper.FAMILY_PAGE)
    assert desk.papers.pages[-1].determination.outcome is seen
    (section,) = desk.paperwork.referral(sitting).alone
    assert section.phone == "508-555-0177"
    assert desk.paperwork.referral(sitting).determination.outcome is Outcome.REFER_ASK_MORE


def test_consent_is_recorded_in_the_language_that_the_page_was_printed_in() -> None:
    desk = DeskInMemory()
    sitting = desk.interviewing.speak(desk.sit_down(*replies_of_a_referral()), "ht")
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED)
    consent = desk.paperwork.trail(sitting).consent
    assert consent is not None
    assert consent.language == "en"
