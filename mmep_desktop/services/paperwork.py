"""Paper at the desk: what is drawn, what was printed, and the consent that came back signed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.add_ons import HOUSING_TOLD, told_in
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.contacts import SchoolContact, named_to_family
from mmep_desktop.domain.determination import Determination
from mmep_desktop.domain.facts import contact_of
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.printing import (
    Content,
    Paper,
    Printing,
    out_of_date,
    replaced_by,
    sheet_content,
)
from mmep_desktop.domain.programs import programs_for
from mmep_desktop.domain.referral import AskedAlone, FamilyPaper, Referral
from mmep_desktop.domain.together import together
from mmep_desktop.services.interviewing import Interviewing, Sitting
from mmep_desktop.services.noting import noted
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, Papers, Printer
from mmep_desktop.services.referring import Office, asked_alone, referral_of, schools_of


@dataclass(frozen=True, slots=True)
class PaperTrail:
    """What paper there is of one screening, and in *contents* what each would say now."""

    consent: Consent | None
    printings: tuple[Printing, ...]
    contents: Mapping[Paper, Content] = field(default_factory=dict)

    def copies(self, paper: Paper) -> int:
        """How often *paper* was printed."""
        return sum(1 for printing in self.printings if printing.paper is paper)

    def is_up_to_date(self, paper: Paper) -> bool:
        """Whether *paper* was printed and still says what is so."""
        return self.copies(paper) > 0 and self.out_of_date(paper) is None

    def out_of_date(self, paper: Paper) -> Printing | None:
        """Return the last print of *paper* if it is to be printed again."""
        now = self.contents.get(paper)
        return None if now is None else out_of_date(self.printings, paper, now)

    def replaced(self, paper: Paper) -> Printing | None:
        """Return the print that a new one of *paper* replaces."""
        now = self.contents.get(paper)
        return None if now is None else replaced_by(self.printings, paper, now)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The answers that count, with what was answered *alone* beside them, and what was printed."""

    sitting: Sitting
    alone: tuple[AskedAlone, ...]
    trail: PaperTrail


class Paperwork:
    """Draws, prints and records the papers of a screening."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        ids: Identifiers,
        clerk: Clerk,
        interviewing: Interviewing,
        papers: Papers,
        printer: Printer,
    ) -> None:
        self._work = work
        self._clock = clock
        self._ids = ids
        self._clerk = clerk
        self._interviewing = interviewing
        self._papers = papers
        self._printer = printer

    def trail(self, sitting: Sitting) -> PaperTrail:
        """Return the consent and the printings of *sitting*'s screening, as they stand now."""
        return self._counted(sitting).trail

    def record_consent(
        self, sitting: Sitting, state: ConsentState, by: str = "", witness: str = ""
    ) -> None:
        """Record what became of the consent page, today, in the language it was printed in."""
        today = self._clock.now().date()
        screener = sitting.interview.asking.screener
        language = screener.wording(sitting.interview.language).language
        consent = Consent(state, cleaned(by), today, language, cleaned(witness))
        with self._work() as work:
            work.papers.keep_consent(sitting.screening.id, consent)
            work.trail.note(Act.CONSENT, sitting.screening.id)
            work.commit()

    def drawn(self, sitting: Sitting, paper: Paper) -> bytes:
        """Return *paper* as PDF, in memory, made of the answers that count, to be looked at."""
        noted(self._work, Act.PREVIEWED, sitting.screening.id)
        return self._pdf(self._counted(sitting), paper)

    def _pdf(self, counted: _Counted, paper: Paper) -> bytes:
        match paper:
            case Paper.REFERRAL_SHEET:
                return self._papers.referral_sheet(self._referral(counted))
            case Paper.FAMILY_PAGE:
                return self._papers.family_page(self._family_paper(counted, paper))
            case Paper.CONSENT_PAGE:
                return self._papers.consent_page(self._family_paper(counted, paper))

    def printers(self) -> tuple[str, ...]:
        """Return the printers of this computer, the default one first."""
        return self._printer.printers()

    def print(
        self, sitting: Sitting, paper: Paper, printer: str, act: Act = Act.PRINTED
    ) -> Printing:
        """Put *paper* on *printer* and record it as *act*, also where the desk is locked meanwhile.

        Raises ``DeskError`` with ``NO_PRINTER`` or ``PRINTER_REFUSED``; nothing is recorded then.
        """
        counted = self._counted(sitting)
        pdf = self._pdf(counted, paper)
        with self._work() as work:
            work.be_ready()
            self._printer.print(pdf, printer, sitting.screening.number)
            printing = self._printing(sitting, paper, printer, counted.trail)
            work.papers.add_printing(printing)
            work.trail.note(act, sitting.screening.id)
            work.commit()
        return printing

    def _printing(
        self, sitting: Sitting, paper: Paper, printer: str, trail: PaperTrail
    ) -> Printing:
        return Printing(
            id=self._ids.new(),
            screening_id=sitting.screening.id,
            paper=paper,
            copy=trail.copies(paper) + 1,
            printed_at=self._clock.now(),
            printed_by=self._clerk.id,
            printer=printer,
            content=trail.contents[paper],
        )

    def referral(self, sitting: Sitting) -> Referral:
        """Return what the office's sheet says, with what young people answered alone."""
        return self._referral(self._counted(sitting))

    def _referral(self, counted: _Counted) -> Referral:
        with self._work() as work:
            work.only_read()
            center, contacts = work.center.center(), work.schools.contacts()
        office = Office(center, self._clerk.name, contacts, self._clock.now().date())
        return referral_of(
            office,
            counted.sitting.screening,
            counted.sitting.interview,
            counted.alone,
            counted.trail.consent,
            counted.trail.replaced(Paper.REFERRAL_SHEET),
        )

    def people_at_schools(self, sitting: Sitting) -> tuple[SchoolContact, ...]:
        """Return whom at their schools the family of *sitting* is told of, the first first."""
        with self._work() as work:
            work.only_read()
            center, contacts = work.center.center(), work.schools.contacts()
        schools = schools_of(sitting.interview.asking.people, center)
        return named_to_family(contacts, schools, sitting.interview.language)

    def _counted(self, sitting: Sitting) -> _Counted:
        """Return the answers that count: paper never shows a correction that is not finished."""
        if sitting.correction is not None:
            sitting = self._interviewing.open(sitting.screening.id)
        alone = self._alone(sitting)
        return _Counted(sitting, alone, self._trail(sitting, alone))

    def _trail(self, sitting: Sitting, alone: tuple[AskedAlone, ...]) -> PaperTrail:
        id_ = sitting.screening.id
        with self._work() as work:
            work.only_read()
            consent = work.papers.consents_of((id_,)).get(id_)
            printings = work.papers.printings_of((id_,)).get(id_, ())
        contents = _contents(sitting, alone, consent) if not sitting.screening.is_alone else {}
        return PaperTrail(consent, printings, contents)

    def _alone(self, sitting: Sitting) -> tuple[AskedAlone, ...]:
        return tuple(
            asked_alone(own.screening, own.interview)
            for own in self._interviewing.alone_beside(sitting)
            if own.screening.is_finished
        )

    def _family_paper(self, counted: _Counted, paper: Paper) -> FamilyPaper:
        sitting = counted.sitting
        asking = sitting.interview.asking
        replaced = counted.trail.replaced(paper)
        with self._work() as work:
            work.only_read()
            center, programs = work.center.center(), work.schools.programs()
        told, today = told_in(asking.draft), self._clock.now().date()
        return FamilyPaper(
            number=sitting.screening.number,
            made_on=today,
            center=center,
            wording=asking.screener.wording(sitting.interview.language),
            is_draft=asking.screener.is_draft,
            respondent=str(contact_of(asking).get("respondent", "")),
            determination=_for_the_family(sitting, counted.alone),
            replaces=replaced.printed_at.date() if replaced else None,
            programs=programs_for(told, asking.people, today, programs),
            is_housing_told=told.get(HOUSING_TOLD) == "yes",
        )


def _for_the_family(sitting: Sitting, alone: tuple[AskedAlone, ...]) -> Determination:
    """Return what the family may see: its own, and what a young person agreed to show."""
    agreed = {own.child: own.determination for own in alone if own.may_be_shown}
    return together(sitting.interview.determination, agreed)


def _contents(
    sitting: Sitting, alone: tuple[AskedAlone, ...], consent: Consent | None
) -> dict[Paper, Content]:
    """Return what each paper would say now, so far as it can become untrue."""
    revision = sitting.screening.revision
    shown = _for_the_family(sitting, alone)
    names = "\n".join(child.name for child in shown.children)
    may_be_sent = consent is not None and consent.allows_sending
    return {
        Paper.REFERRAL_SHEET: sheet_content(revision, may_be_sent=may_be_sent),
        Paper.FAMILY_PAGE: Content(revision, shown.outcome.value),
        Paper.CONSENT_PAGE: Content(revision, sha256(names.encode()).hexdigest()),
    }
