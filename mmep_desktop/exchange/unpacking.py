"""Parcels are unpacked in a process of its own with bounds: one process for as many as come."""

from collections.abc import Sequence
from types import TracebackType
from typing import Final, Self

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.bounded import SECONDS, BoundedProcess, Ends
from mmep_desktop.exchange.frames import Misheard, Said
from mmep_desktop.exchange.inner import UNPACK_COMMAND
from mmep_desktop.exchange.parcels import LARGEST, NAMES
from mmep_desktop.own_command import own_command

_ENDS: Final = Ends(
    family="PARCEL_",
    unsafe=Problem.PARCEL_UNSAFE,
    slow=Problem.PARCEL_TOO_LARGE,
    large=Problem.PARCEL_TOO_LARGE,
    damaged=Problem.PARCEL_DAMAGED,
    stopped=Problem.PARCEL_DAMAGED,
)


class ParcelUnpacking:
    """Unpacks parcels one after the other; after one that broke the process, a new one begins."""

    def __init__(self, command: Sequence[str] = (), seconds: float = SECONDS) -> None:
        self._command = command
        self._seconds = seconds
        self._process: BoundedProcess | None = None

    def unpacked(self, content: bytes) -> dict[str, bytes]:
        """Return the members of a parcel that is open. Raises ``DeskError``: see ``parcels``."""
        if len(content) > LARGEST:
            raise DeskError(Problem.PARCEL_TOO_LARGE)
        process = self._begun()
        try:
            process.tell({"bytes": len(content)}, content)
            said = process.heard()
            if "refused" not in said:
                with process.believing():
                    sizes = _sizes(said)
                return {name: process.taken(size) for name, size in sizes}
        except BaseException:
            self._end()
            raise
        raise DeskError(_refusal(said["refused"]))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave no process behind."""
        self._end()

    def _begun(self) -> BoundedProcess:
        if self._process is None:
            command = self._command or (*own_command(), UNPACK_COMMAND)
            self._process = BoundedProcess(command, _ENDS, self._seconds)
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            with self._process:
                self._process = None


def _sizes(said: Said) -> list[tuple[str, int]]:
    """Return what members will be given. Raises ``Misheard`` for what no parcel has."""
    found: dict[str, int] = {}
    members = said.get("members")
    for each in members if isinstance(members, list) else ():
        match each:
            case [str(name), int(size)] if name in NAMES and name not in found and size >= 0:
                found[name] = size
            case _:
                raise Misheard
    if sum(found.values()) > LARGEST:
        raise Misheard
    return list(found.items())


def _refusal(said: object) -> Problem:
    problem = Problem.__members__.get(str(said))
    return problem if problem and problem.name.startswith("PARCEL_") else Problem.PARCEL_UNSAFE
