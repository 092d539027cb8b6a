"""The certificate of each destruction: what it says, and putting it on paper."""

from datetime import date
from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.destruction import Certificate
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import OpenWork, Printer


class Backups(Protocol):
    """The copies of the store that lie elsewhere."""

    def last_holding(self, day: date) -> date | None:
        """Return when the last backup goes that holds what was destroyed on *day*.

        Nothing where there is none.
        """


class CertificatePaper(Protocol):
    """Draws the certificate in memory, as PDF."""

    def certificate(self, certificate: Certificate) -> bytes: ...


class Certificates:
    """Reads what was destroyed, and draws and prints the paper that says so."""

    def __init__(
        self,
        work: OpenWork,
        clerk: Clerk,
        backups: Backups,
        paper: CertificatePaper,
        printer: Printer,
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.DESTROY)
        self._backups = backups
        self._paper = paper
        self._printer = printer

    def all(self) -> tuple[Certificate, ...]:
        """Return a certificate for each destruction, the latest first."""
        with self._work() as work:
            work.only_read()
            center = work.center.center()
            names = {clerk.id: clerk.name for clerk in work.center.clerks()}
            destructions = work.destructions.all()
        return tuple(
            Certificate(
                destruction=each,
                center=center,
                proposed_by=names.get(each.proposed_by, ""),
                confirmed_by=names.get(each.confirmed_by, ""),
                last_backup=self._backups.last_holding(each.confirmed_at.date()),
            )
            for each in destructions
        )

    def printers(self) -> tuple[str, ...]:
        """Return the names of the printers, the default one first."""
        return self._printer.printers()

    def draw(self, certificate: Certificate) -> bytes:
        """Return *certificate* as PDF."""
        return self._paper.certificate(certificate)

    def print(self, certificate: Certificate, printer: str) -> None:
        """Send *certificate* to *printer*. Raises ``DeskError`` as the printer does."""
        self._printer.print(self.draw(certificate), printer, "Certificate of destruction")
        with self._work() as work:
            work.trail.note(Act.PRINTED, certificate.destruction.id)
            work.commit()
