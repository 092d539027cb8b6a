"""The words of dates that clerks hear at the counter: English, Spanish, Portuguese and French."""

import re
import unicodedata
from typing import TypeVar

_Key = TypeVar("_Key")

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24

_MONTHS = (
    "january enero janeiro janvier",
    "february febrero fevereiro fevrier",
    "march marzo marco mars",
    "april abril avril",
    "may mayo maio mai",
    "june junio junho juin",
    "july julio julho juillet",
    "august agosto aout",
    "september septiembre setembro septembre",
    "october octubre outubro octobre",
    "november noviembre novembro novembre",
    "december diciembre dezembro decembre",
)

_SEASONS = {
    SPRING: "spring primavera printemps",
    SUMMER: "summer verano verao ete",
    AUTUMN: "fall autumn otono outono automne",
    WINTER: "winter invierno inverno hiver",
}

_COUNTS = (
    "",
    "a an one un una um uma une",
    "two dos dois duas deux",
    "three tres trois",
    "four cuatro quatro quatre",
    "five cinco cinq",
    "six seis",
    "seven siete sete sept",
    "eight ocho oito huit",
    "nine nueve nove neuf",
    "ten diez dez dix",
)

_UNITS = {
    "day": "day days dia dias jour jours",
    "week": "week weeks semana semanas semaine semaines",
    "month": "month months mes meses mois",
    "year": "year years yr yrs ano anos an ans",
}

UNKNOWN = frozenset(
    {
        "u",
        "unknown",
        "dont know",
        "do not know",
        "i dont know",
        "not known",
        "no se",
        "no lo se",
        "no sabe",
        "no sabemos",
        "no recuerdo",
        "no me acuerdo",
        "ni idea",
        "nao sei",
        "nao sabe",
        "nao sabemos",
        "nao lembro",
        "nao me lembro",
        "?",
    }
)

DAYS_BACK = {
    "today": 0,
    "hoy": 0,
    "hoje": 0,
    "yesterday": 1,
    "ayer": 1,
    "ontem": 1,
    "hier": 1,
    "anteayer": 2,
    "antier": 2,
    "anteontem": 2,
}
"""Days that have a word of their own, and how long ago they were."""

PARTS_OF_A_YEAR = {
    "early": (1, 4),
    "beginning": (1, 4),
    "principios": (1, 4),
    "comienzos": (1, 4),
    "inicios": (1, 4),
    "inicio": (1, 4),
    "comeco": (1, 4),
    "mid": (5, 8),
    "middle": (5, 8),
    "mediados": (5, 8),
    "meados": (5, 8),
    "late": (9, 12),
    "end": (9, 12),
    "final": (9, 12),
    "finales": (9, 12),
    "fines": (9, 12),
    "fim": (9, 12),
}
"""The words for a part of a year, with its first and last month."""

_SHORTEST_MONTH = 3
_FILLERS = {
    *("of", "the", "in", "during"),
    *("de", "del", "el", "la", "los", "en", "durante"),
    *("do", "da", "em", "no", "na"),
    *("le", "au", "du"),
}


def plain(text: str) -> str:
    """Lower *text*, drop accents and commas, and part letters from figures."""
    bare = unicodedata.normalize("NFKD", text.casefold().strip())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    bare = re.sub("[\u2010-\u2015\u2212]", "-", bare).replace(",", " ")
    bare = re.sub("['\u2018\u2019`\u00b4]", "", bare)
    bare = re.sub(r"(?<=[a-z])\.", " ", bare)
    bare = re.sub(r"(?<=\d)(?:st|nd|rd|th|ero|ro|er|o)\b", "", bare)
    bare = re.sub(r"\b(?:primero|primeiro|premier)(?= (?:de )?[a-z])", "1", bare)
    bare = re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", " ", bare)
    return " ".join(bare.split())


def month_named(word: str) -> int | None:
    """Give the month, 1 to 12, that *word* begins; None when no month or several do."""
    if len(word) < _SHORTEST_MONTH:
        return None
    found = {
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(name.startswith(word) for name in names.split())
    }
    found |= {9} if word == "sept" else set()
    return found.pop() if len(found) == 1 else None


def season_named(word: str) -> int | None:
    """Give the EDTF code of the season that *word* names; its first letters are enough."""
    for code, names in _SEASONS.items():
        if any(word == name or _begins(word, name) for name in names.split()):
            return code
    return None


def count_named(word: str) -> int | None:
    """Give the number that *word* is, in figures or in letters up to ten."""
    if word.isascii() and word.isdigit():
        return int(word)
    return _place_of(word, dict(enumerate(_COUNTS)))


def unit_named(word: str) -> str | None:
    """Give ``day``, ``week``, ``month`` or ``year`` for its name in any of the languages."""
    return _place_of(word, _UNITS)


def is_filler(word: str) -> bool:
    """Say whether *word* only joins the parts of a date, as in "14 de agosto de 2025"."""
    return word in _FILLERS


def _begins(word: str, name: str) -> bool:
    return len(word) > _SHORTEST_MONTH and name.startswith(word)


def _place_of(word: str, names: dict[_Key, str]) -> _Key | None:
    return next((key for key, listed in names.items() if word in listed.split()), None)
