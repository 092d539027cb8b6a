"""The file itself: the seal of every page, and whether tables and indexes hang together."""

from collections.abc import Iterator

from sqlcipher3 import dbapi2

from mmep_desktop.domain.checked import Found, Wrong
from mmep_desktop.storage.sqlite_only import RawConnection
from mmep_desktop.storage.tables import Row

_ADDED = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_NOT_OURS = ("alembic_version", "search_index", "search_vocabulary", "sqlite_")
_OF_THE_SEARCH = "fts5"
_SEARCH_ANEW = "SELECT rowid FROM search_index WHERE search_index MATCH 'a' LIMIT 1"
"""FTS5 remembers its index, and only a search tells it that another connection changed that."""


def check_file(raw: RawConnection) -> list[Found]:
    """Return everything that is wrong with the file behind the connection *raw*.

    To be called outside a transaction. What the log holds is brought into the file first, because
    the seals in the log are looked at only there.
    """
    raw.execute("PRAGMA wal_checkpoint").fetchall()
    try:
        return [*_pages(raw), *_tables(raw)]
    except dbapi2.OperationalError:  # interrupted
        raise
    except dbapi2.DatabaseError:  # SQLite itself can no longer make sense of it
        return [Found(Wrong.PAGES_DAMAGED), *_pages(raw)]


def _pages(raw: RawConnection) -> Iterator[Found]:
    """Yield each page whose seal is broken.

    One that is written while it is looked at may seem so: what counts is a second look.
    """
    for said in _broken(raw) and _broken(raw):
        yield Found(Wrong.PAGES_DAMAGED, "page", said.rpartition(" ")[2])


def _broken(raw: RawConnection) -> list[str]:
    """Return what SQLCipher says of broken pages: one line for each."""
    return [str(said) for (said,) in raw.execute("PRAGMA cipher_integrity_check").fetchall()]


def _tables(raw: RawConnection) -> Iterator[Found]:
    """Yield what does not hang together, the full-text index included, or does not belong here."""
    raw.execute(_SEARCH_ANEW).fetchall()
    for (said,) in raw.execute("PRAGMA integrity_check").fetchall():
        if said != "ok":
            is_of_search = _OF_THE_SEARCH in said.casefold()
            wrong = Wrong.SEARCH_ALTERED if is_of_search else Wrong.TABLES_ALTERED
            yield Found(wrong)
    for (name,) in raw.execute(_ADDED).fetchall():
        yield Found(Wrong.TABLES_ALTERED, str(name))
    names = [str(name) for (name,) in raw.execute(_TABLES).fetchall()]
    ours = {name for name in names if not name.startswith(_NOT_OURS)}
    for name in sorted(ours ^ set(Row.metadata.tables)):
        yield Found(Wrong.TABLES_ALTERED, name)
