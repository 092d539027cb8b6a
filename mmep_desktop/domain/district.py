"""The school districts that a center may belong to, by their code and their name."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass

from mmep_desktop.domain.names import folded


@dataclass(frozen=True, slots=True)
class District:
    """A district; the code is DESE's eight digits."""

    code: str
    name: str


def read_districts(lines: Iterable[str]) -> tuple[District, ...]:
    """Read the columns ``code`` and ``district``, in the order of the names."""
    rows = csv.DictReader(lines)
    districts = (District(row["code"], row["district"]) for row in rows)
    return tuple(sorted(districts, key=lambda district: folded(district.name)))


def district_meant(text: str, districts: tuple[District, ...]) -> District | None:
    """Return the one district that *text* can only mean: its code, its name or its start."""
    typed = folded(text)
    if not typed:
        return None
    for district in districts:
        if typed in {district.code, folded(district.name)}:
            return district
    begun = [
        district
        for district in districts
        if folded(district.name).startswith(typed) or district.code.startswith(typed)
    ]
    return begun[0] if len(begun) == 1 else None
