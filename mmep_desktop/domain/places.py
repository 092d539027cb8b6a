"""What two towns say about a move: a proposal the clerk sees and can overrule, never an answer."""

import re
from collections.abc import Iterator, Sequence

from mmep_desktop.domain.names import folded

HOME_STATE = "ma"
"""The districts that we know are of this state; a town elsewhere is none of theirs."""

_STATE = re.compile(r",\s*(?P<state>[^,]+)$")
_SAME_STATE = {"ma", "mass", "massachusetts"}


def proposed_across(from_place: str, to_place: str, districts: Sequence[str]) -> str:
    """Propose whether a move from one place to the other crossed a school district line.

    Returns ``yes``, ``no``, ``unknown``, or nothing while one of the places is empty. *districts*
    are the names of the districts as the state lists them; a regional one joins its towns with
    hyphens (``Amherst-Pelham``), and two of its towns may or may not share every grade.
    """
    leaving, arriving = _town(from_place), _town(to_place)
    if not leaving[0] or not arriving[0]:
        return ""
    if leaving[0] == arriving[0]:
        return _same_name(leaving[1], arriving[1])
    both_ours = _is_ours(leaving[1]) and _is_ours(arriving[1])
    return "unknown" if both_ours and _share(leaving[0], arriving[0], districts) else "yes"


def _town(place: str) -> tuple[str, str]:
    """Split ``Holyoke, MA`` into the folded town and the folded state, which may be empty."""
    found = _STATE.search(place)
    if found is None:
        return folded(place), ""
    state = folded(found["state"])
    return folded(place[: found.start()]), HOME_STATE if state in _SAME_STATE else state


def _same_name(leaving: str, arriving: str) -> str:
    """Springfield and Springfield: one town, unless a state that was named says otherwise."""
    if leaving == arriving or (_is_ours(leaving) and _is_ours(arriving)):
        return "no"
    return "yes" if leaving and arriving else "unknown"


def _is_ours(state: str) -> bool:
    return state in {"", HOME_STATE}


def _share(one: str, other: str, districts: Sequence[str]) -> bool:
    return any({one, other} <= set(_towns(district)) for district in districts)


def _towns(district: str) -> Iterator[str]:
    return (folded(town) for town in district.split("-"))
