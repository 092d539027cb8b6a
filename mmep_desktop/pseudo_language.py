"""A language that nobody speaks: English made longer and accented, to prove that layouts hold.

Whatever shows plain letters was never handed to gettext; whatever is cut needs more room.
"""

import re

_ACCENTED = str.maketrans(
    "AaCcDdEeGgHhIiKkLlNnOoRrSsTtUuWwYyZz",
    "ÅåÇçĐđÉéĞğĤĥÎîĶķĻļÑñÖöŘřŠšŢţÛûŴŵÝýŽž",
)
_KEPT = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w+;|&(?=\w)|\b(?:Ctrl|Alt|Shift|F\d+)(?:\+\w+)*\b|\n)")
_LONGER_BY = 0.4
_PADDING = "one two three four five six seven eight nine ten "


def pseudo(text: str) -> str:
    """Return *text* longer by two fifths, accented and in brackets; gaps, keys and markup stay."""
    if not text.strip():
        return text
    kept = "".join(
        part if place % 2 else part.translate(_ACCENTED)
        for place, part in enumerate(_KEPT.split(text))
    )
    return f"[{kept}{_padding(len(text))}]"


def _padding(length: int) -> str:
    needed = max(round(length * _LONGER_BY) - len("[]"), 0)
    words = (_PADDING * (needed // len(_PADDING) + 1))[:needed].rstrip()
    return f" {words}" if words else ""
