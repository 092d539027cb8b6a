"""Keep what is ticked in a list where "none" and "unsure" exclude the rest."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ticked:
    """The codes ticked, out of *codes* in their order; an *alone* code stands by itself."""

    codes: tuple[str, ...]
    alone: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()

    def toggled(self, code: str) -> "Ticked":
        """Tick or untick *code*; what excludes it goes."""
        if code in self.on:
            return Ticked(self.codes, self.alone, self.on - {code})
        kept = frozenset() if code in self.alone else self.on - self.alone
        return Ticked(self.codes, self.alone, kept | {code})

    def replaced(self, on: Iterable[str]) -> "Ticked":
        """Tick exactly the codes *on*; ValueError when they exclude each other or are unknown."""
        wanted = frozenset(on)
        if wanted - frozenset(self.codes) or (wanted & self.alone and len(wanted) > 1):
            raise ValueError("these cannot be ticked together")
        return Ticked(self.codes, self.alone, wanted)

    def in_order(self) -> tuple[str, ...]:
        """Give the ticked codes in the order they are shown."""
        return tuple(code for code in self.codes if code in self.on)
