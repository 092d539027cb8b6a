"""Answers of MMEP: opened, shown beside what is known, and applied by a person, all or nothing."""

from collections.abc import Iterator

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.heard import (
    AppliedFile,
    Compared,
    Difference,
    Differs,
    differs,
    is_another_chain,
    latest,
    missing_before,
)
from mmep_desktop.domain.mmep_answers import (
    ANSWERS_FILE,
    AnswerFile,
    NotAnAnswerFile,
    read_answers_json,
)
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, PublicKeys
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.at_mmep import people_as_sent
from mmep_desktop.services.household import persons
from mmep_desktop.services.parcel_ports import Parcels
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, OpenWork, UnitOfWork


class Answering:
    """Takes answers from the key of MMEP that this desk relies on, and from no other."""

    def __init__(self, work: OpenWork, clock: Clock, clerk: Clerk, parcels: Parcels) -> None:
        self._work = permitted(work, clerk.id, Deed.EXPORT)
        self._clock = clock
        self._clerk = clerk
        self._parcels = parcels

    def compare(self, place: str) -> Compared:
        """Open the file *place* and return what it says beside what is known; nothing is kept.

        Not for the window's thread. Raises ``DeskError``: a problem of parcels, ``NO_MMEP_KEY``,
        ``ANSWERS_NOT_OURS`` or ``ANSWERS_OF_ANOTHER_CHAIN``.
        """
        with self._work() as work:
            work.only_read()
            center, own = work.center.center(), work.partners.own()
            mmep = next((one.keys for one in work.partners.pinned(PartnerKind.MMEP)), None)
        if own is None:
            raise DeskError(Problem.NO_MMEP_KEY)
        try:
            file = self._opened(place, own, mmep)
        finally:
            own.wipe()
        _refuse_others(file, center)
        with self._work() as work:
            work.only_read()
            return compared_in(work, file)

    def apply(self, seen: Compared) -> Compared:
        """Keep what of *seen* is new or changed, and the receipts; return how it stands then.

        Raises ``DeskError(CHANGED_ELSEWHERE)`` where something was applied meanwhile; nothing is
        kept then. Not for the window's thread.
        """
        now = self._clock.now()
        with self._work() as work:
            if compared_in(work, seen.file) != seen:
                raise DeskError(Problem.CHANGED_ELSEWHERE)
            if not seen.changes_anything:
                return seen
            file = seen.file
            applied = AppliedFile(
                file.id, file.number, file.digest, file.made_at, file.made_by, now, self._clerk.id
            )
            new = tuple(line.answer for line in seen.lines if line.how.is_applied)
            work.answers.add(applied, new)
            for batch in work.batches.all():
                if batch.number in seen.receipts:
                    work.batches.keep_received(batch.id, file.made_at.date())
                    work.trail.note(Act.BATCH_RECEIVED, batch.id)
            work.trail.note(Act.ANSWERS_APPLIED, file.id)
            work.commit()
        with self._work() as work:
            work.only_read()
            return compared_in(work, file)

    def _opened(self, place: str, own: OwnKeys, mmep: PublicKeys | None) -> AnswerFile:
        if mmep is None:
            raise DeskError(Problem.NO_MMEP_KEY)
        content = self._parcels.read(place)
        with self._parcels.opening() as opening:
            members = opening.opened(content, own.identity)
        manifest = self._parcels.verified(members, mmep.signing, own.public.fingerprint)
        told = self._parcels.told(members.get(ANSWERS_FILE, b""))
        try:
            return read_answers_json(told, manifest)
        except NotAnAnswerFile:
            raise DeskError(Problem.PARCEL_KIND_UNKNOWN) from None


def _refuse_others(file: AnswerFile, center: Center) -> None:
    if (file.district, file.desk) != (center.district_code, center.desk):
        raise DeskError(Problem.ANSWERS_NOT_OURS)


def compared_in(work: UnitOfWork, file: AnswerFile) -> Compared:
    """Return *file* beside what *work* knows. Raises ``DeskError(ANSWERS_OF_ANOTHER_CHAIN)``."""
    applied = work.answers.files()
    if is_another_chain(file, applied):
        raise DeskError(Problem.ANSWERS_OF_ANOTHER_CHAIN)
    batches = {batch.number: batch for batch in work.batches.all()}
    named = {number: digest for number, digest in file.received if number in batches}
    ours = {number for number, digest in named.items() if batches[number].digest == digest}
    return Compared(
        file=file,
        lines=tuple(_lines(work, file)),
        missing=missing_before(file, applied),
        receipts=tuple(sorted(one for one in ours if batches[one].received_on is None)),
        not_ours=tuple(sorted({number for number, _digest in file.received} - ours)),
        was_applied=any(one.id == file.id for one in applied),
    )


def _lines(work: UnitOfWork, file: AnswerFile) -> Iterator[Difference]:
    """Yield each answer of *file*; one about what this desk never sent speaks of nobody here."""
    sent = work.batches.sent()
    ids = tuple({answer.record: None for answer in file.answers if answer.record in sent})
    screenings, heard = work.screenings.those(ids), work.answers.heard_of(ids)
    families = tuple({one.family_id: None for one in screenings.values()})
    children = work.registrations.of_families(families)
    for answer in file.answers:
        screening = screenings.get(answer.record)
        if screening is None or screening.number != answer.number:
            yield Difference(answer, Differs.UNKNOWN)
            continue
        registered = persons(children.get(screening.family_id, ()))
        people = people_as_sent(work, screening, answer.revision, registered)
        if answer.child >= len(people):
            yield Difference(answer, Differs.UNKNOWN)
            continue
        before = latest(heard.get(screening.id, ()))
        known = next((one for one in before if one.answer.child == answer.child), None)
        how = differs(answer, known, file.number)
        name = people[answer.child].name
        yield Difference(answer, how, name, screening.family_id, known)
