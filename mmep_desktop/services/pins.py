"""A clerk's PIN for the rest of the day, after she unlocked with her passphrase."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from mmep_desktop.domain.acts import Act
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.keys import OpenKeys, StoreKey
from mmep_desktop.services.ports import OpenWork

DIGITS = 6


class Pins(Protocol):
    """Where PINs are kept: in memory, and nowhere else."""

    def holds(self, clerk_id: str) -> bool:
        """Whether the clerk's PIN opens the desk now."""

    def keep(self, clerk_id: str, pin: str, keys: OpenKeys) -> None:
        """Let *pin* open the desk whose *keys* these are; not for the window's thread."""

    def open(self, clerk_id: str, pin: str) -> StoreKey:
        """Return the store's key. Raises ``WRONG_PIN``, or ``NO_PIN`` where none is left."""

    def forget(self, clerk_id: str = "") -> None:
        """Let no PIN of the clerk, or of anybody, open the desk any more."""


class DayPin:
    """What the clerk who has unlocked may do about her PIN.

    With a PIN nobody makes another one: the hours would begin anew without the passphrase.
    """

    def __init__(
        self, pins: Pins, clerk_id: str, keys: OpenKeys, work: OpenWork, *, may_begin: bool
    ) -> None:
        self._pins = pins
        self._clerk_id = clerk_id
        self._keys = keys
        self._work = work
        self.may_begin = may_begin

    @property
    def is_in_use(self) -> bool:
        """Whether it opens the desk now."""
        return self._pins.holds(self._clerk_id)

    def begin(self, pin: str) -> None:
        """Let *pin* open the desk for this clerk; the trail knows. Not for the window's thread."""
        if not self.may_begin or not is_pin(pin) or is_guessed_first(pin):
            raise DeskError(Problem.WRONG_PIN)
        with self._work() as work:
            work.trail.note(Act.PIN_ALLOWED, self._clerk_id)
            work.commit()
        self._pins.keep(self._clerk_id, pin, self._keys)

    def end(self) -> None:
        """Let only the passphrase open the desk again."""
        self._pins.forget(self._clerk_id)


def is_pin(typed: str) -> bool:
    """Whether *typed* has the form of a PIN; no passphrase is as short."""
    return len(typed) == DIGITS and typed.isascii() and typed.isdigit()


def is_guessed_first(pin: str) -> bool:
    """Whether a stranger would try it among the first: 111111, 123456, 121212, 123123."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return steps in ({0}, {1}, {-1}) or any(_repeats(pin, length) for length in (2, 3))


def _repeats(pin: Sequence[str], length: int) -> bool:
    return all(digit == pin[place % length] for place, digit in enumerate(pin))
