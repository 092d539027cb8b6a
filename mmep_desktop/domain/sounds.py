"""How a name sounds at a counter, so that it is found however it was spelled by ear.

Letters that name the same sound in Spanish or Portuguese become one, after the RAE's *Ortografía*
(2010) on b/v, c/s/z, g/j, h, ll/y, qu and x, and K'iche' names as Spanish ears write them (x is
"sh" in the alphabet of Acuerdo Gubernativo 1046-87, tz one consonant):

- k, q, ``qu`` before e and i, and hard c are **k**; s, z, soft c, ç, sh, ts and tz are **s**;
- b and v are **b**; ph is **f**; w is **u**; y is **i**; soft g and ``dj`` are **j**; ch is itself;
- h is silent, a letter said twice counts once, and m at the end is **n** (Joaquim, Yojcom);
- t is not heard before l (Xóchitl, Sochil); s before a consonant begins with **es** (Stefany).

Four letters are heard in two ways, and a name is kept under both: x as s or j (Xiomara, Ximénez),
ll as l or i (Marcella, Guillén), h at the beginning as nothing or j (Hugo, Hosé), and y before a
vowel at the beginning as i or j (Yesenia).
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from string import ascii_lowercase

from mmep_desktop.domain.names import folded

Heard = tuple[str, ...]
"""The ways in which one letter is heard between its neighbours; "" is silence."""

_FRONT = frozenset("eiy")
_VOWELS = frozenset("aeiouy")
_DOUBTS_KEPT = 3
"""Letters heard in two ways that count, from the left: a word has eight keys at most."""

_ALWAYS: dict[str, Heard] = {
    **{letter: (letter,) for letter in "aefijknor"},
    "b": ("b",),
    "v": ("b",),
    "q": ("k",),
    "z": ("s",),
    "w": ("u",),
    "x": ("s", "j"),
}


def spoken_words(text: str) -> tuple[str, ...]:
    """Return the folded words of *text* in which ç is still an s."""
    composed = unicodedata.normalize("NFC", text.casefold())
    return tuple(folded(composed.replace("ç", "s")).split())


def heard(word: str) -> frozenset[str]:
    """Return every way in which *word*, folded, is heard; none for other scripts and figures."""
    if not _is_latin(word):
        return frozenset()
    return _said([_heard(*letter) for letter in _between_neighbours(word)])


def heard_beginning(word: str) -> frozenset[str]:
    """Return every way in which what begins with *word* may begin to sound.

    How the last letter is heard is for the next one to say: "vic" may become Vicente or Victor.
    """
    if not _is_latin(word):
        return frozenset()
    *known, (before, last, _) = _between_neighbours(word)
    goes_on = {said for after in ascii_lowercase for said in _going_on(before, last, after)}
    return _said([_heard(*letter) for letter in known], tuple(sorted(goes_on)))


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _between_neighbours(word: str) -> list[tuple[str, str, str]]:
    """Return each letter with the one before and the one after it, "" at the ends."""
    return list(zip(["", *word[:-1]], word, [*word[1:], ""], strict=True))


def _going_on(before: str, last: str, after: str) -> Iterator[str]:
    """Yield how *last* is heard before *after*, or *after* itself where *last* only colours it."""
    for said in _heard(before, last, after):
        if said or last == "h":
            yield said
        else:
            yield from _heard(last, after, "a")
            yield from _heard(last, after, "e")


def _said(letters: list[Heard], last: Heard = ("",)) -> frozenset[str]:
    doubts = 0
    kept = []
    for each in letters:
        doubts += len(each) > 1
        kept.append(each if doubts <= _DOUBTS_KEPT else each[:1])
    keys = {_without_doubles(choice) for choice in product(*kept, last)}
    return frozenset(keys - {""})


def _without_doubles(said: Iterable[str]) -> str:
    key = ""
    for each in said:
        key += "" if key.endswith(each) else each
    return key


def _heard(before: str, letter: str, after: str) -> Heard:
    if letter in _ALWAYS:
        return _ALWAYS[letter]
    return _IN_CONTEXT[letter](before, after)


def _c(_before: str, after: str) -> Heard:
    if after == "h":
        return ("c",)
    return ("s",) if after in _FRONT else ("k",)


def _h(before: str, _after: str) -> Heard:
    return ("",) if before else ("", "j")


def _l(before: str, after: str) -> Heard:
    if before == "l":
        return ("",)
    return ("l", "i") if after == "l" else ("l",)


def _s(before: str, after: str) -> Heard:
    stands_before_a_consonant = not before and after and after not in _VOWELS | {"h", "s", "z"}
    return ("es",) if stands_before_a_consonant else ("s",)


def _u(before: str, after: str) -> Heard:
    return ("",) if before in {"g", "q"} and after in _FRONT else ("u",)


def _y(before: str, after: str) -> Heard:
    return ("i", "j") if not before and after in _VOWELS else ("i",)


_IN_CONTEXT: dict[str, Callable[[str, str], Heard]] = {
    "c": _c,
    "d": lambda _, after: ("",) if after == "j" else ("d",),
    "g": lambda _, after: ("j",) if after in _FRONT else ("g",),
    "h": _h,
    "l": _l,
    "m": lambda _, after: ("m",) if after else ("n",),
    "p": lambda _, after: ("f",) if after == "h" else ("p",),
    "s": _s,
    "t": lambda _, after: ("",) if after in {"c", "l", "s", "z"} else ("t",),
    "u": _u,
    "y": _y,
}
