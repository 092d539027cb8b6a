"""What a new passphrase must be: long, not well known, not made of names (NIST SP 800-63B, 3.1.1).

No rule asks for digits or signs, and none ends a passphrase after some time.
"""

import math
import secrets
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.keys import PassphraseFault
from resources import resource

SHORTEST: Final = 15
LONGEST: Final = 256
WORDS_WITHOUT_KEYRING: Final = 6
_FEWEST_LETTERS_OF_A_NAME: Final = 4  # shorter ones are part of too many plain words
_MOST_IN_ORDER: Final = 2 / 3
_FEWEST_DIFFERENT: Final = 5
_OWN_WORDS: Final = (
    *("massachusetts", "registration", "registrar", "passphrase", "password", "education"),
    *("screener", "screening", "referral", "migrant", "program", "desktop", "center", "mmep"),
)
_IN_ORDER: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
)
_NEIGHBORS: Final = frozenset(
    pair for row in _IN_ORDER for one, other in pairwise(row) for pair in (one + other, other + one)
)


class Passphrases:
    """The rules of every desk; see ``PassphraseRules``."""

    def fault(
        self, passphrase: str, names: Iterable[str] = (), *, stands_alone: bool = False
    ) -> PassphraseFault | None:
        """Return the first reason against *passphrase*, or None."""
        return fault_alone(passphrase) if stands_alone else fault_of(passphrase, names)

    def suggest(self, words: int = 4) -> str:
        """Return *words* random words of the shipped list, with spaces between."""
        while True:
            made = " ".join(secrets.choice(word_list()) for _each in range(words))
            if fault_of(made) is None:
                return made


def fault_of(passphrase: str, names: Iterable[str] = ()) -> PassphraseFault | None:
    """Return the first reason against *passphrase*, or None; *names* do not count in it."""
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) < SHORTEST:
        return PassphraseFault.TOO_SHORT
    if len(text) > LONGEST:
        return PassphraseFault.TOO_LONG
    bare = squashed(text)
    if fault := _fault_of_pattern(bare):
        return fault
    if len(text) - _letters_of_names(bare, names) < SHORTEST:
        return PassphraseFault.MADE_OF_NAMES
    return None


def fault_alone(passphrase: str) -> PassphraseFault | None:
    """Return the reason against *passphrase* where no keyring stands behind it, or None."""
    words = unicodedata.normalize("NFKC", passphrase).split(" ")
    listed = len(words) >= WORDS_WITHOUT_KEYRING and set(words) <= set(word_list())
    return fault_of(passphrase) if listed else PassphraseFault.NOT_SIX_WORDS


def refuse_weak(passphrase: str, *, stands_alone: bool) -> None:
    """Raise ``PASSPHRASE_TOO_WEAK`` for one that no desk takes, whatever its names are."""
    fault = fault_alone(passphrase) if stands_alone else fault_of(passphrase)
    if fault is not None:
        raise DeskError(Problem.PASSPHRASE_TOO_WEAK, reason=fault.value)


def bits(words: int) -> float:
    """Return how many bits of chance *words* suggested words hold."""
    return words * math.log2(len(word_list()))


def _fault_of_pattern(bare: str) -> PassphraseFault | None:
    if bare in refused_list() or bare.rstrip("0123456789") in refused_list():
        return PassphraseFault.WELL_KNOWN
    if is_repeated(bare):
        return PassphraseFault.REPEATED
    return PassphraseFault.IN_ORDER if is_in_order(bare) else None


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that passphrases are suggested from."""
    return tuple(_shipped("english.txt"))


@cache
def refused_list() -> frozenset[str]:
    """Return well-known long passphrases, squashed."""
    return frozenset(squashed(line) for line in _shipped("refused.txt"))


def squashed(text: str) -> str:
    """Return *text* without case, spaces and signs: how people vary a well-known one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def is_repeated(bare: str) -> bool:
    """Whether *bare* is one piece over and over, or has hardly any different letters."""
    halves = range(1, len(bare) // 2 + 1)
    return len(set(bare)) < _FEWEST_DIFFERENT or any(bare[:-size] == bare[size:] for size in halves)


def is_in_order(bare: str) -> bool:
    """Whether most steps in *bare* go to the next letter, digit or key."""
    steps = [one + other for one, other in pairwise(bare)]
    return sum(step in _NEIGHBORS for step in steps) > _MOST_IN_ORDER * len(steps)


def _letters_of_names(bare: str, names: Iterable[str]) -> int:
    parts = {squashed(part) for name in names for part in (name, *name.split())}
    left = bare
    for part in sorted({*parts, *_OWN_WORDS}, key=len, reverse=True):
        if len(part) >= _FEWEST_LETTERS_OF_A_NAME:
            left = left.replace(part, "")
    return len(bare) - len(left)


def _shipped(name: str) -> list[str]:
    text = resource("words", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
