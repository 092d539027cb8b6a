"""The tables of keys between offices: one's own, and those of partners that were confirmed."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mmep_desktop.storage.tables import Row


class OwnKeysRow(Row):
    """This office's keys, with their secrets; there is one row or none."""

    __tablename__ = "own_keys"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    district: Mapped[str]
    desk: Mapped[str]
    name: Mapped[str]
    signing: Mapped[bytes]
    sealing: Mapped[str]
    signing_secret: Mapped[bytes]
    identity: Mapped[bytes]
    made_on: Mapped[date]


class PartnerRow(Row):
    """Keys of a partner, who confirmed them, and who besides where they took another's place."""

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("kind", "district", "desk", name="uq_partner_office"),)

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    district: Mapped[str]
    desk: Mapped[str]
    name: Mapped[str]
    signing: Mapped[bytes]
    sealing: Mapped[str]
    pinned_on: Mapped[date]
    pinned_by: Mapped[str]
    seconded_by: Mapped[str]
