"""Strips are placed from the top down; what belongs together stays so while a page can hold it."""

from mmep_desktop.documents.blocks import Cell, Group, Strip
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.pages import Layout, Placed
from mmep_desktop.documents.text import Line, Style

TOP = 40.0
BODY = Style(8, 10, Weight.REGULAR)
HEAD = Strip((), least=20)


def strip(lines: int, *, is_tied: bool = False) -> Strip:
    return Strip((Cell(0, 100, (Line((), 0, BODY),) * lines),), is_tied=is_tied)


def pages_of(*groups: Group) -> list[list[Placed]]:
    layout = Layout(TOP)
    for group in groups:
        layout.add(group)
    return layout.pages


def line_count(pages: list[list[Placed]]) -> int:
    return sum(len(cell.lines) for page in pages for placed in page for cell in placed.strip.cells)


def test_what_fits_stays_on_one_page() -> None:
    (page,) = pages_of(Group((strip(10), strip(20))), Group((strip(5),)))
    assert [placed.top for placed in page] == [40, 140, 340]


def test_a_group_that_does_not_fit_goes_to_the_next_page_whole() -> None:
    first, second = pages_of(Group((strip(50),)), Group((strip(10), strip(20))))
    assert (len(first), len(second)) == (1, 2)
    assert second[0].top == TOP


def test_a_group_that_may_come_apart_fills_the_page_and_repeats_its_heading() -> None:
    rows = tuple(strip(10) for _ in range(10))
    first, second = pages_of(Group(rows, (HEAD,), stays_together=False))
    assert first[0].strip is HEAD
    assert second[0].strip is HEAD
    assert len(first) + len(second) == 12


def test_tied_strips_are_not_parted() -> None:
    rows = (strip(61), strip(8), strip(2, is_tied=True))
    first, second = pages_of(Group(rows, stays_together=False))
    assert (len(first), len(second)) == (1, 2)


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    group = Group((strip(10), strip(10)), (HEAD,), stays_together=False)
    first, second = pages_of(Group((strip(66),)), group)
    assert len(first) == 1
    assert second[0].strip is HEAD


def test_a_strip_taller_than_any_page_is_cut_without_losing_a_line() -> None:
    pages = pages_of(Group((strip(5),)), Group((strip(333),), (HEAD,)))
    assert len(pages) == 6
    assert line_count(pages) == 5 + 333
    assert all(placed.top + placed.strip.inner <= 744 for page in pages for placed in page)


def test_cells_of_different_heights_are_cut_at_the_same_place() -> None:
    lines = (Line((), 0, BODY),)
    both = Strip((Cell(0, 50, lines * 100), Cell(50, 50, lines * 3)))
    pages = pages_of(Group((both,)))
    assert line_count(pages) == 103
