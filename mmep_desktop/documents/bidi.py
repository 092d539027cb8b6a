"""The order in which a line that mixes Arabic or Hebrew with other scripts is read.

This is the Unicode Bidirectional Algorithm (UAX #9) for text whose only format characters are the
isolates that we put around values ourselves; everything else is taken out before it gets here.
"""

import unicodedata
from collections.abc import Sequence

ISOLATE = "\u2068"
END_OF_ISOLATE = "\u2069"

_BESIDE = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_NEUTRAL = {"B", "S", "WS", "ON"}
_NUMBERS = {"EN", "AN"}
_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def isolated(value: str) -> str:
    """Return *value* so that its own direction never moves the words around it."""
    return f"{ISOLATE}{value}{END_OF_ISOLATE}"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter outside any isolate is of a right-to-left script (P2, P3)."""
    depth = 0
    for mark in text:
        depth += (mark == ISOLATE) - (mark == END_OF_ISOLATE)
        kind = unicodedata.bidirectional(mark)
        if depth == 0 and kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


def mirrored(text: str) -> str:
    """Return *text* with each bracket turned round, as it is seen from the right (L4)."""
    return text.translate(_MIRRORED)


def levels_of(text: str, base: int) -> list[int]:
    """Return each character's embedding level; odd ones run from right to left.

    *base* is 1 in a paragraph that runs from right to left, else 0.
    """
    levels = [base] * len(text)
    outer: list[int] = []
    place = 0
    while place < len(text):
        outer.append(place)
        end = _end_of_isolate(text, place) if text[place] == ISOLATE else place
        if end > place + 1:
            inner = text[place + 1 : end]
            levels[place + 1 : end] = levels_of(inner, _next_level(base, inner))
        place = max(end, place + 1)
    for place, level in zip(outer, _resolved(text, outer, base), strict=True):
        levels[place] = level
    return levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the places of a line's pieces from left to right (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        _turn_runs(order, levels, level)
    return order


def _turn_runs(order: list[int], levels: Sequence[int], least: int) -> None:
    begin = 0
    while begin < len(order):
        end = begin
        while end < len(order) and levels[order[end]] >= least:
            end += 1
        order[begin:end] = order[begin:end][::-1]
        begin = max(end, begin + 1)


def _end_of_isolate(text: str, begin: int) -> int:
    depth = 0
    for place in range(begin, len(text)):
        depth += (text[place] == ISOLATE) - (text[place] == END_OF_ISOLATE)
        if depth == 0:
            return place
    return len(text)


def _next_level(base: int, inner: str) -> int:
    wanted = int(is_right_to_left(inner))
    return base + (1 if base % 2 != wanted else 2)


def _resolved(text: str, places: list[int], base: int) -> list[int]:
    edge = "R" if base % 2 else "L"
    kinds = [_kind(text[place]) for place in places]
    _resolve_marks(kinds, edge)
    _resolve_numbers(kinds, edge)
    _resolve_brackets("".join(text[place] for place in places), kinds, edge)
    _resolve_neutrals(kinds, edge)
    return [_level(kind, base) for kind in kinds]


def _kind(mark: str) -> str:
    if mark in {ISOLATE, END_OF_ISOLATE}:
        return "ON"
    return unicodedata.bidirectional(mark) or "L"


def _resolve_marks(kinds: list[str], edge: str) -> None:
    """W1 to W3: a mark is as its letter, a digit after an Arabic letter is an Arabic number."""
    before, strong = edge, edge
    for place, kind in enumerate(kinds):
        own = before if kind in {"NSM", "BN"} else kind
        if own in {"L", "R", "AL"}:
            strong = own
        before = own
        kinds[place] = "AN" if own == "EN" and strong == "AL" else own
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _resolve_numbers(kinds: list[str], edge: str) -> None:
    """W4 to W7: separators and signs belong to the number that they stand in or beside."""
    for place in range(1, len(kinds) - 1):
        before, after = kinds[place - 1], kinds[place + 1]
        joins = kinds[place] == "CS" or (kinds[place] == "ES" and before == "EN")
        if joins and before == after and before in _NUMBERS:
            kinds[place] = before
    _spread_european_signs(kinds)
    strong = edge
    for place, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind in {"ES", "ET", "CS"}:
            kinds[place] = "ON"


def _spread_european_signs(kinds: list[str]) -> None:
    for places in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        near = ""
        for place in places:
            if kinds[place] == "ET" and near == "EN":
                kinds[place] = "EN"
            near = kinds[place]


def _resolve_brackets(text: str, kinds: list[str], edge: str) -> None:
    """N0: both brackets of a pair run as what they enclose, or as what stands before them."""
    for begin, end in _bracket_pairs(text, kinds):
        inside = {_BESIDE[kind] for kind in kinds[begin:end] if kind in _BESIDE}
        if not inside:
            continue
        before = next((_BESIDE[kind] for kind in kinds[:begin][::-1] if kind in _BESIDE), edge)
        kinds[begin] = kinds[end] = edge if edge in inside else before


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Return where each pair opens and closes, in the order of the opening (BD16)."""
    pairs, opened = [], list[tuple[str, int]]()
    for place, mark in enumerate(text):
        if kinds[place] != "ON":
            continue
        if mark in _CLOSED_BY:
            opened.append((_CLOSED_BY[mark], place))
        closing = [depth for depth, (wanted, _) in enumerate(opened) if wanted == mark]
        if closing:
            pairs.append((opened[closing[-1]][1], place))
            del opened[closing[-1] :]
    return sorted(pairs)


def _resolve_neutrals(kinds: list[str], edge: str) -> None:
    """N1 and N2: between two of a kind as they are, else as the paragraph runs."""
    begin = 0
    while begin < len(kinds):
        end = begin
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _BESIDE[kinds[begin - 1]] if begin else edge
        after = _BESIDE[kinds[end]] if end < len(kinds) else edge
        kinds[begin:end] = [before if before == after else edge] * (end - begin)
        begin = end + 1


def _level(kind: str, base: int) -> int:
    """I1 and I2."""
    if base % 2:
        return base if kind == "R" else base + 1
    return {"L": base, "R": base + 1}.get(kind, base + 2)
