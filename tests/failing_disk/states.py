"""What a desk's folder holds, told so that two desks that did the same look the same."""

import re
from datetime import date
from pathlib import Path

from sqlalchemy import select

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.settings import read_settings
from mmep_desktop.storage.engine import close_engine, store_engine
from mmep_desktop.storage.store import STORE_NAME
from mmep_desktop.storage.tables import Row
from tests.failing_disk.acts import OTHER_WORDS, SETTINGS, unlocked_in
from tests.security.desk import SIX_WORDS, vault_at
from tests.security.fake_keyring import FakeKeyring

State = dict[str, list[str]]

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
_UNTOLD = {"trail"}
"""It also tells of each unlocking; it is checked and not compared."""


def state_of(folder: Path) -> State:
    """Open the desk in *folder* as its next start does; return all it holds, and who opened it."""
    passphrase = SIX_WORDS
    try:
        unlocked = unlocked_in(folder)
    except DeskError as refusal:
        if refusal.problem is not Problem.WRONG_PASSPHRASE:
            raise
        passphrase = OTHER_WORDS
        unlocked = unlocked_in(folder, passphrase)
    unlocked.store.close()
    told = {"passphrase": [passphrase], "settings": [str(read_settings(folder / SETTINGS))]}
    key = vault_at(folder, FakeKeyring()).unlock(unlocked.clerk.id, passphrase)
    engine = store_engine(folder / STORE_NAME, key)
    with engine.connect() as connection:
        for table in Row.metadata.sorted_tables:
            if table.name not in _UNTOLD:
                told[table.name] = sorted(_line(row) for row in connection.execute(select(table)))
    close_engine(engine)
    key.wipe()
    return told


def _line(row: object) -> str:
    """Tell a row without ids, moments and codes, which no two desks share."""
    cells = ("at" if isinstance(each, date | bytes) else str(each) for each in row)  # type: ignore[attr-defined]  # a row of any table
    return _ID.sub("id", " | ".join(cells))
