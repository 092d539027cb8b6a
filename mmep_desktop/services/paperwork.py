"""Paper at the desk: what is drawn, what was printed, and the consent that came back signed."""

from dataclasses import dataclass

from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.facts import answers_object, contact_of
from mmep_desktop.domain.interview import determined
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.printing import Paper, Printing
from mmep_desktop.domain.reading import read_answers
from mmep_desktop.domain.referral import AskedAlone, FamilyPaper, Referral
from mmep_desktop.domain.replies import Person
from mmep_desktop.services.interviewing import Interviewing, Sitting, together
from mmep_desktop.services.ports import Clock, Identifiers, OpenWork, Papers, Printer


@dataclass(frozen=True, slots=True)
class PaperTrail:
    """What paper there is of one screening."""

    consent: Consent | None
    printings: tuple[Printing, ...]

    def copies(self, paper: Paper) -> int:
        """How often *paper* was printed."""
        return sum(1 for printing in self.printings if printing.paper is paper)


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

    def trail(self, screening_id: str) -> PaperTrail:
        """Return the consent and the printings of *screening_id*."""
        with self._work() as work:
            consents = work.papers.consents_of((screening_id,))
            printings = work.papers.printings_of((screening_id,))
        return PaperTrail(consents.get(screening_id), printings.get(screening_id, ()))

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
            work.commit()

    def drawn(self, sitting: Sitting, paper: Paper) -> bytes:
        """Return *paper* as PDF, in memory."""
        match paper:
            case Paper.REFERRAL_SHEET:
                return self._papers.referral_sheet(self.referral(sitting))
            case Paper.FAMILY_PAGE:
                return self._papers.family_page(self._family_paper(sitting))
            case Paper.CONSENT_PAGE:
                return self._papers.consent_page(self._family_paper(sitting))

    def printers(self) -> tuple[str, ...]:
        """Return the printers of this computer, the default one first."""
        return self._printer.printers()

    def print(self, sitting: Sitting, paper: Paper, printer: str) -> Printing:
        """Put *paper* on *printer* and record it.

        Raises ``DeskError`` with ``NO_PRINTER`` or ``PRINTER_REFUSED``; nothing is recorded then.
        """
        pdf = self.drawn(sitting, paper)
        self._printer.print(pdf, printer, sitting.screening.number)
        printing = Printing(
            id=self._ids.new(),
            screening_id=sitting.screening.id,
            paper=paper,
            copy=self.trail(sitting.screening.id).copies(paper) + 1,
            printed_at=self._clock.now(),
            printed_by=self._clerk.id,
            printer=printer,
        )
        with self._work() as work:
            work.papers.add_printing(printing)
            work.commit()
        return printing

    def referral(self, sitting: Sitting) -> Referral:
        """Return what the office's sheet says, with what young people answered alone."""
        asking = sitting.interview.asking
        alone = self._alone(sitting)
        with self._work() as work:
            center = work.center.center()
        people = asking.people
        family = determined(asking)
        return Referral(
            number=sitting.screening.number,
            made_on=self._clock.now().date(),
            center=center,
            clerk=self._clerk.name,
            screener=asking.screener,
            language=sitting.interview.language,
            answers=read_answers(asking.screener, answers_object(asking), asking.screened_on),
            determination=together(family, {own.child: own.determination for own in alone}),
            contact={key: str(value) for key, value in contact_of(asking).items()},
            schools=_detail(people, "school"),
            grades=_detail(people, "grade"),
            twins=tuple(twin == "yes" for twin in _detail(people, "twin")),
            alone=alone,
            consent=self.trail(sitting.screening.id).consent,
        )

    def _alone(self, sitting: Sitting) -> tuple[AskedAlone, ...]:
        return tuple(
            asked_alone(own)
            for own in self._interviewing.alone_beside(sitting)
            if own.screening.is_finished
        )

    def _family_paper(self, sitting: Sitting) -> FamilyPaper:
        asking = sitting.interview.asking
        agreed = {own.child: own.determination for own in self._alone(sitting) if own.may_be_shown}
        with self._work() as work:
            center = work.center.center()
        return FamilyPaper(
            number=sitting.screening.number,
            made_on=self._clock.now().date(),
            center=center,
            wording=asking.screener.wording(sitting.interview.language),
            is_draft=asking.screener.is_draft,
            respondent=str(contact_of(asking).get("respondent", "")),
            determination=together(determined(asking), agreed),
        )


def asked_alone(own: Sitting) -> AskedAlone:
    """Return what a young person said alone, as the sheet shows it."""
    asking = own.interview.asking
    return AskedAlone(
        child=own.screening.alone or 0,
        answers=read_answers(asking.screener, answers_object(asking), asking.screened_on),
        determination=determined(asking),
        may_be_shown=asking.chosen("alone_shown") == "yes",
        phone=asking.filled("alone_phone").get("own_phone", ""),
        best_time=asking.filled("alone_phone").get("own_best_time", ""),
    )


def _detail(people: tuple[Person, ...], key: str) -> tuple[str, ...]:
    return tuple((person.details or {}).get(key, "") for person in people)
