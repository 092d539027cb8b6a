"""No cell under ten is read off a table, or worked out from what is shown of it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmep_desktop.domain.masking import LEAST, Sum, given_away, hidden, is_small

Key = tuple[int, int]
Cells = dict[Key, int]
ALL = 99
"""Row or column of the totals."""

MOST_LOOKED_AT = 3_000


def table(rows: Sequence[Sequence[int]]) -> tuple[Cells, tuple[Sum[Key], ...]]:
    """Return a table with the totals of its rows and columns, and the sums that everybody knows."""
    width = len(rows[0])
    cells = {
        (row, place): count for row, some in enumerate(rows) for place, count in enumerate(some)
    }
    cells |= {(row, ALL): sum(some) for row, some in enumerate(rows)}
    cells |= {(ALL, place): sum(some[place] for some in rows) for place in range(width)}
    cells[ALL, ALL] = sum(map(sum, rows))
    lines, columns = (*range(len(rows)), ALL), (*range(width), ALL)
    along = (Sum((row, ALL), tuple((row, place) for place in range(width))) for row in lines)
    down = (Sum((ALL, place), tuple((row, place) for row in range(len(rows)))) for place in columns)
    return cells, (*along, *down)


def tables(most: int, size: int) -> st.SearchStrategy[list[list[int]]]:
    counts = st.integers(0, most) | st.integers(1, LEAST - 1)
    widths = st.integers(1, size)
    return widths.flatmap(
        lambda width: st.lists(
            st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=size
        )
    )


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([[120, 0]], "120 0 | 120 // 120 0 | 120"),
        ([[40, 30], [20, 50]], "40 30 | 70 / 20 50 | 70 // 60 80 | 140"),
        ([[40, 3], [20, 50]], "* * | 43 / * * | 70 // 60 53 | 113"),
        ([[40, 3]], "* * | 43 // * * | 43"),
        ([[3]], "* | * // * | *"),
    ],
)
def test_a_small_cell_takes_others_with_it(rows: list[list[int]], shown: str) -> None:
    cells, sums = table(rows)
    out = hidden(cells, sums)
    words = lambda row: [  # noqa: E731 - read beside the table
        "*" if (row, place) in out else str(cells[row, place])
        for place in (*range(len(rows[0])), ALL)
    ]
    lines = [f"{' '.join(each[:-1])} | {each[-1]}" for each in map(words, (*range(len(rows)), ALL))]
    assert f"{' / '.join(lines[:-1])} // {lines[-1]}" == shown


@given(tables(60, 5))
def test_no_small_cell_is_shown_and_none_follows_from_those_shown(rows: list[list[int]]) -> None:
    cells, sums = table(rows)
    out = hidden(cells, sums)
    assert not any(is_small(count) for key, count in cells.items() if key not in out)
    assert not any(is_small(cells[key]) for key in given_away(sums, out))


@given(tables(60, 5))
def test_what_a_total_hides_is_ten_people_at_least(rows: list[list[int]]) -> None:
    cells, sums = table(rows)
    out = hidden(cells, sums)
    for one in sums:
        together = [cells[key] for key in one.parts if key in out]
        if together and one.total not in out:
            assert sum(together) >= LEAST
            assert len(together) > 1


@settings(max_examples=20)
@given(tables(14, 3))
def test_whoever_tries_every_table_learns_no_small_cell(rows: list[list[int]]) -> None:
    """Also knowing that no count is below nought, which adding and subtracting does not use."""
    cells, _sums = table(rows)
    out = hidden(cells, table(rows)[1])
    possible: dict[Key, set[int]] = {key: set() for key in out}
    for other in islice(same_shown(cells, out, len(rows), len(rows[0])), MOST_LOOKED_AT):
        for key in out:
            possible[key].add(other[key])
    small = [key for key in out if is_small(cells[key])]
    assert all(len(possible[key]) > 1 for key in small)


def same_shown(
    cells: Mapping[Key, int], out: frozenset[Key], height: int, width: int
) -> Iterator[Cells]:
    """Yield tables that show what *cells* shows: those next to it, one step around every rectangle.

    A table with the same sums differs from it by such steps; with a hidden total, also by one cell.
    """
    inner = [(row, place) for row in range(height) for place in range(width)]
    steps: list[dict[Key, int]] = [{}]
    for key in inner:
        steps.append({key: 1})
        steps.append({key: -1})
    for first, second in product(inner, inner):
        if first < second:
            steps += [{first: 1, second: -1}, {first: -1, second: 1}]
        if first[0] < second[0] and first[1] < second[1]:
            square = {
                first: 1,
                second: 1,
                (first[0], second[1]): -1,
                (second[0], first[1]): -1,
            }
            steps += [square, {key: -step for key, step in square.items()}]
    for one, other in product(steps, steps):
        changed = [
            [
                cells[row, place] + one.get((row, place), 0) + other.get((row, place), 0)
                for place in range(width)
            ]
            for row in range(height)
        ]
        if min(map(min, changed)) >= 0:
            whole = table(changed)[0]
            if all(whole[key] == count for key, count in cells.items() if key not in out):
                yield whole
