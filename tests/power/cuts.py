"""Many power cuts of one recorded day, and what the desk finds after each."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from mmep_desktop.domain.checked import Wrong
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.store import open_store
from tests.answering import Kept, go_on, interviewing_over, kept_of, undisturbed
from tests.power.asking import MADE
from tests.power.disk import Arrivals, Disk, Image, lay_out
from tests.power.operations import Operation, Said
from tests.power.recording import recorded
from tests.storage.fake_key import FakeKey


class Verdict(StrEnum):
    """What a power cut did to the store."""

    WHOLE = "whole"
    LOST = "an acknowledged answer lost"
    RUINED = "ruined"
    ALARMED = "whole, and said to be put back"


ALARMS = {Wrong.CUT_OR_PUT_BACK, Wrong.WAS_PUT_BACK, Wrong.ANCHOR_LOST, Wrong.ANCHOR_ALTERED}
"""What the check says of a store that somebody put back to an earlier day."""


@dataclass(frozen=True, slots=True)
class Day:
    """What a desk asked of its disk in a day, and each state in which it may be found."""

    folder: str
    family: str
    operations: Sequence[Operation]
    by_savings: dict[int, Kept]


def recorded_day(tmp_path: Path, level: str, shifts: int, saves: int) -> Day:
    """Record *shifts* of *saves* answers each, with SQLite's ``synchronous`` at *level*."""
    folder = tmp_path / f"desk-{level}"
    counts = (str(shifts), str(saves))
    done = recorded(folder, tmp_path / f"trace-{level}", "tests.power.asking", level, *counts)
    said = [each.text for each in done if isinstance(each, Said)]
    made, family = said[0].split()
    assert made == MADE
    passed = {kept.savings: kept for kept in undisturbed(int(said[-1]) + 1)}
    return Day(str(folder), family, done, passed)


def verdicts(
    day: Day, arrivals: Arrivals, times: int, seed: int, scratch: Path
) -> Counter[Verdict]:
    """Cut the power *times* times, anywhere in *day*; count what came of it."""
    return Counter(
        verdict(day, said, image, scratch) for said, image in cuts(day, arrivals, times, seed)
    )


def cuts(day: Day, arrivals: Arrivals, times: int, seed: int) -> Iterator[tuple[str, Image]]:
    """Yield for each cut what the desk had said last, and what the disk holds."""
    chance = random.Random(seed)
    moments = Counter(chance.randrange(len(day.operations)) for _ in range(times))
    disk, said = Disk(), ""
    for number, operation in enumerate(day.operations):
        disk.take(operation)
        if isinstance(operation, Said):
            said = operation.text
        for _ in range(moments[number]):
            yield said, disk.after_a_cut(arrivals, chance)


def verdict(day: Day, said: str, image: Image, scratch: Path) -> Verdict:
    """Open what a cut left, as the next start does, and compare it with what was acknowledged."""
    shutil.rmtree(scratch, ignore_errors=True)
    lay_out(image, day.folder, scratch)
    try:
        if not said:
            return nothing_half_made(scratch)
        kept, following, wrong = found_and_gone_on(scratch, day.family)
    except (DeskError, SQLAlchemyError, dbapi2.Error, LookupError, AssertionError):
        return Verdict.RUINED
    acknowledged = 0 if said.startswith(MADE) else int(said)
    if kept.savings < acknowledged:
        return Verdict.LOST
    expected = (day.by_savings.get(kept.savings), day.by_savings.get(kept.savings + 1))
    if (kept, following) != expected or kept.savings > acknowledged + 1 or wrong - ALARMS:
        return Verdict.RUINED
    return Verdict.ALARMED if wrong else Verdict.WHOLE


def nothing_half_made(folder: Path) -> Verdict:
    """Judge a cut during the set-up: there is a store that opens, or there is none."""
    try:
        open_store(folder, FakeKey(), practice=False).close()
    except DeskError as refusal:
        if refusal.problem is not Problem.STORE_MISSING:
            raise
    return Verdict.WHOLE


def found_and_gone_on(folder: Path, family: str) -> tuple[Kept, Kept, set[Wrong]]:
    """Return where the family's interview stands, where after one more gesture, and what is wrong.

    The whole store is checked against its trail, which must not take a cut for somebody's doing.
    """
    store = open_store(folder, FakeKey(), practice=False)
    try:
        interviewing = interviewing_over(store.work())
        sitting = interviewing.sit_down(family, "en")
        following = go_on(interviewing, sitting)
        checked = store.check(lambda _done, _total: None)
    finally:
        store.close()
    return kept_of(sitting), kept_of(following), {each.wrong for each in checked.found}
