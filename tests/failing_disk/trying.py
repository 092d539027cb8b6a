"""One act, tried with a fault at its first operation, its second, and so on to its last."""

import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.failing_disk.acts import ACTS, make_desk
from tests.failing_disk.failing import DONE, Fault, operations_of, with_a_fault
from tests.failing_disk.states import State, state_of


@dataclass
class Tried:
    """How often an act met the fault, what it told, and everything that was not as it should be."""

    told: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class Rehearsal:
    """A desk that is copied for each try, and the states in which an act may leave it."""

    def __init__(self, scratch: Path) -> None:
        self._made = scratch / "made"
        self._desk = scratch / "desk"
        self._log = scratch / "log"
        make_desk(self._made)

    def tried(self, name: str, fault: Fault, every: int = 1) -> Tried:
        """Do the act *name* once for each of its operations, or for every so many of them."""
        old, new = self._state_without(), self._state_with(name)
        self._copy()
        asked = operations_of(ACTS[name], self._desk, self._log)
        seen = Tried()
        for place in range(0, len(asked), every):
            if asked[place] not in fault.value[0]:
                continue
            self._copy()
            before, at = asked[:place], asked[place]
            told = with_a_fault(ACTS[name], self._desk, self._log, fault, before, at)
            seen.told[told] += 1
            if problem := self._problem(name, told, old, new):
                where = f"{name}, {fault.name} at {place + 1}, a {at}, told {told}"
                seen.wrong.append(f"{where}: {problem}")
        return seen

    def _problem(self, name: str, told: str, old: State, new: State) -> str:
        """Return what is wrong with the desk after a fault; nothing if all is well."""
        if ": " in told:
            return "this is no problem for a clerk"
        state = state_of(self._desk)
        if state not in (old, new):
            return f"neither old nor new: {difference(state, old)}"
        if told == DONE and state != new:
            return "said that it was done, and it was not"
        if state == old != new:
            ACTS[name](self._desk)()
            if state_of(self._desk) != new:
                return "does not work afterwards"
        return ""

    def _copy(self) -> None:
        shutil.rmtree(self._desk, ignore_errors=True)
        shutil.copytree(self._made, self._desk)

    def _state_without(self) -> State:
        self._copy()
        return state_of(self._desk)

    def _state_with(self, name: str) -> State:
        self._copy()
        ACTS[name](self._desk)()
        return state_of(self._desk)


def difference(one: State, other: State) -> dict[str, tuple[list[str], list[str]]]:
    """Return the tables that differ, with their lines."""
    return {name: (one[name], other[name]) for name in one if one[name] != other.get(name)}
