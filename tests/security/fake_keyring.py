"""Keyrings in memory: one that keeps what it is given, and all the ways in which real ones fail."""

from dataclasses import dataclass, field

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.device_secrets import KeyringEntry
from mmep_desktop.services.keys import KeyringState


@dataclass
class FakeKeyring:
    """A keyring in memory; *trouble* is raised by every call while it is set."""

    name: str = "SecretService"
    kept: dict[tuple[str, KeyringEntry], str] = field(default_factory=dict)
    trouble: Problem | None = None
    forgets: bool = False
    asked: list[str] = field(default_factory=list)

    def state(self) -> KeyringState:
        self.asked.append("state")
        if self.trouble is Problem.KEYRING_LOCKED:
            return KeyringState.LOCKED
        return KeyringState.ABSENT if self.trouble else KeyringState.WORKS

    def working_name(self) -> str:
        self._ask("name")
        return self.name

    def read(self, name: str, entry: KeyringEntry) -> str | None:
        self._ask("read")
        return self.kept.get((name, entry))

    def write(self, name: str, entry: KeyringEntry, secret: str) -> None:
        self._ask("write")
        if not self.forgets:
            self.kept[name, entry] = secret

    def remove(self, name: str, entry: KeyringEntry) -> None:
        self._ask("remove")
        self.kept.pop((name, entry), None)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.trouble:
            raise DeskError(self.trouble)
