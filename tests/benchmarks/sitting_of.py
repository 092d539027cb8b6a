"""What one long sitting took, asked of the program that works it by keys."""

from pathlib import Path

from tests.benchmarks.accounts import account, said_by, still_to_ask
from tests.benchmarks.sitting import DAYS_AGO

EARLY = 50
"""Families after which everything that is loaded once has been loaded."""

MOST_GROWTH = 1.10
_FAMILIES, _TODAY = 500, 40


def memory_in_one_sitting(home: Path, families: int) -> dict[int, dict[str, float]]:
    """Ask so many families at the desk of *home* and return the memory after every fifty."""
    account(home, _FAMILIES)
    still_to_ask(home, families, DAYS_AGO)
    still_to_ask(home, _TODAY)
    said = said_by("sitting", families, home, "offscreen")
    return {int(count): sizes for count, sizes in said.items()}


def growth(memory: dict[int, dict[str, float]], kind: str) -> float:
    """Return the last size as a multiple of that after the first fifty."""
    return memory[max(memory)][kind] / memory[EARLY][kind]
