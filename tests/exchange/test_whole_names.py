"""Whole names are taken apart, and what is shown of them stays what the file says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.names import Name
from mmep_desktop.exchange.rosters.whole_names import name_parts, surname_parts, two_surnames


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("García López, Ana María", ("Ana", "María", "García", "López", "")),
        ("da Silva, Caali", ("Caali", "", "da Silva", "", "")),
        ("de la Cruz Pérez, Ana", ("Ana", "", "de la Cruz", "Pérez", "")),
        ("St. John, Emma", ("Emma", "", "St. John", "", "")),
        ("Jean-Baptiste, Wilner", ("Wilner", "", "Jean-Baptiste", "", "")),
        ("Smith Jr., Owen", ("Owen", "", "Smith", "", "Jr.")),
        ("Smith, Owen Lee III", ("Owen", "Lee", "Smith", "", "III")),
        ("Smith, Owen, Sr", ("Owen", "", "Smith", "", "Sr")),
        ("Pérez Tzoc de León Us, Ana", ("Ana", "", "Pérez Tzoc de León Us", "", "")),
        ("Ana da Silva", ("Ana", "", "da Silva", "", "")),
        ("Thị Văn Nguyễn", ("Thị", "Văn", "Nguyễn", "", "")),
        ("Chumil", ("Chumil", "", "", "", "")),
        ("III", ("III", "", "", "", "")),
        (", Ana", ("Ana", "", "", "", "")),
        ("Cruz,", ("", "", "Cruz", "", "")),
        ("", ("", "", "", "", "")),
    ],
)
def test_a_whole_name_is_taken_apart(written: str, parts: tuple[str, ...]) -> None:
    assert name_parts(written) == parts


def test_a_column_of_surnames_may_hold_a_suffix() -> None:
    assert surname_parts("Ajanel Us II") == ("Ajanel", "Us", "II")


@given(st.lists(st.sampled_from(["Ana", "de", "la", "Cruz", "Us", "y", "Jr."]), max_size=7))
def test_a_name_as_it_is_spoken_stays_as_it_is_spoken(words: list[str]) -> None:
    first, middle, last_1, last_2, suffix = name_parts(" ".join(words))
    assert Name(first, middle, last_1, last_2, suffix).shown == " ".join(words)
    assert " ".join(filter(None, two_surnames(" ".join(words)))) == " ".join(words)
