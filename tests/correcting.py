"""A desk in another process that corrects one family without end, until it is killed."""

from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from mmep_desktop.domain.replies import Chosen
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.services.correcting import Correcting
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.listing import Lists
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.storage.store import open_store
from tests.answering import interviewing_over, registered
from tests.builders import a_clerk
from tests.fakes import SetClock
from tests.killing import killed_in_the_middle
from tests.storage.fake_key import FakeKey

LONGEST_LIFE = 0.12
"""Seconds; some ten corrections are finished in it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the next desk finds: the revision that counts, the former ones, and the list."""

    counts: int
    outcomes: tuple[str, ...]
    is_asked: bool
    number: str


def finished_family(folder: Path) -> str:
    """Make a store with one family that said no, and return the id of its screening."""
    family = registered(folder)
    store = open_store(folder, FakeKey(), practice=False)
    interviewing = interviewing_over(store.work())
    sitting = interviewing.answer(interviewing.sit_down(family, "en"), Chosen("no"))
    finished = interviewing.finish(sitting)
    store.close()
    return finished.screening.id


def correct_until_killed(folder: Path, screening_id: str, acknowledged: Connection) -> None:
    """Correct no to declined and back; tell each revision once it is kept."""
    interviewing, correcting = services_over(open_store(folder, FakeKey(), practice=False).work())
    sitting = interviewing.open(screening_id)
    acknowledged.send(sitting.screening.revision)
    while True:
        sitting = correct(interviewing, correcting, sitting)
        acknowledged.send(sitting.screening.revision)


def correct(interviewing: Interviewing, correcting: Correcting, sitting: Sitting) -> Sitting:
    """Take up what was begun, or begin, and turn the answer round."""
    is_no = sitting.screening.draft["moved"] == Chosen("no")
    going_on = correcting.resume(sitting)
    if going_on.correction is None:
        going_on = correcting.begin(sitting, "moved", Reason(Cause.WRONG_KEY))
    going_on = interviewing.jump(going_on, "moved")
    while going_on.interview.current is not None:
        going_on = interviewing.answer(going_on, Chosen("declined" if is_no else "no"))
    return correcting.finish(going_on)


def services_over(work: OpenWork) -> tuple[Interviewing, Correcting]:
    interviewing = interviewing_over(work)
    return (interviewing, Correcting(work, SetClock(), a_clerk(), interviewing))


def kill_while_correcting(
    folder: Path, screening_id: str, times: int, seed: int
) -> Iterator[tuple[int, Found]]:
    """Kill a correcting desk *times* times; yield what it told last and what the next one finds."""
    yield from killed_in_the_middle(
        correct_until_killed,
        folder,
        screening_id,
        longest_life=LONGEST_LIFE,
        found=lambda: found(folder, screening_id),
        times=times,
        seed=seed,
        first_steps=2,  # what it found, and one revision of its own
    )


def found(folder: Path, screening_id: str) -> Found:
    """Return what the next desk finds."""
    store = open_store(folder, FakeKey(), practice=False)
    interviewing, correcting = services_over(store.work())
    counted = interviewing.open(screening_id)
    shown = correcting.revisions(counted)
    (listing,) = Lists(store.work(), SetClock()).today().listings
    store.close()
    assert [one.revision.number for one in shown] == list(range(1, len(shown) + 1))
    return Found(
        counts=counted.screening.revision,
        outcomes=tuple(one.revision.determination.outcome.value for one in shown),
        is_asked=listing.standing.is_asked,
        number=counted.screening.number,
    )
