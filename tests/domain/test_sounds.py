"""Names that are spelled by ear sound alike, and those that are not do not."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.sounds import heard, heard_beginning, spoken_words

LATIN = st.text(string.ascii_lowercase, min_size=1, max_size=9)


def sounds_of(name: str) -> frozenset[str]:
    (word,) = spoken_words(name)
    return heard(word)


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Xiomara", "Siomara"),
        ("Ximénez", "Jiménez"),
        ("Ximénez", "Gimenes"),
        ("Tzoc", "Tsoc"),
        ("Tzoc", "Soc"),
        ("Yojcom", "Yojcon"),
        ("Yojcom", "Llojkom"),
        ("Quej", "Kej"),
        ("Xuncax", "Shuncash"),
        ("Ixcoy", "Ishkoi"),
        ("Batz", "Vas"),
        ("Xóchitl", "Sochil"),
        ("Citlali", "Zitlaly"),
        ("Chávez", "Chabes"),
        ("Vásquez", "Basques"),
        ("Cecilia", "Sesilia"),
        ("Guillén", "Guiyen"),
        ("Padilla", "Padiya"),
        ("Hernández", "Ernándes"),
        ("José", "Hosé"),
        ("Héctor", "Ector"),
        ("Yesenia", "Jesenia"),
        ("Yesenia", "Llesenia"),
        ("Huamán", "Wamán"),
        ("Gonçalo", "Gonzalo"),
        ("Joaquim", "Joaquín"),
        ("Carvalho", "Carballo"),
        ("Thiago", "Tiago"),
        ("Djenane", "Jenane"),
        ("Sophia", "Sofía"),
        ("Stephanie", "Estefanie"),
        ("Marcella", "Marcela"),
        ("Isaac", "Isac"),
    ],
)
def test_is_heard_as(kept: str, typed: str) -> None:
    assert sounds_of(kept) & sounds_of(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Juan", "Suan"),
        ("Chico", "Kiko"),
        ("Choc", "Soc"),
        ("Gómez", "Jómez"),
        ("Mario", "Nario"),
        ("Pérez", "Téllez"),
        ("Rosa", "Roja"),
        ("Guerra", "Jerra"),
        ("Ana", "Ama"),
    ],
)
def test_is_not_heard_as(one: str, other: str) -> None:
    assert not sounds_of(one) & sounds_of(other)


@pytest.mark.parametrize("word", ["", "محمد", "राम", "nguyễn", "l7", "42", "李"])
def test_other_scripts_and_figures_are_only_spelled(word: str) -> None:
    assert heard(word) == heard_beginning(word) == frozenset()


def test_a_word_has_few_keys() -> None:
    assert len(heard("xllxllxllxllxll")) <= 8


@given(LATIN, LATIN)
def test_a_name_sounds_at_its_beginning_as_its_beginning_may_sound(word: str, rest: str) -> None:
    """While somebody types, nobody who will be found in the end drops out in between."""
    beginnings = heard_beginning(word)
    for key in heard(word + rest):
        assert any(key.startswith(beginning) for beginning in beginnings) or set(word) <= {"h"}


@given(st.text(max_size=20))
def test_every_text_has_as_many_spoken_words_as_written_ones(text: str) -> None:
    from_words = [heard(word) | heard_beginning(word) for word in spoken_words(text)]
    assert all(key for keys in from_words for key in keys)
