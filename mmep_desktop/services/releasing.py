"""Paper of the whole record: the register of one child, and a copy of everything held."""

from collections.abc import Callable

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.disclosure import THEIR_OWN, Basis, Disclosure, Ground, Part, Recipient
from mmep_desktop.domain.held import DisclosureLog
from mmep_desktop.services.disclosing import Disclosing, on_record
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import ClearFiles, OpenWork, Papers, Printer
from mmep_desktop.services.whole_record import WholeRecord

LOG_TITLE, COPY_TITLE = "disclosure log", "copy"
"""What the print queue shows: it names nobody."""


class Releasing:
    """Draws in memory; a file is written only for a copy, where the clerk says."""

    def __init__(
        self,
        work: OpenWork,
        clerk: Clerk,
        register: Disclosing,
        whole: WholeRecord,
        papers: Papers,
        printer: Printer,
        files: ClearFiles,
    ) -> None:
        self._disclosing = permitted(work, clerk.id, Deed.DISCLOSE)
        self._copying = permitted(work, clerk.id, Deed.COPY_RECORDS)
        self._register = register
        self._whole = whole
        self._papers = papers
        self._printer = printer
        self._files = files

    def printers(self) -> tuple[str, ...]:
        """Return the printers of this computer, the default one first."""
        return self._printer.printers()

    def drawn_log(self, registration_id: str) -> bytes:
        """Return the register of one child as PDF, in memory."""
        with self._disclosing() as work:
            work.only_read()
            child = work.registrations.get(registration_id)
            record = on_record(work, child.family_id)
            center = work.center.center()
        lines = tuple(one for one in record.disclosures if child.id in one.children)
        return self._papers.disclosure_log(DisclosureLog(center, self._whole.today(), child, lines))

    def print_log(self, registration_id: str, printer: str) -> None:
        """Put the register of one child on *printer*. Raises ``DeskError``; see ``Printer``."""
        pdf = self.drawn_log(registration_id)
        with self._disclosing() as work:
            work.be_ready()
            self._printer.print(pdf, printer, LOG_TITLE)
            work.trail.note(Act.PRINTED, registration_id)
            work.commit()

    def drawn_copy(self, family_id: str, student: str = "") -> bytes:
        """Return all that is held as PDF, in memory: for the parents, or for one *student*."""
        with self._copying() as work:
            work.only_read()
            work.center.center()  # the first touch looks whether she may
        return self._papers.everything_held(self._whole.of(family_id, student))

    def print_copy(
        self, family_id: str, recipient: Recipient, printer: str, student: str = ""
    ) -> Disclosure:
        """Put a copy of everything on *printer*, and note who was given it.

        Raises ``DeskError``; nothing is noted then.
        """
        pdf = self.drawn_copy(family_id, student)
        return self._copied(
            family_id, recipient, lambda: self._printer.print(pdf, printer, COPY_TITLE)
        )

    def save_copy(
        self, family_id: str, recipient: Recipient, place: str, student: str = ""
    ) -> Disclosure:
        """Write a copy of everything, in clear, to the file *place* that the clerk chose.

        Raises ``DeskError(COPY_NOT_SAVED)``; nothing is noted then.
        """
        pdf = self.drawn_copy(family_id, student)
        return self._copied(family_id, recipient, lambda: self._files.write(place, pdf))

    def _copied(
        self, family_id: str, recipient: Recipient, hand_out: Callable[[], None]
    ) -> Disclosure:
        with self._copying() as work:
            work.be_ready()
            hand_out()
            ground = Ground(Basis.FAMILY, THEIR_OWN)
            line = self._register.add(work, family_id, recipient, (Part.EVERYTHING,), ground)
            work.trail.note(Act.COPY_MADE, line.id)
            work.commit()
        return line
