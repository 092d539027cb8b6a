"""A desk that asks one family, locks and comes back: ``python -m tests.power.asking FOLDER LEVEL``.

It says on its standard output how often the interview was saved, each time once the save was
acknowledged. LEVEL is SQLite's ``synchronous``; the program itself knows no other than FULL.
"""

import os
import sys
from pathlib import Path

from sqlalchemy import Pool, event

from mmep_desktop.storage.sqlite_only import RawConnection
from mmep_desktop.storage.store import open_store
from tests.answering import go_on, interviewing_over, registered
from tests.storage.fake_key import FakeKey

AS_SHIPPED = "FULL"
MADE = "made"
"""What is said, with the family's id, once there is a store with a family in it."""


def loosen(level: str) -> None:
    """Let every store that is opened from now on sync as *level* says, to see that it matters."""

    def set_level(connection: RawConnection, _record: object) -> None:
        connection.set_authorizer(None)
        connection.execute(f"PRAGMA synchronous={level}").close()

    event.listen(Pool, "connect", set_level)


def say(line: str) -> None:
    """Tell *line* at once."""
    os.write(1, f"{line}\n".encode("ascii"))


def main(folder: Path, level: str, shifts: int, saves: int) -> None:
    """Make a store and ask its family in *shifts* of *saves* answers each."""
    family = registered(folder)
    say(f"{MADE} {family}")
    if level != AS_SHIPPED:
        loosen(level)
    for _ in range(shifts):
        store = open_store(folder, FakeKey(), practice=False)
        interviewing = interviewing_over(store.work())
        sitting = interviewing.sit_down(family, "en")
        say(str(sitting.screening.savings))
        for _ in range(saves):
            sitting = go_on(interviewing, sitting)
            say(str(sitting.screening.savings))
        store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
