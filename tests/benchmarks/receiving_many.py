"""A whole state at MMEP: makes a file for each of many centers, takes them all in, and counts.

Run as a program: ``python -m tests.benchmarks.receiving_many FOLDER CENTERS REFERRALS``.
"""

import gc
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from typing import TypeVar

from mmep_desktop.domain.batch_records import BatchRecord, ChildRecord
from mmep_desktop.domain.batches import News
from tests.benchmarks.invented_people import Family, invented_families
from tests.sending_centers import MmepOffice, SendingCenter, a_row
from tests.services.test_printing_many import Steps

if sys.platform != "win32":
    import resource

Came = TypeVar("Came")

ANSWERS = tuple(
    (f"Question {place} of the screener, in words as long as most are?", "Yes, last summer", False)
    for place in range(25)
)
WORKBOOK, TABLE = b"PK" + bytes(60_000), b"First Name\r\n" * 2_500
"""As large as those of a batch of some seventy referrals."""


def main(folder: Path, centers: int, referrals: int) -> None:
    """Print as JSON how long it took, and the most memory that was in use.

    The child that opens what is packed is there while files come in, and gone when all is saved.
    """
    gc.disable()  # as in the window, which looks for cycles only while it waits for somebody
    office = MmepOffice(folder)
    families = invented_families(10 * referrals)
    sending = [
        SendingCenter(f"Center {place}", f"{place:08}", "A") for place in range(1, centers + 1)
    ]
    office.knows(*sending)
    places = [
        _file(office, center, list(islice(families, referrals // centers))) for center in sending
    ]
    receiving, replying = office.desk.receiving, office.desk.replying
    taken, arrived = _timed(lambda: receiving.receive(places, Steps(10**9)))
    listed, work = _timed(receiving.work)
    new, lines, held = sum(one.new for one in arrived), len(work.lines), _most_mb()
    del work, arrived
    saved, _words = _timed(lambda: replying.save_everything(str(folder / "all.xlsx")))
    told = {
        "taken": taken,
        "listed": listed,
        "saved": saved,
        "new": new,
        "lines": lines,
        "mb": held + _most_mb_of_the_child(),
        "mb_saved": _most_mb(),
    }
    sys.stdout.write(json.dumps(told))
    office.store.close()


def _file(office: MmepOffice, center: SendingCenter, families: list[Family]) -> str:
    records = [_record(family, place) for place, family in enumerate(families)]
    return office.file(center.sealed(office.keys, 1, "", records, rest=(TABLE, WORKBOOK)))


def _record(family: Family, place: int) -> BatchRecord:
    id_ = family[0].family_id
    chance = Random(id_)
    children = tuple(_children(family, chance))
    return BatchRecord(id_, f"{id_.upper()}-{place}", 1, News.NEW, children, ANSWERS)


def _children(family: Family, chance: Random) -> Iterator[ChildRecord]:
    for place, child in enumerate(family):
        row = a_row(
            child.name.first,
            child.name.last_1,
            date.fromisoformat(child.born),
            MIDDLE=child.name.middle,
            LAST_2=child.name.last_2,
            DISTRICT=f"Town {chance.randrange(60)}",
            SCHOOL="Example Elementary School",
            GRADE=child.grade,
            LOCAL_ID=child.local_id,
            STATE_ID=f"{chance.randrange(10**10):010}",
            PARENT="Example Parent",
            RELATION="mother",
            PARENT_PHONE=child.phone,
            ADDRESS="1147 Purchase Street, third floor rear",
            MOVED_FROM="Example Town, Maine",
            MOVED_TO="Example City",
            OPEN_POINTS="moved_with_or_to_join",
            BEST_TIME="after five in the evening",
        )
        yield ChildRecord(place, row)


def _timed(act: Callable[[], Came]) -> tuple[float, Came]:
    begun = time.perf_counter()
    came = act()
    return time.perf_counter() - begun, came


def _most_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    own = re.search(r"VmHWM:\s*(\d+)", status)
    return int(own[1] if own else 0) * 1024 / 1e6


def _most_mb_of_the_child() -> float:
    most = 0
    if sys.platform != "win32":  # the module has nothing there
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most * 1024 / 1e6


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
