"""Replies and determinations survive being kept, and damage is named as damage."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.half_typed import HalfTyped
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import (
    Chosen,
    Dated,
    Draft,
    Filled,
    Listed,
    Person,
    Reply,
    Skipped,
    Ticked,
)
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.plain import (
    determination_from,
    determination_text,
    draft_from,
    draft_text,
    half_typed_from,
    half_typed_text,
)
from tests.storage.invented import DETERMINATION, DRAFT

TEXTS = st.text(max_size=12)
STRINGS = st.dictionaries(TEXTS, TEXTS, max_size=3)
NAMES = st.builds(Name, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
PEOPLE = st.builds(Person, NAMES, st.none() | TEXTS, TEXTS, st.none() | STRINGS)
REPLIES: st.SearchStrategy[Reply] = st.one_of(
    st.builds(Chosen, TEXTS),
    st.builds(Ticked, st.lists(TEXTS, max_size=3).map(tuple)),
    st.builds(Dated, st.none() | TEXTS),
    st.builds(Filled, STRINGS),
    st.builds(Listed, st.lists(PEOPLE, max_size=3).map(tuple)),
    st.just(Skipped()),
)
PARTS = st.one_of(
    st.none(),
    TEXTS,
    st.booleans(),
    st.lists(TEXTS, max_size=3).map(tuple),
    st.lists(st.tuples(PEOPLE, st.booleans()), max_size=3).map(tuple),
)
HALF_TYPED = st.builds(HalfTyped, TEXTS, TEXTS, st.dictionaries(TEXTS, PARTS, max_size=3))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["chosen", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["is", "code", "codes", "edtf", "fields", "people", "name", "born"]),
            inner,
            max_size=4,
        )
    ),
)
STRANGER = '{"name": {"nick": "X"}, "born": null, "registration": "", "details": null}'
TAGS = st.sampled_from(["chosen", "ticked", "dated", "filled", "listed", "skipped", "sung", None])


def draft_unless_damaged(text: str) -> Draft | None:
    try:
        return draft_from(text)
    except DeskError as refusal:
        if refusal.problem is Problem.STORE_DAMAGED:
            return None
        raise


@given(st.dictionaries(TEXTS, REPLIES, max_size=4))
def test_every_draft_comes_back_as_it_was(draft: Draft) -> None:
    assert draft_from(draft_text(draft)) == draft


@given(st.from_type(Determination))
def test_every_determination_comes_back_as_it_was(determination: Determination) -> None:
    assert determination_from(determination_text(determination)) == determination


@given(st.none() | HALF_TYPED)
def test_whatever_is_half_typed_comes_back_as_it_was(half: HalfTyped | None) -> None:
    assert half_typed_from(half_typed_text(half)) == half


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "{}",
        '{"by": "ms", "at": "moved"}',
        '{"by": "ms", "at": "moved", "parts": []}',
        '{"by": 1, "at": "moved", "parts": {}}',
        '{"by": "ms", "at": "moved", "parts": {"code": 1}}',
        '{"by": "ms", "at": "moved", "parts": {"codes": [1]}}',
        '{"by": "ms", "at": "moved", "parts": {"people": [{"person": {}, "open": true}]}}',
        '{"by": "ms", "at": "moved", "parts": {"people": [{"person": {}, "open": 1}]}}',
    ],
)
def test_damage_in_what_is_half_typed(text: str) -> None:
    with pytest.raises(DeskError) as refusal:
        half_typed_from(text)
    assert refusal.value.problem is Problem.STORE_DAMAGED


@pytest.mark.parametrize("part", [1, (1,), ((Person(Name(), None), 1),)])
def test_a_part_that_no_form_has_is_a_mistake_of_ours(part: object) -> None:
    with pytest.raises(TypeError):
        half_typed_text(HalfTyped("ms", "moved", {"part": part}))


@given(
    st.dictionaries(TEXTS, JSON | st.builds(lambda tag, rest: {**rest, "is": tag}, TAGS, STRINGS))
)
def test_a_foreign_draft_is_read_or_called_damaged(plain: dict[str, Any]) -> None:
    read = draft_unless_damaged(json.dumps(plain))
    assert read is None or draft_from(draft_text(read)) == read


@given(st.text(max_size=30))
def test_any_text_is_a_draft_or_damaged(text: str) -> None:
    assert not draft_unless_damaged(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        '{"moved": null}',
        '{"moved": "yes"}',
        '{"moved": {}}',
        '{"moved": {"is": "sung", "code": "yes"}}',
        '{"moved": {"is": "chosen"}}',
        '{"moved": {"is": "chosen", "code": 1}}',
        '{"kinds": {"is": "ticked", "codes": [1]}}',
        '{"when": {"is": "dated", "edtf": 2025}}',
        '{"phone": {"is": "filled", "fields": {"phone_1": null}}}',
        '{"people": {"is": "listed", "people": [{}]}}',
        f'{{"people": {{"is": "listed", "people": [{STRANGER}]}}}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_draft(text: str) -> None:
    with pytest.raises(DeskError) as refusal:
        draft_from(text)
    assert refusal.value.problem is Problem.STORE_DAMAGED


KEPT: dict[str, Any] = json.loads(determination_text(DETERMINATION))


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "eligible"},
        {"screened_on": "today"},
        {"screened_on": None},
        {"window": {}},
        {"window": []},
        {"children": {}},
        {"children": [{"name": "X", "outcome": "refer", "findings": [{}]}]},
        {"children": [{"name": "X", "outcome": "refer", "findings": None}]},
        {"pack": None},
    ],
)
def test_a_damaged_determination(change: dict[str, Any]) -> None:
    assert determination_from(json.dumps(KEPT)) == DETERMINATION
    with pytest.raises(DeskError) as refusal:
        determination_from(json.dumps(KEPT | change))
    assert refusal.value.problem is Problem.STORE_DAMAGED


def test_damage_is_reported_without_what_it_says() -> None:
    with pytest.raises(DeskError) as refusal:
        draft_from('{"who": {"is": "filled", "fields": {"first": ["Xóchitl"]}}}')
    assert "chitl" not in repr((refusal.value, refusal.value.__cause__))
    assert refusal.value.__suppress_context__


def test_letters_are_kept_readable_and_dates_in_iso() -> None:
    assert "Xóchitl" in draft_text(DRAFT)
    assert KEPT["window"] == {"first": str(date(2023, 9, 2)), "last": str(date(2026, 9, 1))}
