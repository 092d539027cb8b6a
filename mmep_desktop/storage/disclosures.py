"""The register of disclosures in the store; an entry is written once."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mmep_desktop.domain.disclosure import (
    Basis,
    Disclosure,
    Ground,
    ParentsFirst,
    Part,
    Recipient,
    Releaser,
)
from mmep_desktop.storage.chunks import in_chunks
from mmep_desktop.storage.many_rows import Values, keep_many
from mmep_desktop.storage.moments import moment_text
from mmep_desktop.storage.plain import known
from mmep_desktop.storage.seals import Seals
from mmep_desktop.storage.tables import DisclosedChildRow, DisclosureRow
from mmep_desktop.storage.traced_session import TracedSession


class SqlDisclosureRecords:
    """``DisclosureRecords`` on one session."""

    def __init__(self, session: TracedSession, seals: Seals) -> None:
        self._session = session
        self._seals = seals

    def add(self, *disclosures: Disclosure) -> None:
        """Keep new entries; a batch makes thousands."""
        rows = [_values(one) for one in disclosures]
        children = [
            {"disclosure_id": one.id, "registration_id": id_}
            for one in disclosures
            for id_ in one.children
        ]
        keep_many(self._session, self._seals, DisclosureRow, rows)
        keep_many(self._session, self._seals, DisclosedChildRow, children)

    def of_family(self, family_id: str) -> tuple[Disclosure, ...]:
        """Return a family's entries in the order in which they were made."""
        rows = select(DisclosureRow).where(DisclosureRow.family_id == family_id)
        in_order = self._session.scalars(rows.order_by(DisclosureRow.at, DisclosureRow.id))
        return tuple(_disclosure(row) for row in in_order)

    def handed_over(self, screening_ids: tuple[str, ...]) -> Mapping[str, int]:
        """Return the last revision that MMEP was given of each screening."""
        return handed_over(self._session, screening_ids)

    def last_given_to(self) -> Recipient | None:
        """Return to whom of MMEP a referral was handed over last."""
        given = select(DisclosureRow).where(DisclosureRow.onward != "")
        last = given.order_by(DisclosureRow.at.desc(), DisclosureRow.id.desc()).limit(1)
        row = self._session.scalar(last)
        return None if row is None else _recipient(row)


def handed_over(session: Session, screening_ids: tuple[str, ...]) -> Mapping[str, int]:
    """Return the last revision that MMEP was given of each screening."""
    latest: dict[str, int] = {}
    sheet = func.instr(DisclosureRow.parts, Part.REFERRAL_SHEET.value) > 0
    for some in in_chunks(screening_ids):
        given = select(DisclosureRow.screening_id, func.max(DisclosureRow.revision)).where(
            DisclosureRow.screening_id.in_(some), DisclosureRow.onward != "", sheet
        )
        rows = session.execute(given.group_by(DisclosureRow.screening_id))
        latest.update((id_, revision) for id_, revision in rows)
    return latest


def _values(disclosure: Disclosure) -> Values:
    recipient, ground, by = disclosure.recipient, disclosure.ground, disclosure.by
    return {
        "id": disclosure.id,
        "family_id": disclosure.family_id,
        "screening_id": disclosure.screening_id,
        "at": moment_text(disclosure.at),
        "recipient_name": recipient.name,
        "recipient_position": recipient.position,
        "recipient_affiliation": recipient.affiliation,
        "parts": "\n".join(disclosure.parts),
        "basis": ground.basis.value,
        "purpose": ground.purpose,
        "threat": ground.threat,
        "parents": ground.parents.value,
        "clerk_id": by.clerk_id,
        "clerk_name": by.name,
        "clerk_position": by.position,
        "is_exempt": int(disclosure.is_exempt),
        "number": disclosure.number,
        "revision": disclosure.revision,
        "onward": "\n".join(disclosure.onward),
        "batch": disclosure.batch,
    }


def _recipient(row: DisclosureRow) -> Recipient:
    return Recipient(row.recipient_name, row.recipient_position, row.recipient_affiliation)


def _disclosure(row: DisclosureRow) -> Disclosure:
    return Disclosure(
        id=row.id,
        family_id=row.family_id,
        screening_id=row.screening_id,
        children=tuple(child.registration_id for child in row.children),
        at=row.at,
        recipient=_recipient(row),
        parts=tuple(known(Part, part) for part in row.parts.split("\n")),
        ground=Ground(
            known(Basis, row.basis), row.purpose, row.threat, known(ParentsFirst, row.parents)
        ),
        by=Releaser(row.clerk_id, row.clerk_name, row.clerk_position),
        is_exempt=row.is_exempt,
        number=row.number,
        revision=row.revision,
        onward=tuple(row.onward.split("\n")) if row.onward else (),
        batch=row.batch,
    )
