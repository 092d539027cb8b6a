"""Consents and printings in the store; nothing of either is ever overwritten."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.printing import Content, Paper, Printing
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.tables import ConsentRow, PrintingRow


class SqlPaperRecords:
    """``PaperRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep_consent(self, screening_id: str, consent: Consent) -> None:
        """Record *consent*; what was recorded before stays as its history."""
        self._session.add(_consent_row(screening_id, consent))
        self._session.flush()

    def consents_of(self, screening_ids: tuple[str, ...]) -> Mapping[str, Consent]:
        """Return the consent recorded last for each screening that has one."""
        latest: dict[str, Consent] = {}
        for some in in_chunks(screening_ids):
            rows = select(ConsentRow).where(ConsentRow.screening_id.in_(some))
            for row in self._session.scalars(rows.order_by(ConsentRow.entry)):
                latest[row.screening_id] = _consent(row)
        return latest

    def every_consent_of(self, screening_id: str) -> tuple[Consent, ...]:
        """Return each recording of a consent, in its order."""
        rows = select(ConsentRow).where(ConsentRow.screening_id == screening_id)
        return tuple(
            _consent(row) for row in self._session.scalars(rows.order_by(ConsentRow.entry))
        )

    def add_printing(self, printing: Printing) -> None:
        """Record *printing*."""
        self._session.add(_printing_row(printing))
        self._session.flush()

    def printings_of(self, screening_ids: tuple[str, ...]) -> Mapping[str, tuple[Printing, ...]]:
        """Return the printings of each screening that has some, in their order."""
        printings: defaultdict[str, list[Printing]] = defaultdict(list)
        for some in in_chunks(screening_ids):
            rows = select(PrintingRow).where(PrintingRow.screening_id.in_(some))
            for row in self._session.scalars(rows.order_by(PrintingRow.printed_at, PrintingRow.id)):
                printings[row.screening_id].append(_printing(row))
        return {screening_id: tuple(some) for screening_id, some in printings.items()}


def _consent_row(screening_id: str, consent: Consent) -> ConsentRow:
    return ConsentRow(
        screening_id=screening_id,
        state=consent.state.value,
        by=consent.by,
        on=consent.on,
        language=consent.language,
        witness=consent.witness,
    )


def _consent(row: ConsentRow) -> Consent:
    state = known(ConsentState, row.state)
    return Consent(state, row.by, row.on, row.language, row.witness)


def _printing_row(printing: Printing) -> PrintingRow:
    return PrintingRow(
        id=printing.id,
        screening_id=printing.screening_id,
        paper=printing.paper.value,
        copy=printing.copy,
        printed_at=printing.printed_at,
        printed_by=printing.printed_by,
        printer=printing.printer,
        revision=printing.content.revision,
        says=printing.content.says,
    )


def _printing(row: PrintingRow) -> Printing:
    return Printing(
        id=row.id,
        screening_id=row.screening_id,
        paper=known(Paper, row.paper),
        copy=row.copy,
        printed_at=row.printed_at,
        printed_by=row.printed_by,
        printer=row.printer,
        content=Content(row.revision, row.says),
    )
