"""What a chart of the coverage says, before anybody draws it: on paper and on the screen alike."""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way the bars grow: up along the days, or to the side beside long names."""

    UP = "up"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Bar:
    """Children of one part or school, parted in two; a count that is nothing is hidden.

    *label* stands at the end of the bar, and *name* where it begins. *undivided* counts those of
    whom is not told how many were asked.
    """

    name: str
    asked: int | None
    not_yet: int | None
    label: str
    undivided: int = 0

    @property
    def shown(self) -> int:
        """How many of them the bar may show."""
        return (self.asked or 0) + (self.not_yet or 0) + self.undivided

    @property
    def hides(self) -> bool:
        """Whether a part of it is hidden."""
        return None in {self.asked, self.not_yet}


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, and what their parts are called; *hidden* is empty where nothing is."""

    direction: Direction
    bars: tuple[Bar, ...]
    asked: str
    not_yet: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Width in points or pixels, the size of letters, and the inks as ``#RRGGBB``."""

    width: float
    letters: float
    ink: str
    muted: str
    line: str
    asked: str
    not_yet: str
    ground: str
