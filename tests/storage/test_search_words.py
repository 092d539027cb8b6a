"""The words under which a child is found."""

from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.names import Name, folded
from mmep_desktop.storage.search_words import last_prefix_of, words_of
from tests.storage.invented import registration


def test_the_words_of_one_child() -> None:
    child = registration(name=Name("Ana", last_1="O'Brien", last_2="de la Cruz"), local_id="L-7")
    assert words_of(child, ["0201-A-26-00042"]) == {
        *("ana", "obrien", "de", "delacruz", "la", "cruz"),
        *("l7", "7"),
        *("5085550199", "5550199", "0199", "15085550199"),
        *("20140309", "03092014", "030914", "09032014", "392014", "9"),
        *("0201a2600042", "26", "00042", "42"),
    } - {"de"}


def test_a_word_that_only_begins_another_is_left_out() -> None:
    words = words_of(registration(name=Name("Ana", last_1="Anaya")), [])
    assert "anaya" in words
    assert "ana" not in words


@given(st.text(max_size=20), st.text(max_size=8), st.text(max_size=12))
def test_every_child_is_found_by_each_part_of_its_name(first: str, born: str, phone: str) -> None:
    words = words_of(registration(name=Name(first), born=born, phone=phone), [])
    assert "" not in words
    for typed in folded(first).split():
        assert any(word.startswith(typed) for word in words)


@given(st.text(min_size=1), st.text())
def test_words_that_begin_so_lie_in_one_range(beginning: str, rest: str) -> None:
    assert beginning <= beginning + rest
    if not rest.startswith("\U0010ffff"):
        assert beginning + rest <= last_prefix_of(beginning)
