"""Districts by what is typed, and the list that the program ships with."""

import pytest

from mmep_desktop.domain.district import District, district_meant, read_districts
from mmep_desktop.services.districts import known_districts

SOME = read_districts(
    ["code,district", "03320000,West Springfield", "02810000,Springfield", "00950000,Fall River"]
)


def test_districts_are_in_the_order_of_their_names() -> None:
    assert [district.name for district in SOME] == ["Fall River", "Springfield", "West Springfield"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Springfield", "Springfield"),
        ("springfield ", "Springfield"),
        ("west", "West Springfield"),
        ("02810000", "Springfield"),
        ("0332", "West Springfield"),
        ("fall", "Fall River"),
        ("", None),
        ("0", None),
        ("Elsewhere", None),
        ("field", None),
    ],
)
def test_what_is_typed_means_one_district_or_none(typed: str, name: str | None) -> None:
    meant = district_meant(typed, SOME)
    assert (meant.name if meant else None) == name


def test_the_shipped_list_has_codes_of_eight_digits_and_no_district_twice() -> None:
    known = known_districts()
    assert District("02010000", "New Bedford") in known
    assert all(len(each.code) == 8 and each.code.isdigit() and each.name for each in known)
    assert len({each.code for each in known}) == len({each.name for each in known}) == len(known)
