"""Referrals go to MMEP in batches: chosen, looked at, made once, written as often as it takes."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batch_rows import Contents, Going, Ids, Told, rows_of
from mmep_desktop.domain.batches import (
    BESIDE,
    SERIES,
    Batch,
    Envelope,
    Item,
    News,
    manifest_of,
)
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.coverage import REFERRED, Fate, Span, days_of
from mmep_desktop.domain.disclosure import (
    ONWARD,
    TO_CALL,
    Disclosure,
    Ground,
    Part,
    Recipient,
    Releaser,
)
from mmep_desktop.domain.interview import Interview, of_the_screener
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, PublicKeys
from mmep_desktop.domain.replies import Person
from mmep_desktop.domain.screening import Screening
from mmep_desktop.domain.sending import Second, basis_of
from mmep_desktop.domain.steps import Asking
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.batch_choice import (
    Candidate,
    Choice,
    Chosen,
    Read,
    choice_in,
    is_still_so,
    read_in,
)
from mmep_desktop.services.batch_ports import Outbox
from mmep_desktop.services.household import persons
from mmep_desktop.services.permissions import Deed, may, permitted, refuse_unless
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.printing_many import Prove
from mmep_desktop.services.referring import Office, asked_alone, referral_of
from mmep_desktop.services.screeners import Screeners
from mmep_desktop.services.today import today_of


class Batching:
    """Chooses, shows and makes batches, as *clerk*, who exports and proves that she is herself."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        ids: Identifiers,
        clerk: Clerk,
        screeners: Screeners,
        outbox: Outbox,
        prove: Prove,
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.EXPORT)
        self._clock = clock
        self._ids = ids
        self._clerk = clerk
        self._screeners = screeners
        self._outbox = outbox
        self._prove = prove

    def choice(self) -> Choice:
        """Return what is new or changed since the last batch; not for the window's thread."""
        with self._work() as work:
            work.only_read()
            return choice_in(work)

    def today(self) -> date:
        """Return the day by which a receipt is overdue or not."""
        return self._clock.now().date()

    def batches(self) -> tuple[Batch, ...]:
        """Return every batch that was made, the last one first."""
        with self._work() as work:
            work.only_read()
            return work.batches.all()

    def preview(self, ticked: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return, line by line, exactly what a batch of *ticked* would say of families.

        Not for the window's thread.
        """
        return self._outbox.lines(self._contents(self._read(frozenset(ticked)).chosen))

    def make(
        self,
        ticked: Iterable[str],
        recipient: Recipient,
        passphrase: str,
        second: Second | None = None,
    ) -> Batch:
        """Make one batch of the screenings *ticked*: numbered, kept, and noted of each child.

        Nothing is written to a file yet. *second* answers for it too where it is large. Raises
        ``DeskError``: ``NOT_ALLOWED``, ``WRONG_PASSPHRASE``, ``PRACTICE_STAYS``,
        ``NOTHING_TO_SEND``, ``SECOND_NEEDED``, ``SECOND_REFUSED``, or ``CHANGED_ELSEWHERE`` where
        a referral changed meanwhile; nothing is made then. Not for the window's thread.
        """
        self._refuse_unless_allowed(passphrase)
        read = self._read(frozenset(ticked))
        if not read.chosen:
            raise DeskError(Problem.NOTHING_TO_SEND)
        second_id = self._seconded(len(read.chosen), second)
        # Drawing takes a while: nobody waits for it, and what was drawn is kept if it is so still.
        contents = self._contents(read.chosen)
        batch, content = self._drawn(read.chosen, contents, recipient.tidied)
        batch = replace(batch, seconded_by=second_id)
        with self._work() as work:
            numbered = work.center.next_number(SERIES) == batch.number
            if not (numbered and is_still_so(work, read)):
                raise DeskError(Problem.CHANGED_ELSEWHERE)
            work.batches.add(batch, content)
            told = (one for one in read.chosen if one.candidate.news is not News.WITHDRAWN)
            work.disclosures.add(*(self._line(one, batch) for one in told))
            work.trail.note(Act.BATCH_MADE, batch.id)
            if second_id:
                work.trail.note(Act.BATCH_SECONDED, second_id)
            work.commit()
        return batch

    def _seconded(self, referrals: int, second: Second | None) -> str:
        """Return who answers for a batch of so many with the exporter; nobody for a small one."""
        with self._work() as work:
            work.only_read()
            if not work.batches.rules().needs_second(referrals):
                return ""
            if second is None or second.clerk_id == self._clerk.id:
                raise DeskError(Problem.SECOND_NEEDED)
            refuse_unless(work, second.clerk_id, Deed.EXPORT)
        try:
            self._prove(second.clerk_id, second.passphrase)
        except DeskError as refusal:
            is_wrong = refusal.problem is Problem.WRONG_PASSPHRASE
            raise DeskError(Problem.SECOND_REFUSED) if is_wrong else refusal from None
        return second.clerk_id

    def seconds(self, referrals: int) -> tuple[Clerk, ...] | None:
        """Return who may answer for a batch of so many too; nothing where one is enough."""
        with self._work() as work:
            work.only_read()
            if not work.batches.rules().needs_second(referrals):
                return None
            others = (one for one in work.center.clerks() if one.id != self._clerk.id)
            return tuple(one for one in others if may(one, Deed.EXPORT))

    def needs_passphrase(self, batch: Batch) -> bool:
        """Whether writing *batch* takes the passphrase: not for the first file of her own batch."""
        return batch.copies > 0 or batch.made_by != self._clerk.id

    def envelopes(self) -> tuple[Envelope, ...]:
        """Return in what a batch can be written, the better one first."""
        with self._work() as work:
            work.only_read()
            is_pinned = work.partners.pinned(PartnerKind.MMEP)
        return (Envelope.SEALED, Envelope.WORKBOOK) if is_pinned else (Envelope.WORKBOOK,)

    def write(
        self,
        batch_id: str,
        place: str,
        passphrase: str = "",
        envelope: Envelope = Envelope.WORKBOOK,
    ) -> str:
        """Write a batch to the file *place*, and return the words that open it.

        They are made anew for each workbook and kept nowhere; what is sealed needs none. Raises
        ``DeskError``: ``COPY_NOT_SAVED``, ``WRONG_PASSPHRASE``, ``BATCH_GONE`` once a family of it
        is destroyed, ``CONSENT_TAKEN_BACK``, or ``NO_KEY_OF_MMEP``. Not for the window's thread.
        """
        with self._work() as work:
            work.only_read()
            batch, content = work.batches.get(batch_id), work.batches.content(batch_id)
            _refuse_without_consent(work, batch)
        if content is None:
            raise DeskError(Problem.BATCH_GONE)
        if self.needs_passphrase(batch):
            self._prove_herself(passphrase)
        words = "" if envelope is Envelope.SEALED else self._outbox.new_words()
        with self._work() as work:
            work.be_ready()
            if words:
                self._outbox.write(place, content, words)
            else:
                self._outbox.seal(place, content, batch, *self._keys_to_seal())
            work.batches.count_copy(batch_id)
            work.trail.note(Act.EXPORTED, batch_id)
            work.commit()
        return words

    def take_receipt(self, batch_id: str, code: str) -> bool:
        """Note that MMEP has opened the batch, if *code* is what stands in it alone."""
        with self._work() as work:
            batch = work.batches.get(batch_id)
            if not hmac.compare_digest(_plain(code), batch.receipt.encode()):
                return False
            work.batches.keep_received(batch_id, self._clock.now().date())
            work.trail.note(Act.BATCH_RECEIVED, batch_id)
            work.commit()
        return True

    def _refuse_unless_allowed(self, passphrase: str) -> None:
        with self._work() as work:
            work.only_read()
            if work.center.center().practice:
                raise DeskError(Problem.PRACTICE_STAYS)
        self._prove_herself(passphrase)

    def _prove_herself(self, passphrase: str) -> None:
        if not passphrase:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        self._prove(self._clerk.id, passphrase)

    def _keys_to_seal(self) -> tuple[OwnKeys, PublicKeys]:
        """Return this center's own keys, whose secrets whoever seals wipes, and MMEP's."""
        with self._work() as work:
            work.only_read()
            pinned = work.partners.pinned(PartnerKind.MMEP)
            own = work.partners.own() if pinned else None
        if own is None:
            raise DeskError(Problem.NO_KEY_OF_MMEP)
        return own, pinned[0].keys

    def _read(self, ticked: frozenset[str]) -> Read:
        with self._work() as work:
            work.only_read()
            return read_in(work, ticked)

    def _contents(self, read: tuple[Chosen, ...]) -> Contents:
        with self._work() as work:
            work.only_read()
            center, contacts = work.center.center(), work.schools.contacts()
            counts = tuple(_counts(work, today_of(self._clock)))
            rules = work.batches.rules()
        office = Office(center, self._clerk.name, contacts, self._clock.now().date())
        sent = (one for one in read if one.candidate.news is not News.WITHDRAWN)
        bases = tuple(sorted({basis_of(one.consent) for one in sent}))
        going = tuple(self._going(office, one) for one in read)
        return Contents(going, counts, bases, rules.agreement)

    def _going(self, office: Office, one: Chosen) -> Going:
        item = _item(one.candidate)
        if item.news is News.WITHDRAWN:
            return Going(item)
        told: list[Told] = []
        number, family = item.number, self._interview(one.screening, persons(one.children))
        told.append(Told(number, self._answers(family)))
        people, alone = family.asking.people, []
        for own in one.alone:
            row = own.alone or 0
            interview = self._interview(own, people[row : row + 1])
            told.append(Told(number, self._answers(interview), is_alone=True))
            alone.append(asked_alone(own, interview))
        referral = referral_of(office, one.screening, family, tuple(alone), one.consent)
        called = {child.id: Ids(child.local_id, child.state_id) for child in one.children}
        ids = tuple(called.get(person.registration, Ids()) for person in people)
        return Going(item, tuple(rows_of(referral, item.news, ids)), tuple(told))

    def _answers(self, interview: Interview) -> tuple[tuple[str, str], ...]:
        return self._outbox.answers(of_the_screener(interview))

    def _interview(self, screening: Screening, people: tuple[Person, ...]) -> Interview:
        screener = self._screeners.version(screening.pack, screening.version)
        asking = Asking(
            screener, screening.screened_on, screening.draft, people, alone=screening.is_alone
        )
        return Interview(asking, screening.language, screening.at)

    def _drawn(
        self, read: tuple[Chosen, ...], contents: Contents, recipient: Recipient
    ) -> tuple[Batch, bytes]:
        """Draw the batch that follows the last one, and return it with what it says."""
        with self._work() as work:
            work.only_read()
            center, last = work.center.center(), work.batches.last()
        number = last.number + 1 if last else 1
        id_, now = self._ids.new(), self._clock.now()
        batch = Batch(
            id=id_,
            number=number,
            made_at=now,
            made_by=self._clerk.id,
            recipient=recipient,
            items=tuple(_item(one.candidate) for one in read),
            receipt=self._outbox.new_receipt(),
        )
        members = self._outbox.members(batch, contents)
        previous = last.digest if last else ""
        files = {name: hashlib.sha256(member).hexdigest() for name, member in members.items()}
        basis = BESIDE.join(basis.citation for basis in contents.bases)
        manifest = manifest_of(center, batch, previous, basis, files)
        batch = replace(batch, manifest=manifest)
        return batch, self._outbox.content(batch, center, contents, members)

    def _line(self, one: Chosen, batch: Batch) -> Disclosure:
        """Return the line of the register that says what MMEP was given (603 CMR 23.07)."""
        return Disclosure(
            id=self._ids.new(),
            family_id=one.candidate.family_id,
            screening_id=one.candidate.screening_id,
            children=tuple(child.id for child in one.children),
            at=batch.made_at,
            recipient=batch.recipient,
            parts=(
                Part.REFERRAL_SHEET,
                Part.ANSWERS,
                *((Part.SECTION_ALONE,) if one.alone else ()),
            ),
            ground=Ground(basis_of(one.consent), TO_CALL),
            by=Releaser(self._clerk.id, self._clerk.name, self._clerk.role.value),
            is_exempt=True,  # 34 CFR 99.32(d)(3): with consent; it is noted all the same
            number=one.candidate.number,
            revision=one.candidate.revision,
            onward=ONWARD,
            batch=str(batch.number),
        )


def _refuse_without_consent(work: UnitOfWork, batch: Batch) -> None:
    """Refuse to send again what a family has taken its consent back of since."""
    told = tuple(one.screening_id for one in batch.items if one.news is not News.WITHDRAWN)
    consents, rules = work.papers.consents_of(told), work.batches.rules()
    if not all(rules.let_go(consents.get(id_)) for id_ in told):
        raise DeskError(Problem.CONSENT_TAKEN_BACK)


def _counts(work: UnitOfWork, today: date) -> Iterator[tuple[str, int]]:
    """Yield the counts of the school year so far: children who are not referred appear only here.

    MMEP is an authority of the state for this program; its counts are not masked.
    """
    days = days_of(Span.SCHOOL_YEAR, today).until(today)
    tallies = work.coverage.tallies(days.first, days.last)
    by_fate = Counter[Fate]()
    for tally in tallies:
        by_fate[tally.fate] += tally.count
    yield "Registered this school year", sum(by_fate.values())
    yield "Not asked yet", by_fate[Fate.NOT_YET]
    yield "No referral", by_fate[Fate.NO_REFERRAL]
    yield "Declined", by_fate[Fate.DECLINED]
    yield "Referred", sum(by_fate[fate] for fate in REFERRED)


def _item(one: Candidate) -> Item:
    return Item(one.screening_id, one.number, one.revision, one.news)


def _plain(code: str) -> bytes:
    """Return *code* as it was meant: without blanks and strokes, in capitals."""
    return "".join(letter for letter in code.upper() if letter.isalnum()).encode()
