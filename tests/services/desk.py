"""One open desk over records in memory, for tests of the services."""

from dataclasses import dataclass, field

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.replies import Reply
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.services.advising import Advising
from mmep_desktop.services.answering import Answering
from mmep_desktop.services.batching import Batching
from mmep_desktop.services.correcting import Correcting
from mmep_desktop.services.disclosing import Disclosing
from mmep_desktop.services.households import Households
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.joining import Joining
from mmep_desktop.services.listing import Lists
from mmep_desktop.services.paperwork import Paperwork
from mmep_desktop.services.printing_many import PrintingMany, Prove
from mmep_desktop.services.registering import NewChild, Registering
from mmep_desktop.services.releasing import Releasing
from mmep_desktop.services.returning import Returning
from mmep_desktop.services.screeners import Screeners
from mmep_desktop.services.transmitting import Transmitting
from mmep_desktop.services.whole_record import WholeRecord
from mmep_desktop.storage.near_words import how_near
from tests.builders import a_center, a_clerk
from tests.fake_batches import StandInOutbox
from tests.fake_work import FakeWork
from tests.fakes import CountingIds, Drawer, SetClock, StandInPapers, StandInShelf, Tray


def prove_by(passphrase: str) -> Prove:
    """Return a proof that only *passphrase* gives."""

    def prove(_clerk_id: str, typed: str) -> None:
        if typed != passphrase:
            raise DeskError(Problem.WRONG_PASSPHRASE)

    return prove


@dataclass
class DeskInMemory:
    """The services as ``bootstrap`` would build them, with every port a stand-in."""

    work: FakeWork = field(default_factory=lambda: FakeWork(a_center(), a_clerk()))
    clock: SetClock = field(default_factory=SetClock)
    ids: CountingIds = field(default_factory=CountingIds)
    shelf: StandInShelf = field(default_factory=StandInShelf)
    papers: StandInPapers = field(default_factory=StandInPapers)
    tray: Tray = field(default_factory=Tray)
    files: Drawer = field(default_factory=Drawer)
    outbox: StandInOutbox = field(default_factory=StandInOutbox)

    @property
    def screeners(self) -> Screeners:
        """The screeners, as a program that was just started finds them."""
        return Screeners(self.work, self.clock, self.shelf)

    @property
    def interviewing(self) -> Interviewing:
        return Interviewing(self.work, self.clock, self.ids, self.screeners, a_clerk())

    @property
    def correcting(self) -> Correcting:
        return Correcting(self.work, self.clock, a_clerk(), self.interviewing)

    @property
    def paperwork(self) -> Paperwork:
        return Paperwork(
            self.work,
            self.clock,
            self.ids,
            a_clerk(),
            self.interviewing,
            self.papers,
            self.tray,
        )

    @property
    def disclosing(self) -> Disclosing:
        return Disclosing(self.work, self.clock, self.ids, a_clerk())

    @property
    def releasing(self) -> Releasing:
        whole = WholeRecord(self.work, self.clock, a_clerk(), self.screeners)
        return Releasing(
            self.work, a_clerk(), self.disclosing, whole, self.papers, self.tray, self.files
        )

    @property
    def printing_many(self) -> PrintingMany:
        return PrintingMany(
            self.work, a_clerk(), self.interviewing, self.paperwork, prove_by("four words of hers")
        )

    @property
    def registering(self) -> Registering:
        return Registering(self.work, self.clock, self.ids)

    @property
    def advising(self) -> Advising:
        return Advising(self.work, how_near)

    @property
    def joining(self) -> Joining:
        return Joining(
            self.work,
            self.clock,
            a_clerk(),
            self.registering,
            self.interviewing,
            self.correcting,
        )

    @property
    def households(self) -> Households:
        return Households(self.work, self.clock, self.ids, a_clerk(), self.joining, self.advising)

    @property
    def returning(self) -> Returning:
        return Returning(self.work, self.interviewing, self.correcting)

    @property
    def batching(self) -> Batching:
        return Batching(
            self.work,
            self.clock,
            self.ids,
            a_clerk(),
            self.screeners,
            self.outbox,
            prove_by("four words of hers"),
        )

    @property
    def answering(self) -> Answering:
        return Answering(self.work, self.clock, a_clerk(), SealedParcels())

    @property
    def transmitting(self) -> Transmitting:
        return Transmitting(self.work, self.clock, a_clerk(), self.papers, self.tray, self.files)

    @property
    def lists(self) -> Lists:
        return Lists(self.work, self.clock)

    def register(self, *names: str, born: str = "2017-05-04") -> Registration:
        """Register children of one family by their first names, and return the first."""
        children = tuple(NewChild(Name(first=name, last_1="García"), born) for name in names)
        return self.registering.register(children)[0]

    def sit_down(self, *replies: Reply, born: str = "2017-05-04") -> Sitting:
        """Register a family of one child and give *replies* in turn."""
        family = self.register("Lucía", born=born).family_id
        sitting = self.interviewing.sit_down(family, "es")
        return self.answer(sitting, *replies)

    def answer(self, sitting: Sitting, *replies: Reply) -> Sitting:
        """Give *replies* in turn."""
        for reply in replies:
            sitting = self.interviewing.answer(sitting, reply)
        return sitting
