"""The store's key while it is in use: one buffer, wiped at lock."""

from typing import Final

from mmep_desktop.security.derivation import KEY_BYTES, expanded
from mmep_desktop.security.memory import random_secret, wipe
from mmep_desktop.security.sealed_box import boxed
from mmep_desktop.services.keys import Purpose

SECRETS_BYTES: Final = 2 * KEY_BYTES
"""The store's key, which is exchanged when a clerk leaves, and the lasting secret behind it."""

_HEX: Final = b"0123456789abcdef"


class UnlockedKey:
    """The store's key and lasting secret; owns the buffer it is given and never shows it.

    *following* is the key that takes its place while it is being exchanged, and is wiped with it.
    """

    __slots__ = ("_following", "_secrets", "_wiped")

    def __init__(self, secrets: bytearray) -> None:
        if len(secrets) != SECRETS_BYTES:
            raise ValueError("a store has a key of 32 bytes and a lasting secret of 32")
        self._secrets = secrets
        self._wiped = False
        self._following: UnlockedKey | None = None

    @property
    def following(self) -> "UnlockedKey | None":
        """The key that takes the place of this one, while it is being exchanged."""
        return self._following

    def be_followed_by(self, following: "UnlockedKey | None") -> None:
        """Take *following* along from now on."""
        self._following = following

    @property
    def wiped(self) -> bool:
        """Whether the key is gone."""
        return self._wiped

    def database_key_spec(self) -> bytearray:
        """Return ``x'<64 hex digits>'``, filled in place, for the caller to wipe.

        A wiped key raises ``ValueError``: zeros would be a key too.
        """
        database_key = self._expanded(b"db", lasts=False)
        try:
            return _raw_key_spec(database_key)
        finally:
            wipe(database_key)

    def derived(self, purpose: Purpose) -> bytearray:
        """Return 32 bytes for *purpose*, for the caller to wipe; raises as above."""
        return self._expanded(f"mmep/{purpose.value}".encode("ascii"), lasts=purpose.lasts)

    def boxed_for(self, public: bytes, bound: bytes) -> bytes:
        """Return key and lasting secret in a box for *public*; raises as above."""
        self._refuse_wiped()
        return boxed(self._secrets, public, bound)

    def successor(self) -> "UnlockedKey":
        """Return a new random key with the same lasting secret, for the caller to wipe."""
        self._refuse_wiped()
        secrets = new_secrets()
        with memoryview(self._secrets) as ours:
            secrets[KEY_BYTES:] = ours[KEY_BYTES:]
        return UnlockedKey(secrets)

    def take_over(self) -> None:
        """Become the following key, in place: whoever holds this one holds the new one now."""
        self._refuse_wiped()
        following, self._following = self._following, None
        if following is not None:
            with memoryview(following._secrets) as theirs:  # noqa: SLF001 - one of its own kind
                self._secrets[:] = theirs
            following.wipe()

    def wipe(self) -> None:
        """Overwrite the key."""
        wipe(self._secrets)
        self._wiped = True
        if self._following is not None:
            self._following.wipe()

    def _expanded(self, info: bytes, *, lasts: bool) -> bytearray:
        self._refuse_wiped()
        half = self._secrets[KEY_BYTES:] if lasts else self._secrets[:KEY_BYTES]
        try:
            return expanded(half, info)
        finally:
            wipe(half)

    def _refuse_wiped(self) -> None:
        if self._wiped:
            raise ValueError("the store's key is wiped")


def new_secrets() -> bytearray:
    """Return a random key and lasting secret for a new store, for the caller to wipe."""
    return random_secret(SECRETS_BYTES)


def _raw_key_spec(key: bytearray) -> bytearray:
    # SQLCipher takes anything but exactly this form for a passphrase, without a word.
    spec = bytearray(2 * len(key) + 3)
    spec[:2], spec[-1:] = b"x'", b"'"
    for place, octet in enumerate(key):
        spec[2 + 2 * place] = _HEX[octet >> 4]
        spec[3 + 2 * place] = _HEX[octet & 15]
    return spec
