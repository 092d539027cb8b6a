"""What a family brought along when it became part of another, as JSON text, and back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.moments import moment_from, moment_text


@dataclass(frozen=True, slots=True)
class Noted:
    """A word that was noted of the family: why it was not asked yet, or why it was held."""

    word: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Brought:
    """The ids of all that was the family's, and what was noted of it."""

    family_id: str
    children: tuple[str, ...]
    disclosures: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()
    screenings: tuple[str, ...] = ()
    not_yet: Noted | None = None
    hold: Noted | None = None


def brought_text(brought: Iterable[Brought]) -> str:
    """Return *brought* as the text that is kept."""
    return json.dumps([_plain(one) for one in brought])


def brought_from(text: str) -> tuple[Brought, ...]:
    """Return what is kept as *text*. Raises ``DeskError(STORE_DAMAGED)``."""
    try:
        return tuple(map(_brought, json.loads(text)))
    except (ValueError, TypeError, KeyError):
        raise DeskError(Problem.STORE_DAMAGED, part="merge") from None


def _plain(one: Brought) -> dict[str, object]:
    return {
        "family_id": one.family_id,
        "children": one.children,
        "disclosures": one.disclosures,
        "merges": one.merges,
        "screenings": one.screenings,
        "not_yet": _plain_note(one.not_yet),
        "hold": _plain_note(one.hold),
    }


def _plain_note(note: Noted | None) -> list[str] | None:
    return None if note is None else [note.word, note.by, moment_text(note.at)]


def _brought(plain: Mapping[str, Any]) -> Brought:
    return Brought(
        family_id=str(plain["family_id"]),
        children=tuple(map(str, plain["children"])),
        disclosures=tuple(map(str, plain["disclosures"])),
        merges=tuple(map(str, plain["merges"])),
        screenings=tuple(map(str, plain.get("screenings", ()))),
        not_yet=_note(plain["not_yet"]),
        hold=_note(plain["hold"]),
    )


def _note(plain: list[str] | None) -> Noted | None:
    if plain is None:
        return None
    word, by, at = plain
    return Noted(word, by, moment_from(at))
