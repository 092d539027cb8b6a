"""A person's name as families give it: two surnames, one name only, a name used every day."""

import unicodedata
from dataclasses import dataclass

_JOINERS = {"\u200c", "\u200d"}
"""Zero-width joiners shape Arabic, Persian and Nepali names; every other format mark goes."""


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name, any of which may be empty; *used* is the name used every day."""

    first: str = ""
    middle: str = ""
    last_1: str = ""
    last_2: str = ""
    suffix: str = ""
    used: str = ""

    @property
    def shown(self) -> str:
        """The whole name in the order in which it is spoken."""
        return " ".join(
            part
            for part in (self.first, self.middle, self.last_1, self.last_2, self.suffix)
            if part
        )

    @property
    def listed(self) -> str:
        """The name as a list shows it, surnames first: ``Pérez Tzoc, Xuncax``."""
        surnames = " ".join(part for part in (self.last_1, self.last_2) if part)
        given = " ".join(part for part in (self.first, self.middle, self.suffix) if part)
        return ", ".join(part for part in (surnames, given) if part)

    @property
    def initials(self) -> str:
        """The first letters of the first name and the surnames, for lists that others may see."""
        named = (self.first, self.last_1, self.last_2)
        return " ".join(f"{part[0].upper()}." for part in named if part)

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The parts that were given, each with the key the answers know it by."""
        named = ((key, getattr(self, key)) for key in self.__slots__)
        return tuple((key, part) for key, part in named if part)


def cleaned(text: str) -> str:
    """Return *text* as it is kept: composed, one space between words, no invisible marks.

    Control characters, surrogates and format marks are dropped: a right-to-left override can make
    one name look like another.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = (
        " " if mark.isspace() else mark
        for mark in composed
        if mark.isspace()
        or mark in _JOINERS
        or unicodedata.category(mark) not in {"Cc", "Cf", "Cs", "Co"}
    )
    return " ".join("".join(kept).split())


def folded(text: str) -> str:
    """Return *text* for finding: lower case, no accents, no apostrophes, words one space apart."""
    bare = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text.casefold())
    return " ".join(bare.translate(_FOLDING).split())


_APOSTROPHES = frozenset("'’‘ʼʻ`´")


def _is_passed_over(mark: str) -> bool:
    """Whether *mark* is no letter of its own: an accent, a joiner, an apostrophe."""
    return unicodedata.category(mark) in {"Mn", "Cf"} or mark in _APOSTROPHES


def _is_of_a_word(mark: str) -> bool:
    """Whether *mark* is a letter, a digit or a vowel sign of its own width, as in Nepali."""
    return mark.isalnum() or unicodedata.category(mark) == "Mc"


class _Folding(dict[int, str]):
    """What becomes of each letter; looked up once, for names are folded by the thousand."""

    def __missing__(self, code: int) -> str:
        mark = chr(code)
        kept = "" if _is_passed_over(mark) else mark if _is_of_a_word(mark) else " "
        return self.setdefault(code, kept)


_FOLDING = _Folding()
