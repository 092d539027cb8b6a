"""A key on paper: any single slip is caught, and what is meant is read."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.security.printed_keys import (
    ALPHABET,
    ONE_TIME_CODE,
    RECOVERY_KEY,
    PrintedKind,
    new_printed,
    printed,
    printed_kek,
    typed_in,
)

KINDS = (RECOVERY_KEY, ONE_TIME_CODE)


def numbers(kind: PrintedKind) -> st.SearchStrategy[int]:
    return st.integers(0, 2 ** (8 * kind.octets) - 1)


def test_every_single_mistype_of_a_recovery_key_is_caught() -> None:
    key = new_printed(RECOVERY_KEY)
    bare = key.replace("-", "")
    slips = [
        bare[:place] + other + bare[place + 1 :]
        for place, other in product(range(len(bare)), ALPHABET)
        if other != bare[place]
    ]
    assert len(slips) == 1_054
    assert [slip for slip in slips if typed_in(slip, RECOVERY_KEY) is not None] == []


@given(numbers(RECOVERY_KEY), st.integers(0, 32))
def test_two_neighbors_that_changed_places_are_caught(number: int, place: int) -> None:
    bare = printed(number, RECOVERY_KEY).replace("-", "")
    turned = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    assert turned == bare or typed_in(turned, RECOVERY_KEY) is None


@given(st.data(), st.sampled_from(KINDS))
def test_what_is_printed_is_what_is_read_however_it_is_typed(
    data: st.DataObject, kind: PrintedKind
) -> None:
    number = data.draw(numbers(kind))
    key = printed(number, kind)
    typed = "".join(
        data.draw(st.sampled_from({"0": "0Oo", "1": "1IlLi"}.get(each, each + each.lower())))
        for each in key.replace("-", "")
    )
    between = data.draw(st.sampled_from(["", " ", "-", " - ", "\n"]))
    assert typed_in(between.join(typed), kind) == typed_in(key, kind) == number


@given(st.text())
def test_anything_else_is_no_key(text: str) -> None:
    for kind in KINDS:
        assert typed_in(text, kind) is None or set(text.upper()) <= set(ALPHABET + "OIL- \n")


@pytest.mark.parametrize(
    ("kind", "shape"), [(RECOVERY_KEY, [5] * 6 + [4]), (ONE_TIME_CODE, [6] * 3)]
)
def test_keys_are_random_and_stand_in_groups(kind: PrintedKind, shape: list[int]) -> None:
    drawn = {new_printed(kind) for _ in range(200)}
    assert len(drawn) == 200
    assert {tuple(len(group) for group in key.split("-")) for key in drawn} == {tuple(shape)}
    assert set("".join(drawn)) == {*ALPHABET, "-"}


def test_one_kind_of_key_is_none_of_the_other_kind() -> None:
    assert typed_in(new_printed(RECOVERY_KEY), ONE_TIME_CODE) is None
    assert typed_in(new_printed(ONE_TIME_CODE), RECOVERY_KEY) is None


def test_each_slot_is_opened_by_another_derivation() -> None:
    salts = (bytes(16), bytes(15) + b"1")
    keks = {bytes(printed_kek(7, kind, salt)) for kind in KINDS for salt in salts}
    assert {len(kek) for kek in keks} == {32}
    assert len(keks) == 4
