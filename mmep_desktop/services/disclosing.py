"""The register of disclosures: a referral handed over on paper, and whatever else was shown."""

from dataclasses import dataclass, field, replace

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.disclosure import (
    ONWARD,
    TO_CALL,
    Basis,
    Disclosure,
    Ground,
    Part,
    Recipient,
    Releaser,
)
from mmep_desktop.domain.heard import AtMmep, Said
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.registration import Registration, Standing
from mmep_desktop.domain.screening import ScreeningState
from mmep_desktop.domain.standing import standing_of
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.at_mmep import at_mmep, said_of
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, UnitOfWork

MMEP = "Massachusetts Migrant Education Program (MMEP)"


@dataclass(frozen=True, slots=True)
class OnRecord:
    """One family's record from outside: who it is, how far it came, and what was shown of it."""

    family_id: str
    children: tuple[Registration, ...]
    screening: ScreeningState | None
    number: str
    standing: Standing
    consent: Consent | None
    disclosures: tuple[Disclosure, ...]
    at_mmep: AtMmep = field(default_factory=AtMmep)
    said: tuple[Said, ...] = ()


class Disclosing:
    """Every disclosure leaves its line, in the transaction of what it is about."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        ids: Identifiers,
        clerk: Clerk,
    ) -> None:
        self._disclosing = permitted(work, clerk.id, Deed.DISCLOSE)
        self._clock = clock
        self._ids = ids
        self._clerk = clerk

    def record(self, family_id: str) -> OnRecord:
        """Return the family's record as it stands. Raises ``LookupError`` if there is none."""
        with self._disclosing() as work:
            work.only_read()
            return replace(on_record(work, family_id), said=said_of(work, family_id))

    def mmep_contact(self) -> Recipient:
        """Return who of MMEP gets a referral: as the last time, or the center's contact."""
        with self._disclosing() as work:
            work.only_read()
            return _contact(work.center.center(), work.disclosures.last_given_to())

    def hand_over(self, family_id: str, recipient: Recipient) -> Disclosure:
        """Note that MMEP was given the referral on paper.

        Raises ``DeskError``: ``CONSENT_NEEDED`` or ``PRINT_FIRST`` as the record stands now.
        """
        with self._disclosing() as work:
            record = on_record(work, family_id)
            _refuse_unless_ready(record)
            asked_alone = bool(record.screening and _has_alone(work, record.screening.id))
            section = (Part.SECTION_ALONE,) if asked_alone else ()
            line = self._line(
                record,
                recipient,
                (Part.REFERRAL_SHEET, *section),
                Ground(Basis.CONSENT, TO_CALL),
                onward=ONWARD,
            )
            work.disclosures.add(line)
            work.trail.note(Act.HANDED_OVER, line.screening_id)
            work.commit()
        return line

    def note(
        self, family_id: str, recipient: Recipient, parts: tuple[Part, ...], ground: Ground
    ) -> Disclosure:
        """Note that something else was shown to somebody. Raises ``ValueError`` if incomplete."""
        if not (ground.is_complete and parts and recipient.tidied.name):
            raise ValueError("a disclosure names who, what and why")
        with self._disclosing() as work:
            line = self.add(work, family_id, recipient, parts, ground)
            work.commit()
        return line

    def add(
        self,
        work: UnitOfWork,
        family_id: str,
        recipient: Recipient,
        parts: tuple[Part, ...],
        ground: Ground,
    ) -> Disclosure:
        """Add a line to *work*, whose commit keeps it together with the act it tells of."""
        line = self._line(on_record(work, family_id), recipient, parts, ground)
        work.disclosures.add(line)
        return line

    def _line(
        self,
        record: OnRecord,
        recipient: Recipient,
        parts: tuple[Part, ...],
        ground: Ground,
        *,
        onward: tuple[str, ...] = (),
    ) -> Disclosure:
        screening = record.screening
        return Disclosure(
            id=self._ids.new(),
            family_id=record.family_id,
            screening_id=screening.id if screening else "",
            children=tuple(child.id for child in record.children),
            at=self._clock.now(),
            recipient=recipient.tidied,
            parts=parts,
            ground=Ground(
                ground.basis, cleaned(ground.purpose), cleaned(ground.threat), ground.parents
            ),
            by=Releaser(self._clerk.id, self._clerk.name, self._clerk.role.value),
            is_exempt=ground.is_exempt,
            number=record.number,
            revision=screening.revision if screening and screening.outcome else 0,
            onward=onward,
        )


def on_record(work: UnitOfWork, family_id: str) -> OnRecord:
    """Return a family's record as *work* sees it. Raises ``LookupError`` for one of nobody."""
    children = work.registrations.of_family(family_id)
    if not children:
        raise LookupError(f"no family {family_id}")
    screening = work.screenings.states_of((family_id,)).get(family_id)
    id_ = screening.id if screening else ""
    consent = work.papers.consents_of((id_,)).get(id_)
    printings = work.papers.printings_of((id_,)).get(id_, ())
    given = work.disclosures.handed_over((id_,)).get(id_, 0)
    far = at_mmep(work, (id_,)).get(id_, AtMmep()) if given else AtMmep()
    return OnRecord(
        family_id=family_id,
        children=children,
        screening=screening,
        number=work.screenings.get(id_).number if id_ else "",
        standing=standing_of(screening, consent, printings, given, far),
        consent=consent,
        disclosures=work.disclosures.of_family(family_id),
        at_mmep=far,
    )


def _refuse_unless_ready(record: OnRecord) -> None:
    if record.standing is Standing.TO_PRINT:
        raise DeskError(Problem.PRINT_FIRST)
    if record.standing is not Standing.TO_SEND and not record.standing.is_at_mmep:
        raise DeskError(Problem.CONSENT_NEEDED)


def _has_alone(work: UnitOfWork, screening_id: str) -> bool:
    return any(own.is_finished for own in work.screenings.alone_with(screening_id))


def _contact(center: Center, last: Recipient | None) -> Recipient:
    """Return the last recipient unless MMEP has named another contact to the center since."""
    if last is not None and center.mmep.name in {"", last.name}:
        return last
    return Recipient(center.mmep.name, "", MMEP)
