"""Keys between offices in the store: the secrets lie here, encrypted with everything else."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned, PublicKeys
from mmep_desktop.storage.partner_tables import OwnKeysRow, PartnerRow
from mmep_desktop.storage.plain import known

_IN_ORDER = (PartnerRow.district, PartnerRow.desk, PartnerRow.name)


class SqlPartnerRecords:
    """``PartnerRecords`` on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def own(self) -> OwnKeys | None:
        """Return this office's keys, whose secrets the caller wipes."""
        row = self._session.scalar(select(OwnKeysRow))
        if row is None:
            return None
        return OwnKeys(_public(row), bytearray(row.signing_secret), bytearray(row.identity))

    def keep_own(self, keys: OwnKeys, on: date) -> None:
        """Keep this office's keys, once."""
        self._session.add(
            OwnKeysRow(
                fingerprint=keys.public.fingerprint,
                kind=keys.public.kind.value,
                district=keys.public.district,
                desk=keys.public.desk,
                name=keys.public.name,
                signing=keys.public.signing,
                sealing=keys.public.sealing,
                signing_secret=bytes(keys.signing),
                identity=bytes(keys.identity),
                made_on=on,
            )
        )
        self._session.flush()

    def pin(self, pinned: Pinned) -> None:
        """Rely on a partner's keys; those it had before are forgotten."""
        keys = pinned.keys
        same = select(PartnerRow).where(
            PartnerRow.kind == keys.kind.value,
            PartnerRow.district == keys.district,
            PartnerRow.desk == keys.desk,
        )
        for before in self._session.scalars(same).all():
            self._session.delete(before)
        self._session.flush()
        self._session.add(
            PartnerRow(
                fingerprint=keys.fingerprint,
                kind=keys.kind.value,
                district=keys.district,
                desk=keys.desk,
                name=keys.name,
                signing=keys.signing,
                sealing=keys.sealing,
                pinned_on=pinned.on,
                pinned_by=pinned.by,
                seconded_by=pinned.seconded_by,
            )
        )
        self._session.flush()

    def drop(self, fingerprint: str) -> None:
        """Rely on these keys no more. Raises ``LookupError`` where nobody does."""
        row = self._session.get(PartnerRow, fingerprint)
        if row is None:
            raise LookupError("nobody relies on these keys")
        self._session.delete(row)
        self._session.flush()

    def pinned(self, kind: PartnerKind) -> tuple[Pinned, ...]:
        """Return the partners of a kind, by district, desk and name."""
        of_kind = select(PartnerRow).where(PartnerRow.kind == kind.value).order_by(*_IN_ORDER)
        return tuple(_pinned(row) for row in self._session.scalars(of_kind))

    def find(self, fingerprint: str) -> Pinned | None:
        """Return the partner whose keys have this fingerprint."""
        row = self._session.get(PartnerRow, fingerprint)
        return None if row is None else _pinned(row)


def _public(row: OwnKeysRow | PartnerRow) -> PublicKeys:
    kind = known(PartnerKind, row.kind)
    return PublicKeys(kind, row.district, row.desk, row.name, row.signing, row.sealing)


def _pinned(row: PartnerRow) -> Pinned:
    return Pinned(_public(row), row.pinned_on, row.pinned_by, row.seconded_by)
