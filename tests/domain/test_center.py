"""A clerk's id is short, can be typed on every keyboard, and never belongs to two people."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.center import new_clerk_id


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Maria Silva", (), "ms"),
        ("Mário Sá", ("ms",), "ms2"),
        ("Michael Stone", ("ms", "ms2"), "ms3"),
        ("Ana Érica Óscar", ("ms",), "aeo"),
        ("Ana de la Cruz y Soto", (), "adlc"),
        ("王 芳", (), "c"),
        ("李 娜", ("c",), "c2"),
        ("'Abdul (Abe) Rahman", (), "aar"),
        ("", (), "c"),
    ],
)
def test_an_id_is_the_initials_and_a_number_where_somebody_had_them(
    name: str, taken: tuple[str, ...], expected: str
) -> None:
    assert new_clerk_id(name, taken) == expected


@given(st.lists(st.text(max_size=30), max_size=12))
def test_ids_are_typeable_and_unique_whatever_the_names(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(new_clerk_id(name, taken))
    assert len(set(taken)) == len(names)
    assert all(re.fullmatch("[a-z]{1,4}[0-9]*", each) for each in taken)
