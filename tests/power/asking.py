"""A desk that asks one family, locks and comes back: ``python -m tests.power.asking FOLDER LEVEL``.

It says on its standard output how often the interview was saved, each time once the save was
acknowledged. LEVEL is SQLite's ``synchronous``; the program itself knows no other than FULL.
"""

import os
import sys
from pathlib import Path

from sqlalchemy import event

from mmep_desktop.storage.engine import store_engine
from mmep_desktop.storage.sqlite_only import RawConnection
from mmep_desktop.storage.store import STORE_NAME, Store, open_store
from tests.answering import go_on, interviewing_over, registered
from tests.storage.fake_key import FakeKey

AS_SHIPPED = "FULL"
MADE = "made"
"""What is said, with the family's id, once there is a store with a family in it."""


def opened(folder: Path, level: str) -> Store:
    """Open the store as the program does or, to see that it matters, with a looser hand."""
    if level == AS_SHIPPED:
        return open_store(folder, FakeKey(), practice=False)
    engine = store_engine(folder / STORE_NAME, FakeKey())

    def loosen(connection: RawConnection, _record: object) -> None:
        connection.set_authorizer(None)
        connection.execute(f"PRAGMA synchronous={level}").close()

    event.listen(engine, "connect", loosen)
    return Store(engine)


def say(line: str) -> None:
    """Tell *line* at once."""
    os.write(1, f"{line}\n".encode("ascii"))


def main(folder: Path, level: str, shifts: int, saves: int) -> None:
    """Make a store and ask its family in *shifts* of *saves* answers each."""
    family = registered(folder)
    say(f"{MADE} {family}")
    for _ in range(shifts):
        store = opened(folder, level)
        interviewing = interviewing_over(store.work())
        sitting = interviewing.sit_down(family, "en")
        say(str(sitting.screening.savings))
        for _ in range(saves):
            sitting = go_on(interviewing, sitting)
            say(str(sitting.screening.savings))
        store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
