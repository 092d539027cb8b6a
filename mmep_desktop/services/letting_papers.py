"""The paper that says what MMEP let go: drawn of what is kept of the act, and printed."""

from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.letting_go import LettingCertificate
from mmep_desktop.services.letting_go import LettingTold
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import OpenWork, Printer


class LettingPaper(Protocol):
    """Draws the certificate in memory, as PDF."""

    def letting_certificate(self, certificate: LettingCertificate) -> bytes: ...


class LettingPapers:
    """Draws and prints certificates, as *clerk*, a supervisor of MMEP."""

    def __init__(self, work: OpenWork, clerk: Clerk, paper: LettingPaper, printer: Printer) -> None:
        self._work = permitted(work, clerk.id, Deed.LET_GO)
        self._paper = paper
        self._printer = printer

    def of(self, told: LettingTold) -> LettingCertificate:
        """Return what the paper says of one letting go, each desk by its name."""
        with self._work() as work:
            work.only_read()
            office = work.center.center().name
            desks = work.letting_go.desks(told.letting.id)
            names = {batch.center: batch.name for batch in work.received.batches()}
        named = tuple((f"{names.get(desk, '')} {desk}".strip(), count) for desk, count in desks)
        return LettingCertificate(told.letting, office, told.by, named, told.last_backup)

    def print(self, told: LettingTold) -> str:
        """Send the certificate to the first printer, and return its name.

        Raises ``DeskError`` as the printer does.
        """
        printer = next(iter(self._printer.printers()), "")
        pdf = self._paper.letting_certificate(self.of(told))
        self._printer.print(pdf, printer, "Certificate of destruction")
        with self._work() as work:
            work.trail.note(Act.PRINTED, told.letting.id)
            work.commit()
        return printer
