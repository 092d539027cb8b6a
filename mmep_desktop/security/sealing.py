"""What only its recipients open: the age format, which other programs read, too.

The text of an identity passes through Python text on its way into the library, which wipes its own
copy; ours is left to chance until the memory is used again.
"""

from collections.abc import Sequence

import pyrage

from mmep_desktop.errors import DeskError, Problem

_NOBODY_OF_US = "No matching keys found"
_BEGINNING = b"age-encryption.org/v1\n"


def new_identity() -> tuple[bytearray, str]:
    """Return a secret identity, for the caller to wipe, and the recipient that seals to it."""
    made = pyrage.x25519.Identity.generate()
    return bytearray(str(made).encode("ascii")), str(made.to_public())


def is_recipient(text: str) -> bool:
    """Whether something can be sealed to *text*: its check letters are right, too."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def sealed(content: bytes, recipients: Sequence[str]) -> bytes:
    """Return *content* so that each of *recipients* opens it and nobody else."""
    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    return bytes(pyrage.encrypt(content, keys))


def unsealed(parcel: bytes, identity: bytearray) -> bytes:
    """Return what is in *parcel*.

    Raises ``DeskError``: ``PARCEL_KIND_UNKNOWN`` for any other file, ``PARCEL_NOT_FOR_US`` or
    ``PARCEL_DAMAGED``. That it opens says nothing of who sealed it.
    """
    if not _BEGINNING.startswith(parcel[: len(_BEGINNING)]):
        raise DeskError(Problem.PARCEL_KIND_UNKNOWN)
    key = pyrage.x25519.Identity.from_str(identity.decode("ascii"))
    try:
        return bytes(pyrage.decrypt(parcel, [key]))
    except pyrage.DecryptError as refusal:
        is_for_others = str(refusal) == _NOBODY_OF_US
        problem = Problem.PARCEL_NOT_FOR_US if is_for_others else Problem.PARCEL_DAMAGED
        raise DeskError(problem) from None
