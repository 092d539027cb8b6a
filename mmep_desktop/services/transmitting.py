"""The paper that goes with a batch, for both sides to sign: looked at, printed, saved."""

from typing import Final, Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.transmittal import Transmittal
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import ClearFiles, Clock, OpenWork, Printer

TITLE: Final = "transmittal sheet"
"""What the print queue shows: it names nobody."""


class TransmittalPaper(Protocol):
    """Draws the sheet in memory, as PDF."""

    def transmittal(self, told: Transmittal) -> bytes: ...


class Transmitting:
    """Draws in memory; a file is written only where the exporter says, and names no family."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        clerk: Clerk,
        paper: TransmittalPaper,
        printer: Printer,
        files: ClearFiles,
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.EXPORT)
        self._clock = clock
        self._paper = paper
        self._printer = printer
        self._files = files

    def drawn(self, batch_id: str) -> bytes:
        """Return the sheet of a batch as PDF. Raises ``LookupError``."""
        with self._work() as work:
            work.only_read()
            center, batch = work.center.center(), work.batches.get(batch_id)
            maker = work.center.clerk(batch.made_by)
            second = work.center.clerk(batch.seconded_by)
        told = Transmittal(
            center=center,
            batch=batch,
            released_by=maker.name if maker else "",
            position=maker.role if maker else None,
            made_on=self._clock.now().date(),
            seconded_by=second.name if second else "",
        )
        return self._paper.transmittal(told)

    def print(self, batch_id: str, printer: str) -> None:
        """Put the sheet on *printer*. Raises ``DeskError``; see ``Printer``."""
        pdf = self.drawn(batch_id)
        with self._work() as work:
            work.be_ready()
            self._printer.print(pdf, printer, TITLE)
            work.trail.note(Act.PRINTED, batch_id)
            work.commit()

    def save(self, batch_id: str, place: str) -> None:
        """Write the sheet to the file *place*. Raises ``DeskError(COPY_NOT_SAVED)``."""
        pdf = self.drawn(batch_id)
        with self._work() as work:
            work.be_ready()
            self._files.write(place, pdf)
            work.trail.note(Act.REPORT_SAVED, batch_id)
            work.commit()
