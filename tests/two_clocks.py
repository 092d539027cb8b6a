"""Two clocks that are set by hand."""

from dataclasses import dataclass

from mmep_desktop.clock import Clocks


@dataclass
class SetClocks:
    """Seconds on the clock that only goes on, and on the wall."""

    steady: float = 1_000.0
    wall: float = 1_800_000_000.0

    def pass_by(self, seconds: float) -> None:
        """Let time pass while the computer is awake."""
        self.steady += seconds
        self.wall += seconds

    def sleep(self, seconds: float) -> None:
        """Let time pass while the computer sleeps."""
        self.wall += seconds

    def read(self) -> Clocks:
        """Return the clocks as the program takes them."""
        return Clocks(lambda: self.steady, lambda: self.wall)
