"""Slots as they are made for what a clerk types: her passphrase, her one-time code, the sheet."""

from datetime import datetime

from mmep_desktop.security.derivation import KdfCosts, clerk_kek
from mmep_desktop.security.key_file import RECOVERY_ID
from mmep_desktop.security.memory import wipe
from mmep_desktop.security.printed_keys import ONE_TIME_CODE, RECOVERY_KEY, PrintedKind, printed_kek
from mmep_desktop.security.slots import (
    DeviceHalf,
    Opening,
    Slot,
    SlotKind,
    SlotLabel,
    new_key_id,
    new_opening,
    new_slot,
)


def clerk_slot(
    store_id: str, clerk_id: str, passphrase: str, half: DeviceHalf | None, costs: KdfCosts
) -> Slot:
    """Return a slot without a box for *passphrase* and *half*, which is wiped."""
    cost = costs.with_device_secret if half else costs.without_device_secret
    opening = new_opening(cost, half.keyring if half else None)
    secret = half.secret if half else bytearray()
    try:
        kek = clerk_kek(passphrase, secret, opening.salt, cost)
    finally:
        wipe(secret)
    return _made(SlotLabel(store_id, SlotKind.CLERK, clerk_id, new_key_id()), opening, kek)


def enrolment_slot(store_id: str, clerk_id: str, number: int, expires_at: datetime) -> Slot:
    """Return a slot without a box for the one-time code *number*."""
    label = SlotLabel(store_id, SlotKind.ENROLMENT, clerk_id, new_key_id())
    return _printed(label, number, ONE_TIME_CODE, int(expires_at.timestamp()))


def recovery_slot(store_id: str, number: int) -> Slot:
    """Return a slot without a box for the recovery key *number*."""
    label = SlotLabel(store_id, SlotKind.RECOVERY, RECOVERY_ID, new_key_id())
    return _printed(label, number, RECOVERY_KEY, 0)


def _printed(label: SlotLabel, number: int, kind: PrintedKind, expires: int) -> Slot:
    opening = new_opening(expires=expires)
    return _made(label, opening, printed_kek(number, kind, opening.salt))


def _made(label: SlotLabel, opening: Opening, kek: bytearray) -> Slot:
    try:
        return new_slot(label, opening, kek)
    finally:
        wipe(kek)
