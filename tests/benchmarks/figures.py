"""What a run measured, as one table: each figure with its target and whether it was met."""

import json
import os
import platform
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtCore import qVersion
from sqlcipher3 import dbapi2

NOT_INSTALLED = "not installed"
_HEAD = ("| what | measured | target | met |", "|---|---|---|---|")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row; without a target it is there for information, without a value it has no yardstick.

    *under* is the most it may be, *at_least* the least.
    """

    part: str
    what: str
    value: float | None
    unit: str
    under: float | None = None
    at_least: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the figure is as good as its target asks, if it has one."""
        if self.value is None:
            return True
        too_much = self.under is not None and self.value > self.under
        too_little = self.at_least is not None and self.value < self.at_least
        return not (too_much or too_little)

    def __str__(self) -> str:
        """Write the figure as a row of the table."""
        return f"| {self.what} | {self._measured()} | {self._target()} | {self._verdict()} |"

    def _measured(self) -> str:
        return NOT_INSTALLED if self.value is None else _written(self.value, self.unit)

    def _target(self) -> str:
        if self.under is not None:
            return f"at most {_written(self.under, self.unit)}"
        if self.at_least is not None:
            return f"at least {_written(self.at_least, self.unit)}"
        return ""

    def _verdict(self) -> str:
        if self.value is None or (self.under is None and self.at_least is None):
            return ""
        return "yes" if self.is_met else "**no**"


@dataclass
class Figures:
    """Everything that one run measured, in the order in which it was measured."""

    kept: list[Figure] = field(default_factory=list)
    conditions: dict[str, str] = field(default_factory=dict)

    def keep(
        self,
        part: str,
        what: str,
        value: float | None,
        unit: str,
        *,
        under: float | None = None,
        at_least: float | None = None,
    ) -> Figure:
        """Add a row to the table of *part*, print it, and return it to be judged."""
        figure = Figure(part, what, value, unit, under, at_least)
        self.kept.append(figure)
        print(f"\n{figure}", end="")
        return figure

    def as_markdown(self) -> str:
        """Return the table of each part, and the conditions."""
        parts = dict.fromkeys(figure.part for figure in self.kept)
        lines = [f"- {what}: {value}" for what, value in self.conditions.items()]
        for part in parts:
            rows = [str(figure) for figure in self.kept if figure.part == part]
            lines += ["", f"### {part}", "", *_HEAD, *rows]
        return "\n".join(lines) + "\n"

    def write(self, folder: Path) -> None:
        """Leave the figures in *folder*, for people and for programs."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "bench.md").write_text(self.as_markdown(), "utf-8")
        plain = [{**asdict(figure), "met": figure.is_met} for figure in self.kept]
        whole = {"conditions": self.conditions, "figures": plain}
        (folder / "bench.json").write_text(json.dumps(whole, indent=2, ensure_ascii=False), "utf-8")


def unmet(*figures: Figure) -> list[str]:
    """Return the rows that missed their target, for a test to assert that there are none."""
    return [str(figure) for figure in figures if not figure.is_met]


def percentile(values: Iterable[float], share: float) -> float:
    """Return the least value that *share* per cent of *values* do not pass."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100).__int__() - 1)]


def alternating(
    runs: int, *measures: Callable[[], float], warm_up: int = 1
) -> Sequence[list[float]]:
    """Take *measures* in turns, so that a busy moment of the machine meets all of them."""
    for _ in range(warm_up):
        for measure in measures:
            measure()
    taken: Sequence[list[float]] = [[] for _ in measures]
    for _ in range(runs):
        for times, measure in zip(taken, measures, strict=True):
            times.append(measure())
    return taken


def conditions() -> dict[str, str]:
    """Return what the figures depend on and a reader can compare, without naming the machine."""
    cipher = dbapi2.connect(":memory:")
    cipher.execute("PRAGMA key = 'any'").close()
    ((cipher_version,),) = cipher.execute("PRAGMA cipher_version").fetchall()
    cipher.close()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
    return {
        "processor": f"{os.cpu_count()} cores, {platform.machine()}",
        "system": platform.system(),
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "SQLCipher": cipher_version,
        "load of the machine as the run began": load,
    }


def median(values: Iterable[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)


def _written(value: float, unit: str) -> str:
    text = (
        f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
    )
    return f"{text} {unit}".strip()
