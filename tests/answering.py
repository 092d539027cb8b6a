"""A desk in another process that asks a family without end, until it is killed in the middle."""

from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from mmep_desktop.domain.replies import Reply
from mmep_desktop.screeners.shelf import Shelf
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.services.registering import Registering
from mmep_desktop.services.screeners import Screeners
from mmep_desktop.storage.plain import draft_text
from mmep_desktop.storage.store import create_store, open_store
from tests.builders import a_center, a_clerk, a_person, an_interview, replies_of_a_referral
from tests.fake_work import FakeWork
from tests.fakes import CountingIds, SetClock
from tests.killing import killed_in_the_middle
from tests.prepared_desk import LUCIA
from tests.storage.fake_key import FakeKey

LONGEST_LIFE = 0.15
"""Seconds; some thirty answers are given in it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where an interview stands: how often it was saved, every reply, the question asked next."""

    savings: int
    replies: str
    asks: str


def kept_of(sitting: Sitting) -> Kept:
    """Return where *sitting* stands."""
    current = sitting.interview.current
    draft = draft_text(sitting.interview.asking.draft)
    return Kept(sitting.screening.savings, draft, current.key if current else "")


def registered(folder: Path) -> str:
    """Make a store with one family in *folder* and return the family's id."""
    store = create_store(folder, FakeKey(), a_center(), (a_clerk(),))
    kept = Registering(store.work(), SetClock(), CountingIds()).register((LUCIA,))
    store.close()
    return kept[0].family_id


def interviewing_over(work: OpenWork) -> Interviewing:
    """Return the service over *work*, on the day for which the replies are meant."""
    clock = SetClock()
    return Interviewing(work, clock, CountingIds(), Screeners(work, clock, Shelf(())), a_clerk())


def go_on(interviewing: Interviewing, sitting: Sitting) -> Sitting:
    """Make the next gesture; which one depends on nothing but where *sitting* stands."""
    step = sitting.interview.current
    if step is None:
        return interviewing.jump(sitting, sitting.interview.steps[0].key)
    if sitting.screening.savings % 5 == 0:
        return interviewing.back(sitting)
    return interviewing.answer(sitting, replies()[step.key])


def replies() -> dict[str, Reply]:
    """Return a reply to each question that a family moved for fish work is asked."""
    told = {}
    interview = an_interview(a_person())
    for reply in replies_of_a_referral():
        assert interview.current is not None
        told[interview.current.key] = reply
        interview = interview.answer(reply)
    return told


def answer_until_killed(folder: Path, family: str, acknowledged: Connection) -> None:
    """Answer one question after the other; tell what is kept once it is, and never before."""
    store = open_store(folder, FakeKey(), practice=False)
    interviewing = interviewing_over(store.work())
    sitting = interviewing.sit_down(family, "en")
    acknowledged.send(kept_of(sitting))
    while True:
        sitting = go_on(interviewing, sitting)
        acknowledged.send(kept_of(sitting))


def kill_while_answering(
    folder: Path, family: str, times: int, seed: int
) -> Iterator[tuple[Kept, Kept]]:
    """Kill an answering desk *times* times; yield what it told last and what the next one finds."""
    yield from killed_in_the_middle(
        answer_until_killed,
        folder,
        family,
        longest_life=LONGEST_LIFE,
        found=lambda: found(folder, family),
        times=times,
        seed=seed,
    )


def found(folder: Path, family: str) -> Kept:
    """Return where the family's interview stands for who sits down with it now."""
    store = open_store(folder, FakeKey(), practice=False)
    sitting = interviewing_over(store.work()).sit_down(family, "en")
    store.close()
    return kept_of(sitting)


def undisturbed(saves: int) -> list[Kept]:
    """Return every place that an interview passes which is never interrupted, over memory."""
    work = FakeWork(a_center(), a_clerk())
    family = Registering(work, SetClock(), CountingIds()).register((LUCIA,))[0].family_id
    interviewing = interviewing_over(work)
    sittings = [interviewing.sit_down(family, "en")]
    while sittings[-1].screening.savings < saves:
        sittings.append(go_on(interviewing, sittings[-1]))
    return [kept_of(sitting) for sitting in sittings]
