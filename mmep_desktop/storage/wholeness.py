"""Whether a store that opens is whole: all of a small one, and the ends of a large one.

To read 50,000 families' store through takes two seconds, and nobody waits so long at each unlock:
``docs/decisions/0018`` has the figures. What is damaged between the ends shows when it is read.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, select

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.sqlite_only import brings_log_home
from mmep_desktop.storage.tables import Row

SMALL = 1_000
"""Pages that are read in 40 ms or less; that is the store of some seven hundred families."""

_PAGE = 4096


def refuse_damaged(engine: Engine, path: Path, small: int = SMALL) -> None:
    """Raise ``DeskError(STORE_DAMAGED)`` for a store that is cut short or was changed.

    A power cut may leave pages torn that were on their way from the log into the store. The log
    still holds them whole, so it is emptied into the store before anything is looked at; where that
    cannot be, what is damaged shows when it is read.
    """
    raw = engine.raw_connection()
    is_home = brings_log_home(raw.driver_connection)
    raw.close()
    if not is_home:
        return
    with engine.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        is_cut = path.stat().st_size < pages * _PAGE
        if is_cut or (pages <= small and _is_changed(connection)):
            raise DeskError(Problem.STORE_DAMAGED, pages=pages)


def read_ends(engine: Engine) -> None:
    """Read the first and the last row of every table; one that cannot be read raises."""
    with engine.begin() as connection:
        for table in Row.metadata.sorted_tables:
            for order in (table.primary_key, (column.desc() for column in table.primary_key)):
                connection.execute(select(table).order_by(*order).limit(1)).all()


def _is_changed(connection: Connection) -> bool:
    """Whether the seal of a page is broken; there is one line for each."""
    return connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() is not None
