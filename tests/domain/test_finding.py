"""What is typed is read as words, as words taken together, and as the date in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.finding import LEVELS, Reading, Term, readings_of


def typed_in(reading: Reading) -> tuple[str, ...]:
    return tuple(part.typed[0] for part in reading)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Xóchitl", [("xochitl",)]),
        ("de la Cruz", [("de", "la", "cruz"), ("dela", "cruz"), ("delacruz",), ("de", "lacruz")]),
        ("O'Brien", [("obrien",)]),
        ("3/14/2015", [("03142015",), ("3142015",)]),
        ("14 de marzo de 2015", [("03142015",), ("14demarzode2015",)]),
        ("Ana 3/14", [("ana", "0314"), ("ana", "314")]),
        ("3 14", [("0314",), ("3", "14"), ("314",)]),
        ("Ana 14 mar", [("ana", "0314"), ("ana", "14", "mar"), ("ana14mar",)]),
        ("mar 2015", [("032015",), ("mar", "2015"), ("mar2015",)]),
        ("ana ana", [("ana",), ("anaana",)]),
        ("LASID-4471", [("lasid4471",)]),
        ("0201-A-26-42", [("0201a2642",)]),
        ("14-mar-2015", [("03142015",), ("14mar2015",)]),
        ("ana 508-555", [("ana", "508", "555"), ("ana508555",), ("ana", "508555")]),
        ("a b c d e f", [("a", "b", "c", "d", "e", "f")]),
    ],
)
def test_is_read_as(text: str, readings: list[tuple[str, ...]]) -> None:
    assert [typed_in(reading) for reading in readings_of(text)] == readings


@pytest.mark.parametrize("text", ["", "   ", "---", "'", " ".join(map(str, range(31)))])
def test_there_is_nothing_to_look_for_in(text: str) -> None:
    assert readings_of(text) == ()


def test_a_word_fits_as_spelled_before_it_fits_as_heard() -> None:
    ((part,),) = readings_of("Vic")
    assert part.levels == (
        (Term("vic", is_whole=True),),
        (Term("vic"),),
        (Term("bik", is_whole=True, is_sound=True),),
        tuple(Term(key, is_sound=True) for key in ("bic", "bik", "bis")),
    )
    assert part.up_to(1) == (Term("vic", is_whole=True),)
    assert part.up_to(2) == (Term("vic"),)


@pytest.mark.parametrize("text", ["4471", "محمد", "lasid4471"])
def test_figures_and_other_scripts_have_no_sound(text: str) -> None:
    ((part,),) = readings_of(text)
    assert part.levels == ((Term(text, is_whole=True),), (Term(text),))


@pytest.mark.parametrize("text", ["v", "zz", "ch", "h"])
def test_one_sound_alone_is_not_looked_for_among_the_beginnings(text: str) -> None:
    ((part,),) = readings_of(text)
    assert not any(term.is_sound and not term.is_whole for term in part.up_to(LEVELS[-1]))


@given(st.text(max_size=30))
def test_every_text_can_be_read(text: str) -> None:
    for reading in readings_of(text):
        assert reading
        for part in reading:
            assert all(term.text for term in part.up_to(LEVELS[-1]))
            assert all(" " not in term.text and '"' not in term.text for term in part.levels[0])
