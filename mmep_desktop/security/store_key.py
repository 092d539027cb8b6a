"""The store's key while it is in use: one buffer, wiped at lock."""

from typing import Final

from mmep_desktop.security.derivation import expanded
from mmep_desktop.security.memory import wipe

_HEX: Final = b"0123456789abcdef"


class UnlockedKey:
    """The store's key; owns the buffer it is given and never shows it."""

    __slots__ = ("_key", "_wiped")

    def __init__(self, key: bytearray) -> None:
        self._key = key
        self._wiped = False

    @property
    def wiped(self) -> bool:
        """Whether the key is gone."""
        return self._wiped

    def database_key_spec(self) -> bytearray:
        """Return ``x'<64 hex digits>'``, filled in place, for the caller to wipe.

        A wiped key raises ``ValueError``: zeros would be a key too.
        """
        if self._wiped:
            raise ValueError("the store's key is wiped")
        database_key = expanded(self._key, b"db")
        try:
            return _raw_key_spec(database_key)
        finally:
            wipe(database_key)

    def wipe(self) -> None:
        """Overwrite the key."""
        wipe(self._key)
        self._wiped = True


def _raw_key_spec(key: bytearray) -> bytearray:
    # SQLCipher takes anything but exactly this form for a passphrase, without a word.
    spec = bytearray(2 * len(key) + 3)
    spec[:2], spec[-1:] = b"x'", b"'"
    for place, octet in enumerate(key):
        spec[2 + 2 * place] = _HEX[octet >> 4]
        spec[3 + 2 * place] = _HEX[octet & 15]
    return spec
