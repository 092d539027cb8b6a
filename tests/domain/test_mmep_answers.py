"""MMEP's answers come out of their file as they went in, or are refused as a whole."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.mmep_answers import (
    Answer,
    AnswerFile,
    NotAnAnswerFile,
    Result,
    answers_json,
    answers_manifest,
    fault_of,
    read_answers_json,
    with_digest,
)

ON = date(2026, 9, 14)
CENTER = "0f" * 32
REACHED = Answer("s1", "0201-A-26-00001", 2, 0, Result.APPOINTMENT, ON)
CERTIFIED = replace(
    REACHED,
    result=Result.ELIGIBLE,
    eligible_from=date(2025, 8, 1),
    eligible_until=date(2028, 8, 1),
)
TRIED = replace(REACHED, child=1, result=Result.NOT_REACHED, tries=3)
DOUBLE = replace(REACHED, result=Result.DUPLICATE, duplicate_of="0035-B-26-00007")
FILE = AnswerFile(
    id="f-1",
    number=1,
    made_at=datetime(2026, 9, 15, 12, tzinfo=UTC),
    made_by="Massachusetts MEP",
    district="02010000",
    desk="A",
    previous="",
    digest="",
    received=((17, "cd" * 32),),
    answers=(REACHED, CERTIFIED, TRIED, DOUBLE),
)


def manifest_of(file: AnswerFile, signer: str = "1f" * 32) -> dict[str, object]:
    """Return the manifest of *file* as it stands in its envelope."""
    said = hashlib.sha256(answers_json(file)).hexdigest()
    files = {"answers.json": said, "keys.json": signer}
    return {**answers_manifest(file, CENTER), "signer": signer, "files": files}


def read_again(file: AnswerFile, signer: str = "1f" * 32) -> AnswerFile:
    return read_answers_json(json.loads(answers_json(file)), manifest_of(file, signer))


def answers() -> st.SearchStrategy[Answer]:
    days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
    plain = st.sampled_from(
        [
            result
            for result in Result
            if result.value not in {"eligible", "not_reached", "duplicate"}
        ]
    )
    return st.one_of(
        st.builds(replace, st.just(REACHED), result=plain, on=days, child=st.integers(0, 99)),
        st.builds(replace, st.just(TRIED), tries=st.integers(1, 99), revision=st.integers(0, 999)),
        st.builds(
            lambda first, more: replace(
                CERTIFIED, eligible_from=first, eligible_until=first + timedelta(days=more)
            ),
            days,
            st.integers(0, 3 * 365),
        ),
    )


@given(st.lists(answers(), max_size=5))
def test_a_file_is_read_as_it_was_written(some: list[Answer]) -> None:
    file = replace(FILE, answers=tuple(some))
    assert read_again(file) == with_digest(file)
    assert read_again(file, "2e" * 32) == with_digest(file), "a newer key, and the same file"
    later = replace(file, number=2, previous=with_digest(file).digest)
    assert with_digest(later).digest != with_digest(file).digest


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (CERTIFIED, ""),
        (TRIED, ""),
        (DOUBLE, ""),
        (replace(CERTIFIED, eligible_from=None), "eligible_from"),
        (replace(CERTIFIED, eligible_until=None), "eligible_until"),
        (replace(CERTIFIED, eligible_until=date(2025, 7, 31)), "eligible_until"),
        (replace(CERTIFIED, eligible_until=date(2028, 8, 2)), "eligible_until"),
        (replace(CERTIFIED, eligible_from=date.max, eligible_until=date.max), ""),
        (replace(REACHED, eligible_from=ON), "eligible_from"),
        (replace(TRIED, tries=0), "tries"),
        (replace(REACHED, tries=1), "tries"),
        (replace(DOUBLE, duplicate_of=""), "duplicate_of"),
        (replace(REACHED, duplicate_of="0035-B-26-00007"), "duplicate_of"),
        (replace(DOUBLE, duplicate_of="the one of Ana"), "duplicate_of"),
    ],
)
def test_each_result_has_what_it_needs_and_nothing_else(answer: Answer, fault: str) -> None:
    assert fault_of(answer) == fault
    if fault:
        with pytest.raises(NotAnAnswerFile) as refused:
            answers_json(replace(FILE, answers=(REACHED, answer)))
        assert refused.value.place == f"answers[1].{fault}"


@pytest.mark.parametrize(
    ("place", "member", "value"),
    [
        ("answers[0].result", "result", "lost"),
        ("answers[0].result", "result", []),
        ("answers[0].on", "on", "2026-02-30"),
        ("answers[0].on", "on", "20260901"),
        ("answers[0].child", "child", True),
        ("answers[0].child", "child", -1),
        ("answers[0].revision", "revision", 10**10),
        ("answers[0].record", "record", "../s1"),
        ("answers[0].number", "number", "=1+1"),
        ("answers[0].its members", "name", "Ana"),
        ("answers[0].tries", "tries", 1),
    ],
)
def test_an_answer_that_is_not_as_written_is_refused_and_its_place_named(
    place: str, member: str, value: object
) -> None:
    told = json.loads(answers_json(FILE))
    told["answers"][0][member] = value
    with pytest.raises(NotAnAnswerFile) as refused:
        read_answers_json(told, manifest_of(FILE))
    assert refused.value.place.endswith(place)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("format", "mmep-answers/2"),
        ("number", 0),
        ("made_at", "2026-09-15T12:00:00"),
        ("made_at", "today"),
        ("district", "201"),
        ("previous", "ab"),
        ("recipient", ""),
        ("more", 1),
    ],
)
def test_a_manifest_that_is_not_as_written_is_refused(member: str, value: object) -> None:
    manifest = manifest_of(FILE)
    with pytest.raises(NotAnAnswerFile):
        read_answers_json(json.loads(answers_json(FILE)), {**manifest, member: value})


@pytest.mark.parametrize("told", [{}, {"answers": []}, {"format": 1}])
def test_what_is_no_object_of_ours_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(NotAnAnswerFile):
        read_answers_json(told, manifest_of(FILE))
