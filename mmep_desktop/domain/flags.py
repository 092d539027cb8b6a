"""That a child was asked the screener, for the student system: ids and a day, and no answer."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from mmep_desktop.domain.sheets import Cell, Sheet

HEADS: Final = ("LASID", "SASID", "Screened on", "Screened")
"""All that leaves in a flag file; not what came out, nor whether anybody was told."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One child who was asked to the end, by the ids of the district and of the state."""

    local_id: str
    state_id: str
    screened_on: date


def flag_sheet(flags: tuple[Flag, ...]) -> Sheet:
    """Return *flags* as a table, in the order of the ids."""
    in_order = sorted(flags, key=lambda one: (one.local_id, one.state_id))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.local_id, one.state_id, one.screened_on, "yes") for one in in_order
    )
    return Sheet("Flags", HEADS, rows)
