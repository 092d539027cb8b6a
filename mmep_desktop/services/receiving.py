"""Batches of many centers come to MMEP: opened, checked, set in order, and listed as work."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batch_records import SentBatch
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.likeness import Closeness, Likeness, Person, advice_on
from mmep_desktop.domain.mmep_answers import may_be_answered
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, PublicKeys
from mmep_desktop.domain.receiving import (
    MOST_WAITING,
    Came,
    Held,
    HeldChild,
    ReceivedBatch,
    Taken,
    WorkLine,
    as_registration,
    desk_of,
    missing_of,
    standing_of,
    taken_from,
)
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.letting_go import due_now
from mmep_desktop.services.opening_batches import believed
from mmep_desktop.services.parcel_ports import Opening, Parcels
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, OpenWork, UnitOfWork
from mmep_desktop.services.printing_many import Going
from mmep_desktop.services.receiving_ports import Waiting

Members = Mapping[str, bytes]

_OF_THE_FILE: Final = "PARCEL_"
"""How the problems begin that one file has, and the next one may not have."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of one file; *came* is nothing where it has a *problem*."""

    place: str
    came: Came | None = None
    problem: Problem | None = None
    center: str = ""
    name: str = ""
    number: int = 0
    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    older: int = 0
    foreign: int = 0
    alike: int = 0


@dataclass(frozen=True, slots=True)
class UnknownCenter:
    """A center whose keys nobody has confirmed, its eight *words*, and how many files wait.

    *has_changed* where other keys of the same desk are relied on: that takes two people.
    """

    keys: PublicKeys
    words: tuple[str, ...]
    files: int
    has_changed: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """Batches of a desk that never came, though later ones did."""

    name: str
    center: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """All that the page of received batches shows."""

    lines: tuple[WorkLine, ...]
    missing: tuple[Missing, ...]
    unknown: tuple[UnknownCenter, ...]
    batches: int
    to_tell: int
    """How many results no file has carried to its center yet."""

    ready: int
    """How many files waited for keys that are confirmed now."""

    due: int
    """How many referrals, and files that wait, were kept long enough."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A child of another referral who may be the same one."""

    child: HeldChild
    number: str
    center: str


@dataclass(frozen=True, slots=True)
class Opened:
    """One referral of *center*, and for each child, by place, who may be the same one."""

    held: Held
    center: str
    alike: Mapping[int, tuple[Alike, ...]]


class Receiving:
    """Opens and lists what centers send, as *clerk* of MMEP."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        clerk: Clerk,
        parcels: Parcels,
        closeness: Closeness,
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.RECEIVE)
        self._clock = clock
        self._clerk = clerk
        self._parcels = parcels
        self._closeness = closeness

    def receive(self, places: Sequence[str], going: Going) -> tuple[Arrived, ...]:
        """Open the files at *places*, one after the other, and return what became of each.

        Each is taken whole or not at all, and taken twice changes nothing. A file of a center that
        is not known waits, locked. Those that come after *going* is cancelled are not touched. Not
        for the window's thread. Raises ``DeskError`` of the store.
        """
        return self._open_each(places, self._parcels.read, going)

    def open_waiting(self, going: Going) -> tuple[Arrived, ...]:
        """Open the files that waited for their center's keys, which are confirmed now."""
        with self._work() as work:
            work.only_read()
            known = {one.keys for one in work.partners.pinned(PartnerKind.CENTER)}
            waiting = [one for one in work.received.waiting() if one.keys in known]
        sealed = {one.id: one.sealed for one in waiting}
        arrived = self._open_each(tuple(sealed), sealed.__getitem__, going)
        with self._work() as work:
            work.received.wait_no_more(one.place for one in arrived)
            work.commit()
        return arrived

    def work(self) -> Work:
        """Return every child that is held, what is missing, and who is not known yet."""
        with self._work() as work:
            work.only_read()
            lines, batches = work.received.lines(), work.received.batches()
            waiting = work.received.waiting()
            to_tell = sum(work.given_answers.untold().values())
            known = {one.keys for one in work.partners.pinned(PartnerKind.CENTER)}
            due = due_now(work, waiting, self._clock).count
        ready = sum(one.keys in known for one in waiting)
        unknown = tuple(self._unknown(waiting, known))
        return Work(lines, _missing(batches), unknown, len(batches), to_tell, ready, due)

    def open(self, record: str) -> Opened:
        """Return one referral, with everybody who may be one of its children."""
        with self._work() as work:
            work.only_read()
            held = work.received.record(record)
            near = work.received.near(held.children)
            numbers = work.received.known({child.record for child, _center in near})
            names = {one.name for one in work.received.batches_of(held.record.center).values()}
        with self._work() as work:
            work.trail.note(Act.VIEWED, record)
            work.commit()
        return Opened(
            held,
            next(iter(names), held.record.center),
            {
                child.child: tuple(
                    Alike(other, numbers[other.record].number, center)
                    for other, center in near
                    if self._is_among(child, held.record.center, [(other, center)])
                )
                for child in held.children
            },
        )

    def _open_each(
        self, places: Sequence[str], read: Callable[[str], bytes], going: Going
    ) -> tuple[Arrived, ...]:
        arrived: list[Arrived] = []
        with self._own() as own, self._parcels.opening() as opening:
            for place in places:
                going.report(len(arrived), len(places))
                if going.is_cancelled:
                    break
                arrived.append(self._attempt(place, own, opening, read))
        return tuple(arrived)

    def _attempt(
        self, place: str, own: OwnKeys, opening: Opening, read: Callable[[str], bytes]
    ) -> Arrived:
        """Take one file, or say what is wrong with it."""
        try:
            return self._arrive(place, read(place), own, opening)
        except DeskError as refusal:
            if not refusal.problem.name.startswith(_OF_THE_FILE):
                raise
            return Arrived(place, problem=refusal.problem)

    def _arrive(self, place: str, sealed: bytes, own: OwnKeys, opening: Opening) -> Arrived:
        members = opening.opened(sealed, own.identity)
        signer = str(self._parcels.claimed(members).get("signer", ""))
        with self._work() as work:
            work.only_read()
            pinned = work.partners.find(signer)
        if pinned is None:
            return self._set_aside(place, sealed, members)
        batch = self._batch_in(members, pinned.keys, own)
        return self._take(place, batch, pinned.keys.name)

    def _batch_in(self, members: Members, signer: PublicKeys, own: OwnKeys) -> SentBatch:
        """Return the batch that *signer* made for this office. Raises ``DeskError``."""
        batch = believed(self._parcels, members, signer, own.public.fingerprint).batch
        if not all(may_be_answered(told.record, told.number) for told in batch.records):
            raise DeskError(Problem.PARCEL_KIND_UNKNOWN)
        return batch

    def _set_aside(self, place: str, sealed: bytes, members: Members) -> Arrived:
        keys = self._parcels.claimed_keys(members)
        if keys is None or keys.kind is not PartnerKind.CENTER:
            raise DeskError(Problem.PARCEL_SENDER_UNKNOWN)
        id_ = hashlib.sha256(sealed).hexdigest()
        with self._work() as work:
            if len(work.received.waiting()) >= MOST_WAITING:
                raise DeskError(Problem.PARCEL_SENDER_UNKNOWN)
            work.received.wait(Waiting(id_, keys, self._clock.now(), sealed))
            work.commit()
        center = desk_of(keys.district, keys.desk)
        return Arrived(place, Came.UNKNOWN_CENTER, center=center, name=keys.name)

    def _take(self, place: str, batch: SentBatch, name: str) -> Arrived:
        center = desk_of(batch.district, batch.desk)
        with self._work() as work:
            came = standing_of(batch, work.received.batches_of(center))
            if came is not Came.TAKEN:
                return Arrived(place, came, center=center, name=name, number=batch.number)
            records = [told.record for told in batch.records]
            gone = work.letting_go.gone(records)
            taken = taken_from(batch, {**gone, **work.received.known(records)})
            alike = self._count_alike(work, taken, center)
            work.received.take(self._received(batch, center, name), taken.held)
            if gone:
                work.letting_go.held_again(one.record.record for one in taken.held)
            work.trail.note(Act.BATCH_OPENED, batch.id)
            work.commit()
        counts = {news: sum(1 for one in taken.held if one.record.news is news) for news in News}
        return Arrived(
            place,
            came,
            center=center,
            name=name,
            number=batch.number,
            new=counts[News.NEW],
            changed=counts[News.CHANGED],
            withdrawn=counts[News.WITHDRAWN],
            older=taken.older,
            foreign=taken.foreign,
            alike=alike,
        )

    def _received(self, batch: SentBatch, center: str, name: str) -> ReceivedBatch:
        return ReceivedBatch(
            id=batch.id,
            center=center,
            name=name,
            number=batch.number,
            made_at=batch.made_at,
            previous=batch.previous,
            digest=batch.digest,
            receipt=batch.receipt,
            opened_at=self._clock.now(),
            opened_by=self._clerk.id,
        )

    def _count_alike(self, work: UnitOfWork, taken: Taken, center: str) -> int:
        """Return how many of the children who come may be held already, of whichever desk."""
        children = [child for one in taken.held for child in one.children]
        by_day: defaultdict[str, list[tuple[HeldChild, str]]] = defaultdict(list)
        for other, desk in work.received.near(children):
            for shared in filter(None, (other.born, other.state_id)):
                by_day[shared].append((other, desk))
        return sum(
            self._is_among(
                child,
                center,
                [
                    one
                    for shared in filter(None, (child.born, child.state_id))
                    for one in by_day.get(shared, ())
                ],
            )
            for child in children
        )

    def _is_among(
        self, child: HeldChild, center: str, others: Sequence[tuple[HeldChild, str]]
    ) -> bool:
        """Whether *child* may be one of *others*, who are near."""
        if child.state_id and any(child.state_id == other.state_id for other, _desk in others):
            return True
        own = as_registration(child, center)
        person = Person(own.name, own.born, own.local_id, own.phone)
        held = (as_registration(other, desk) for other, desk in others)
        advice = advice_on(person, held, self._closeness)
        return any(one.likeness is Likeness.SAME for one in advice)

    def _unknown(
        self, waiting: Sequence[Waiting], known: Collection[PublicKeys]
    ) -> Iterator[UnknownCenter]:
        desks = {desk_of(keys.district, keys.desk) for keys in known}
        files = Counter(one.keys for one in waiting if one.keys not in known)
        for keys, count in files.items():
            has_changed = desk_of(keys.district, keys.desk) in desks
            yield UnknownCenter(keys, self._parcels.words(keys), count, has_changed)

    @contextmanager
    def _own(self) -> Iterator[OwnKeys]:
        """Hold this office's keys for as long as they are needed, and wipe them."""
        with self._work() as work:
            work.only_read()
            own = work.partners.own()
        if own is None:  # nobody can have sealed anything for it
            raise DeskError(Problem.PARCEL_NOT_FOR_US)
        try:
            yield own
        finally:
            own.wipe()


def _missing(batches: Sequence[ReceivedBatch]) -> tuple[Missing, ...]:
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    names: dict[str, str] = {}
    for batch in batches:
        numbers[batch.center].add(batch.number)
        names[batch.center] = batch.name
    gaps = ((center, missing_of(there)) for center, there in numbers.items())
    return tuple(Missing(names[center], center, gap) for center, gap in gaps if gap)
