"""What is made from records, made anew: the words of the search, and the counts of each day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnClause, Connection, Row, column, select

from mmep_desktop.domain.checked import Found, Wrong
from mmep_desktop.domain.typed_birth_dates import kept_figures
from mmep_desktop.storage.check_lines import Steps
from mmep_desktop.storage.registrations import registration_from
from mmep_desktop.storage.search_index import NOTHING, kept_words, rows_of
from mmep_desktop.storage.search_words import words_of, words_of_numbers, words_of_part
from mmep_desktop.storage.tables import RegistrationRow, ScreeningRow

_SEARCH = "search_index"
_AT_ONCE = 500
_WORDS = "SELECT rowid, names, sounds, figures FROM search_index WHERE rowid BETWEEN ? AND ?"
_ALL_WORDS = "SELECT count(*) FROM search_index"
_NUMBERS = select(ScreeningRow.family_id, ScreeningRow.number).where(ScreeningRow.number != "")
_COUNTED_ANEW = """
SELECT day, count(*), sum(asked) FROM (
    SELECT registered_on AS day, EXISTS (
        SELECT 1 FROM screening
        WHERE screening.family_id = registration.family_id
        AND screening.alone IS NULL AND screening.finished_at IS NOT NULL) AS asked
    FROM registration WHERE registered_on IS NOT NULL
    UNION ALL
    SELECT day, ending NOT IN ('unfinished', 'not_asked') FROM remnant)
GROUP BY day
"""
"""Whoever is on the list, and what remains of those whose record is destroyed."""

_COUNTED = "SELECT day, registered, asked FROM coverage WHERE registered <> 0 OR asked <> 0"

Words = dict[str, str]


def check_counts(connection: Connection) -> Iterator[Found]:
    """Yield each day whose children were miscounted."""
    kept = {tuple(row) for row in connection.exec_driver_sql(_COUNTED)}
    anew = {tuple(row) for row in connection.exec_driver_sql(_COUNTED_ANEW)}
    for day in sorted({str(row[0]) for row in kept ^ anew}):
        yield Found(Wrong.COUNTS_ALTERED, "coverage", day)


def check_search(connection: Connection, steps: Steps) -> Iterator[Found]:
    """Yield each child who is not found by the words of its record, or by others as well."""
    numbers: defaultdict[str, list[str]] = defaultdict(list)
    for family_id, number in connection.execute(_NUMBERS).all():
        numbers[family_id].append(number)
    # What these remember goes with the check: names and birth dates do not stay behind.
    of_part, of_birth = cache(words_of_part), cache(_kept_figures)
    of_numbers = lru_cache(_AT_ONCE)(_words_of_numbers)
    rows_there = 0
    for children in _children(connection):
        kept = _kept(connection, children)
        for child in children:
            who, known_by = rows_of(child.entry)
            try:
                wanted = {
                    who: kept_words(words_of(registration_from(child), of_part, of_birth)),
                    known_by: of_numbers(tuple(numbers.get(child.family_id, ()))),
                }
            except (AttributeError, TypeError, ValueError):  # no text stands there any more
                wanted = {who: {}}
            found = {row: kept[row] for row in wanted if row in kept}
            rows_there += len(found)
            if found != {row: words for row, words in wanted.items() if words != NOTHING}:
                yield Found(Wrong.SEARCH_ALTERED, _SEARCH, child.id)
        steps.done(len(children))
    if rows_there != connection.exec_driver_sql(_ALL_WORDS).scalar():
        yield Found(Wrong.SEARCH_ALTERED, _SEARCH)


def _children(connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    """Yield all children in the order in which they were added, some at a time.

    As SQLite keeps them: what should be a date may be none any more.
    """
    table = RegistrationRow.__table__
    untyped: Iterator[ColumnClause[Any]] = (column(each.name) for each in table.columns)
    children = connection.execute(select(*untyped).select_from(table).order_by(column("entry")))
    while some := children.fetchmany(_AT_ONCE):
        yield some


def _kept(connection: Connection, children: Sequence[Row[Any]]) -> dict[int, Words]:
    """Return what is kept in the search for *children*, and for whoever stands between them."""
    ends = (rows_of(children[0].entry)[0], rows_of(children[-1].entry)[1])
    return {
        row: {"names": names, "sounds": sounds, "figures": figures}
        for row, names, sounds, figures in connection.exec_driver_sql(_WORDS, ends).all()
    }


def _words_of_numbers(numbers: tuple[str, ...]) -> Words:
    return kept_words(words_of_numbers(numbers))


def _kept_figures(born: str) -> tuple[str, ...]:
    return tuple(kept_figures(born))
