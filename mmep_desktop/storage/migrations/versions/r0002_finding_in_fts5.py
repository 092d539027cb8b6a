"""Children are found through a full-text index instead of a table of words.

With ``secure-delete`` a word that is taken out is gone from the index at once; FTS5 would otherwise
keep it until it happens to merge. ``fts5vocab`` reads the words of the index without keeping any.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection, RowMapping

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.storage.search_index import SearchIndex
from mmep_desktop.storage.search_words import words_of, words_of_numbers

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "names, sounds, figures, "
    "detail=column, columnsize=0, prefix='1 2 3 4 5 6 7 8', tokenize='ascii')"
)
MAKE_INDEX = (
    _TABLE,
    "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_index, 'col')",
)
_CHILDREN = sa.text(
    "SELECT entry, id, family_id, first, middle, last_1, last_2, suffix, used, born, school, grade,"
    " local_id, phone, registered_on FROM registration ORDER BY entry"
).columns(registered_on=sa.Date)
_NUMBERS = sa.text(
    "SELECT registration.entry, number FROM registration"
    " JOIN screening ON screening.family_id = registration.family_id"
    " WHERE number != '' ORDER BY registration.entry"
)


def upgrade() -> None:
    """Make the index, enter every child that is there, and drop the table of words."""
    for statement in MAKE_INDEX:
        op.execute(statement)
    connection = op.get_bind()
    index = SearchIndex(connection)
    for row in connection.execute(_CHILDREN).mappings():
        index.keep(row["entry"], words_of(_registration(row)))
    for entry, numbers in _numbers(connection):
        index.keep_numbers(entry, words_of_numbers(numbers))
    op.drop_table("search_word")


def _registration(row: RowMapping) -> Registration:
    parts = ("first", "middle", "last_1", "last_2", "suffix", "used")
    kept = ("id", "family_id", "born", "school", "grade", "local_id", "phone", "registered_on")
    return Registration(
        name=Name(**{part: row[part] for part in parts}), **{key: row[key] for key in kept}
    )


def _numbers(connection: Connection) -> Iterator[tuple[int, list[str]]]:
    for entry, group in groupby(connection.execute(_NUMBERS), key=itemgetter(0)):
        yield entry, [number for _, number in group]
