"""What is wrong with a screener pack: the file, the key inside it, and a plain sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a pack; *key* is the path inside the file, empty for the whole file."""

    file: str
    key: str
    message: str


class FaultyPack(Exception):
    """A pack that cannot be used; *faults* lists everything found, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults
