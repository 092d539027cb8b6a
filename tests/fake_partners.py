"""Keys between offices, in memory; a part of the store in memory."""

from datetime import date

from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned
from tests.kept import Kept


class FakePartners:
    """``PartnerRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def own(self) -> OwnKeys | None:
        own = self._kept.own_keys
        return own and OwnKeys(own.public, own.signing[:], own.identity[:])

    def keep_own(self, keys: OwnKeys, on: date) -> None:
        self._kept.own_keys = OwnKeys(keys.public, keys.signing[:], keys.identity[:])

    def pin(self, pinned: Pinned) -> None:
        keys = pinned.keys
        self._kept.partners[keys.kind, keys.district, keys.desk] = pinned

    def drop(self, fingerprint: str) -> None:
        office = {one.keys.fingerprint: key for key, one in self._kept.partners.items()}
        del self._kept.partners[office[fingerprint]]

    def pinned(self, kind: PartnerKind) -> tuple[Pinned, ...]:
        of_kind = [one for one in self._kept.partners.values() if one.keys.kind is kind]
        return tuple(
            sorted(of_kind, key=lambda one: (one.keys.district, one.keys.desk, one.keys.name))
        )

    def find(self, fingerprint: str) -> Pinned | None:
        every = self._kept.partners.values()
        return next((one for one in every if one.keys.fingerprint == fingerprint), None)
