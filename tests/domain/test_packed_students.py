"""Students wait as bytes, and come out as they went in."""

import zlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.packed_students import packed, unpacked
from mmep_desktop.domain.roster import Guardian, Student

WORDS = st.text(max_size=9)
GUARDIANS = st.lists(st.builds(Guardian, WORDS, WORDS, WORDS), max_size=3).map(tuple)
STUDENTS = st.builds(
    Student,
    row=st.integers(1, 1_000_000),
    source_id=WORDS,
    name=st.builds(Name, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS),
    born=WORDS,
    local_id=WORDS,
    state_id=WORDS,
    school=WORDS,
    grade=WORDS,
    registered_on=st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    is_withdrawn=st.booleans(),
    phone=WORDS,
    address=WORDS,
    language=WORDS,
    guardians=GUARDIANS,
)


@given(st.lists(STUDENTS, max_size=4))
def test_students_come_out_as_they_went_in(students: list[Student]) -> None:
    assert unpacked(packed(students)) == tuple(students)


@pytest.mark.parametrize(
    "data", [b"", b"[]", zlib.compress(b"{"), zlib.compress(b"[1]"), zlib.compress(b"[[1]]")]
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no students"):
        unpacked(data)
