"""What the services need of keys between offices: this office's own, and those it relies on."""

from datetime import date
from typing import Protocol

from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned


class PartnerRecords(Protocol):
    """This office's own keys, and the partners whose keys were confirmed."""

    def own(self) -> OwnKeys | None:
        """Return this office's keys, whose secrets the caller wipes; nothing before they are made.

        They lie in the encrypted store and nowhere else.
        """

    def keep_own(self, keys: OwnKeys, on: date) -> None: ...
    def pin(self, pinned: Pinned) -> None:
        """Rely on a partner's keys; those of the same center, or of MMEP, before are forgotten."""

    def drop(self, fingerprint: str) -> None:
        """Rely on these keys no more. Raises ``LookupError`` where nobody does."""

    def pinned(self, kind: PartnerKind) -> tuple[Pinned, ...]:
        """Return the partners of a kind, by district, desk and name."""

    def find(self, fingerprint: str) -> Pinned | None: ...
