"""A file of answers beside what is known: the later one counts, and no chain is mixed up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.heard import (
    AppliedFile,
    AtMmep,
    Differs,
    Heard,
    Reached,
    differs,
    is_another_chain,
    is_certified,
    missing_before,
)
from mmep_desktop.domain.mmep_answers import Answer, AnswerFile, Result
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.screening import ScreeningState
from mmep_desktop.domain.standing import standing_of

DAY, LATER = date(2026, 9, 14), date(2026, 10, 2)
NOW = datetime(2026, 9, 14, 9, tzinfo=UTC)
TRIED = Answer("s1", "N-1", 1, 0, Result.NOT_REACHED, DAY, tries=3)
SERVED = Answer(*("s1", "N-1", 1, 0, Result.ELIGIBLE, DAY), eligible_from=DAY, eligible_until=LATER)
FILE = AnswerFile("a2", 2, NOW, "MMEP", "02010000", "A", "d1", "d2", (), (SERVED,))
FIRST = AppliedFile("a1", 1, "d1", NOW, "MMEP", NOW, "ms")


@pytest.mark.parametrize(
    ("known", "file", "how"),
    [
        (None, 1, Differs.NEW),
        (Heard(SERVED, 1, DAY), 2, Differs.SAME),
        (Heard(SERVED, 3, DAY), 2, Differs.SAME),
        (Heard(TRIED, 1, DAY), 2, Differs.CHANGED),
        (Heard(TRIED, 3, DAY), 2, Differs.OLDER),
    ],
)
def test_an_older_file_changes_nothing_that_a_later_one_said(
    known: Heard | None, file: int, how: Differs
) -> None:
    assert differs(SERVED, known, file) is how


@pytest.mark.parametrize(
    ("applied", "is_another"),
    [
        ((), False),
        ((FIRST,), False),
        ((replace(FIRST, digest="other"),), True),
        ((FIRST, replace(FIRST, id="a2", number=2, digest="d2")), False),
        ((FIRST, replace(FIRST, id="ax", number=2, digest="dx")), True),
        ((replace(FIRST, number=7),), False),
    ],
)
def test_two_files_of_one_number_or_of_two_chains_are_told_apart(
    applied: tuple[AppliedFile, ...], is_another: bool
) -> None:
    assert is_another_chain(FILE, applied) is is_another


def test_files_that_never_came_are_named() -> None:
    assert missing_before(replace(FILE, number=4), (FIRST, replace(FIRST, number=3))) == (2,)


@pytest.mark.parametrize(
    ("came", "standing", "since"),
    [
        (AtMmep(), Standing.SENT, None),
        (AtMmep(Reached(DAY)), Standing.SENT, DAY),
        (AtMmep(Reached(DAY, LATER)), Standing.RECEIVED, LATER),
        (AtMmep(Reached(DAY), (Heard(TRIED, 1, LATER),)), Standing.ANSWERED, LATER),
    ],
)
def test_what_was_sent_is_received_and_then_answered(
    came: AtMmep, standing: Standing, since: date | None
) -> None:
    state = ScreeningState("s1", "", NOW, Outcome.REFER, 1)
    consent = Consent(ConsentState.SIGNED, "", DAY, "es", "")
    assert standing_of(state, consent, (), 1, came) is standing
    assert came.since == since
    assert standing_of(state, consent, (), 0, came) is Standing.TO_PRINT
    taken_back = replace(consent, state=ConsentState.WITHDRAWN)
    assert standing_of(state, taken_back, (), 1, came) is Standing.CONSENT_REFUSED


def test_a_certificate_counts_until_its_last_day() -> None:
    heard = (Heard(SERVED, 1, DAY),)
    assert is_certified(heard, LATER)
    assert not is_certified(heard, date(2026, 10, 3))
    assert not is_certified((Heard(TRIED, 1, DAY),), DAY)
