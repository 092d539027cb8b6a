"""What the services and the window need of keys: a key source, the set-up of one, passphrases."""

from collections.abc import Sequence
from enum import Enum, StrEnum
from typing import Protocol

from mmep_desktop.domain.marking import mark
from mmep_desktop.words import _

PRACTICE_PASSPHRASE = "practice families only"  # shown on the unlock page: it protects nothing


class KeyringState(Enum):
    """Whether this computer account can keep its half of the key."""

    WORKS = "works"
    ABSENT = "absent"
    LOCKED = "locked"


class Purpose(StrEnum):
    """What a key is derived for; the value is part of the derivation and never changes.

    The first two come from the lasting secret: a trail and a keyed hash must be checkable after
    the store's key was exchanged. The others come from the store's key and change with it.
    """

    TRAIL = "trail"
    LOCAL_IDS = "local-ids"
    BACKUPS = "backups"
    KEY_FILE = "key-file"

    @property
    def lasts(self) -> bool:
        """Whether the key stays the same when the store's key is exchanged."""
        return self in {Purpose.TRAIL, Purpose.LOCAL_IDS}


class StoreKey(Protocol):
    """The key of an open store; it lives in memory from unlock to lock."""

    @property
    def wiped(self) -> bool: ...

    def database_key_spec(self) -> bytearray:
        """Return the bytes ``x'<64 hex digits>'`` for the database; the caller wipes them."""

    def derived(self, purpose: Purpose) -> bytearray:
        """Return 32 bytes for *purpose*; the caller wipes them. ``ValueError`` once wiped."""

    def wipe(self) -> None:
        """Overwrite the key; a second call does nothing."""


class KeySource(Protocol):
    """Where an unlock gets the store's key from: the real vault, or practice."""

    @property
    def practice(self) -> bool: ...

    def unlock(self, clerk_id: str, passphrase: str) -> StoreKey:
        """Return the store's key, or raise ``DeskError`` with one of MMEP-101 to MMEP-110.

        Takes a second or less of work: not for the window's thread.
        """


class DeskKeys(KeySource, Protocol):
    """The keys of a real store, and how they begin."""

    def clerk_ids(self) -> tuple[str, ...]:
        """Return the ids of the clerks who can unlock, in the order they were added."""

    def keyring_state(self) -> KeyringState:
        """Look whether the keyring answers; the system may ask the clerk to unlock it."""

    def create(
        self, store_id: str, clerk_id: str, passphrase: str, *, without_keyring: bool
    ) -> StoreKey:
        """Make the key file and marker of a new store, the first clerk's, and return its key.

        *without_keyring* needs six words from the shipped list. Whatever fails, nothing is left
        behind.
        """

    def abandon(self) -> None:
        """Take back this object's ``create`` when a later step of the set-up failed.

        Refused with ``STORE_ALREADY_THERE`` once there is a database.
        """


class PassphraseFault(Enum):
    """Why a new passphrase is refused."""

    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    WELL_KNOWN = "well-known"
    REPEATED = "repeated"
    IN_ORDER = "in-order"
    MADE_OF_NAMES = "made-of-names"
    NOT_SIX_WORDS = "not-six-words"

    @property
    def sentence(self) -> str:
        """What to do about it, for the clerk, in her language."""
        return _(_SENTENCES[self])


class PassphraseRules(Protocol):
    """What a new passphrase must be, and the button that makes one."""

    def fault(
        self, passphrase: str, names: Sequence[str] = (), *, stands_alone: bool = False
    ) -> PassphraseFault | None:
        """Return the first reason against *passphrase*, or None.

        *names* of center, town and clerk count for nothing in it. One that *stands_alone* has no
        keyring behind it and must be six words of the list.
        """

    def suggest(self, words: int = 4) -> str:
        """Return *words* random words of the shipped list, with spaces between."""


_SENTENCES = {
    PassphraseFault.TOO_SHORT: mark(
        "Use 15 characters or more. Four words that have nothing to do with each other work well."
    ),
    PassphraseFault.TOO_LONG: mark("Use 256 characters or fewer."),
    PassphraseFault.WELL_KNOWN: mark(
        "Many people use this one, so it is tried first. Choose words that only you would put "
        "together."
    ),
    PassphraseFault.REPEATED: mark("The same few letters come again and again. Add other words."),
    PassphraseFault.IN_ORDER: mark(
        "Letters or numbers in order, or keys side by side, are easy to guess. Use words instead."
    ),
    PassphraseFault.MADE_OF_NAMES: mark(
        "Names of the program, the center, the town or a clerk do not count toward the 15 "
        "characters. Add other words."
    ),
    PassphraseFault.NOT_SIX_WORDS: mark(
        "Without the keyring the passphrase stands alone. Let the desk make six words and "
        "use those."
    ),
}
