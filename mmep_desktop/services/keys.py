"""What the services and the window need of keys: a key source, the set-up of one, passphrases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Protocol

from mmep_desktop.domain.checked import KeptEnd
from mmep_desktop.domain.marking import mark
from mmep_desktop.words import _


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

    @property
    def following(self) -> "StoreKey | None":
        """The key that takes its place, while it is being exchanged."""

    def take_over(self) -> None:
        """Become the following key, in place."""

    def wipe(self) -> None:
        """Overwrite the key; a second call does nothing."""


class KeySource(Protocol):
    """Where an unlock gets the store's key from: the real vault, or practice."""

    @property
    def practice(self) -> bool: ...

    def unlock(self, clerk_id: str, passphrase: str) -> StoreKey:
        """Return the store's key, or raise ``DeskError`` with one of MMEP-101 to MMEP-116.

        ``WAIT_BEFORE_NEXT_TRY`` has the ``seconds`` that are left in its detail.

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

    def failed_before(self, clerk_id: str) -> int:
        """Return how many wrong tries there were before the clerk unlocked."""

    def seconds_left(self, clerk_id: str) -> int:
        """Return how long the clerk's next try must wait; 0 where it need not."""

    def open_invitation(self, code: str, now: datetime) -> tuple[str, StoreKey]:
        """Return which clerk the one-time *code* is for, and the store's key.

        Raises ``CODE_REFUSED`` for one that is wrong, was used, or has run out.
        """

    def open_recovery(self, typed: str) -> StoreKey:
        """Return the store's key for the recovery key as it stands on the sheet.

        Raises ``RECOVERY_KEY_MISTYPED`` where a character is wrong, ``RECOVERY_KEY_REFUSED`` for
        one that is not this desk's, or was used or replaced.
        """

    def with_key(self, key: StoreKey) -> "OpenKeys":
        """Return what can be changed now that the store is open with *key*."""

    def abandon(self) -> None:
        """Take back this object's ``create`` when a later step of the set-up failed.

        Refused with ``STORE_ALREADY_THERE`` once there is a database.
        """


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """What a supervisor gives a clerk to begin with; it opens once, and until *expires_at*."""

    code: str
    expires_at: datetime


class EndKeeper(Protocol):
    """Keeps where the trail ended in another place than beside the store."""

    def keep(self, end: KeptEnd) -> None:
        """Keep *end* if the place takes it within moments; nothing waits for it longer."""

    def kept(self) -> KeptEnd | None:
        """Return what was kept last, or nothing where that cannot be read."""


class OpenKeys(Protocol):
    """The key file of an open desk. Each change is written at once, and raises the counter.

    All may raise ``FOLDER_READ_ONLY`` or ``STORE_FULL``; the key file is as before then.
    """

    @property
    def counter(self) -> int:
        """How often the key file was written; the store keeps it, to know an old copy."""

    @property
    def has_recovery(self) -> bool:
        """Whether there is a recovery key that was typed back and not used."""

    @property
    def without_keyring_allowed(self) -> bool:
        """Whether somebody may use this desk with six words and no keyring."""

    def boxed_for(self, public: bytes, bound: bytes) -> bytes:
        """Return the store's secrets in a box that the private key of *public* opens."""

    def clerk_ids(self) -> tuple[str, ...]:
        """Return the ids of the clerks who can unlock."""

    def invited_ids(self, now: datetime) -> tuple[str, ...]:
        """Return the ids of the clerks whose one-time code is still good."""

    def keyring_state(self) -> KeyringState: ...
    def end_keeper(self, clerk_id: str) -> EndKeeper:
        """Return what keeps the end of the trail in the clerk's keyring, if she has one."""

    def invite(self, clerk_id: str, now: datetime) -> OneTimeCode:
        """Make a one-time code for the clerk; one made before is void."""

    def withdraw(self, clerk_id: str) -> None:
        """Make the clerk's one-time code void."""

    def set_passphrase(self, clerk_id: str, passphrase: str, *, without_keyring: bool) -> None:
        """Let the clerk unlock with *passphrase* and this computer account from now on.

        What she unlocked with before, and her one-time code, are void. *without_keyring* needs six
        words, and raises ``KEYRING_ABSENT`` unless ``without_keyring_allowed``.
        """

    def change_passphrase(self, clerk_id: str, old: str, new: str) -> None:
        """Let the clerk unlock with *new*; raises ``WRONG_PASSPHRASE`` unless *old* is hers."""

    def prove(self, clerk_id: str, passphrase: str) -> None:
        """Raise as ``unlock`` does unless *passphrase*, on this account, is the clerk's."""

    def stands_alone(self, clerk_id: str) -> bool:
        """Whether the clerk unlocks with six words and no keyring."""

    def keyring_of(self, clerk_id: str) -> str:
        """Return which keyring holds this computer's half for the clerk; empty without one."""

    @property
    def generation(self) -> int:
        """How many keys the records have had; it rises when somebody leaves."""

    @property
    def format(self) -> int:
        """Which version of the key file this is."""

    def is_same_printed(self, typed: str, printed: str) -> bool:
        """Whether *typed* is the recovery key *printed*, as far as one can tell on paper."""

    def new_recovery_key(self) -> str:
        """Return a new recovery key as it is printed; it opens nothing yet."""

    def keep_recovery_key(self, printed: str) -> None:
        """Let *printed* open the store once; the one before is void."""

    def drop_recovery_key(self) -> None:
        """Make the recovery key void."""

    def allow_without_keyring(self) -> None:
        """Note that a supervisor chose, in words, to do without the keyring."""

    def begin_exchange(self, leaving: str = "") -> StoreKey:
        """Seal a new key for everybody but *leaving*, beside the one in use, and return it."""

    def end_exchange(self) -> None:
        """Let the new key be the only one, once the store is under it; else nothing happens."""


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
