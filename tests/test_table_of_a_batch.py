"""The table of a batch reads in another program as what stands in the records, formulas apart."""

import io

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from mmep_desktop.domain.batch_rows import COLUMNS, Column, Contents, Going
from mmep_desktop.domain.batches import Item, News
from mmep_desktop.outbox import table_of

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\0")
TEXTS = st.one_of(
    st.text(max_size=30).filter(lambda text: "\0" not in text),
    st.sampled_from(FORMULAS[:-1]).flatmap(lambda mark: st.just(f'{mark}HYPERLINK("x";"y")')),
    st.sampled_from(['"', '""', ",", "\n", "\r\n", 'a"b', " x ", "ñ", "🌾", "NULL", "0012", "1e5"]),
)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_polars_reads_every_text_as_it_was_written(rows: list[tuple[str, str]]) -> None:
    item = Item("s1", "0201-A-26-00001", 1, News.NEW)
    children = tuple(
        (place, {Column.FIRST: first, Column.ADDRESS: address})
        for place, (first, address) in enumerate(rows)
    )
    raw = table_of(17, Contents((Going(item, children),), ()))
    table = pl.read_csv(io.BytesIO(raw), infer_schema=False).fill_null("")
    assert table.columns == [column.value for column in COLUMNS]
    read = zip(table[Column.FIRST.value], table[Column.ADDRESS.value], strict=True)
    assert list(read) == [tuple(map(_without_formula, row)) for row in rows]


def _without_formula(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULAS) else text
