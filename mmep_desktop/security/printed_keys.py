"""Keys on paper: random characters that are hard to mistake, and two that catch a slip.

Crockford's base 32 leaves out I, L, O and U, and reads the first three for what was meant. The two
check characters are the number before them modulo 1021, a prime: any one wrong character and any
two neighbors that changed places are noticed.

What this leaves in memory: such a key is shown and typed, so Python strings and numbers hold it.
It opens once and is exchanged after that.
"""

from dataclasses import dataclass
from typing import Final

from mmep_desktop.security.derivation import expanded
from mmep_desktop.security.memory import random_secret, wipe

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT: Final = str.maketrans("OIL", "011", " -–—\t\n")
_PRIME: Final = 1021
_BITS: Final = 5
_CHECKS: Final = 2


@dataclass(frozen=True, slots=True)
class PrintedKind:
    """What is printed: *characters* without the two that check them, in groups of *group*."""

    characters: int
    group: int
    info: bytes

    @property
    def octets(self) -> int:
        """How many bytes the characters stand for."""
        return self.characters * _BITS // 8


RECOVERY_KEY: Final = PrintedKind(characters=32, group=5, info=b"recovery-kek")
"""160 bits, on a sheet in a sealed envelope."""

ONE_TIME_CODE: Final = PrintedKind(characters=16, group=6, info=b"enrolment-kek")
"""80 bits, for one day, from a supervisor to the clerk beside her."""


def new_printed(kind: PrintedKind) -> str:
    """Return a new random key in its groups."""
    secret = random_secret(kind.octets)
    try:
        return printed(int.from_bytes(secret), kind)
    finally:
        wipe(secret)


def printed(number: int, kind: PrintedKind) -> str:
    """Return *number* as it is printed, with its check characters."""
    plain = _digits(number, kind.characters) + _digits(number % _PRIME, _CHECKS)
    starts = range(0, len(plain), kind.group)
    return "-".join(plain[start : start + kind.group] for start in starts)


def typed_in(text: str, kind: PrintedKind) -> int | None:
    """Return the number that *text* stands for, or None where it was not typed as printed."""
    plain = text.upper().translate(_MEANT)
    if len(plain) != kind.characters + _CHECKS or not set(plain) <= set(ALPHABET):
        return None
    number, check = _number(plain[:-_CHECKS]), _number(plain[-_CHECKS:])
    return number if number % _PRIME == check else None


def printed_kek(number: int, kind: PrintedKind, salt: bytes) -> bytearray:
    """Return the key that opens the slot of a printed key, for the caller to wipe.

    No slow derivation: there is nothing in so many random bits that could be guessed.
    """
    material = bytearray(number.to_bytes(kind.octets))
    try:
        return expanded(material, kind.info, salt)
    finally:
        wipe(material)


def _digits(number: int, length: int) -> str:
    places = range((length - 1) * _BITS, -1, -_BITS)
    return "".join(ALPHABET[number >> place & 31] for place in places)


def _number(plain: str) -> int:
    number = 0
    for letter in plain:
        number = number << _BITS | ALPHABET.index(letter)
    return number
