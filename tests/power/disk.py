"""A disk that keeps what it was asked to sync, and of the rest whatever it pleases."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.power.operations import Cut, Made, Operation, Removed, Renamed, Said, Synced, Written

SECTOR = 512
"""Bytes that a disk writes as one: a write of more can be torn."""

Image = dict[str, bytes]
"""The content of each file that has a name, by its path."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An operation that was not synced yet, and the number of the file that it is on."""

    file: int
    what: Operation

    @property
    def is_on_a_name(self) -> bool:
        """Whether it changes a folder and not what stands in a file."""
        return not isinstance(self.what, Written | Cut)


Arrivals = Callable[[list[Waiting], random.Random], Iterable[Waiting]]
"""Which of the waiting operations reach the disk when the power is cut."""


class Disk:
    """Takes operations one by one, and tells at any moment what a power cut would leave."""

    def __init__(self) -> None:
        self._files: list[bytearray] = []
        self._kept_names: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._waiting: list[Waiting] = []

    def take(self, operation: Operation) -> None:
        """Do what was asked; only a sync makes it last."""
        match operation:
            case Said():
                return
            case Synced(path):
                self._keep(path)
                return
            case Made(path) if path in self._names:
                return
            case Made(path):
                self._files.append(bytearray())
                number = len(self._files) - 1
            case Written(path) | Cut(path) | Renamed(path) | Removed(path):
                number = self._names[path]
        waiting = Waiting(number, operation)
        if waiting.is_on_a_name:
            _name(self._names, waiting)
        self._waiting.append(waiting)

    def after_a_cut(self, arrivals: Arrivals, chance: random.Random) -> Image:
        """Return what stands on the disk if the power fails now."""
        files, names = dict(enumerate(self._files)), dict(self._kept_names)
        copied = set()
        for each in arrivals(self._waiting, chance):
            if each.is_on_a_name:
                _name(names, each)
            elif each.file not in copied:
                copied.add(each.file)
                files[each.file] = bytearray(files[each.file])
                _write(files[each.file], each.what)
            else:
                _write(files[each.file], each.what)
        return {path: bytes(files[number]) for path, number in names.items()}

    def _keep(self, path: str) -> None:
        """Make what waits for a file, or for the names in a folder, last."""
        number = self._names.get(path)
        staying = []
        for each in self._waiting:
            if each.is_on_a_name and number is None and _folder_of(each.what) == path:
                _name(self._kept_names, each)
            elif not each.is_on_a_name and each.file == number:
                _write(self._files[each.file], each.what)
            else:
                staying.append(each)
        self._waiting = staying


def in_order(waiting: list[Waiting], chance: random.Random) -> Iterator[Waiting]:
    """Let the first operations arrive, however many, and of the next one its first sectors."""
    length = chance.choice((0, len(waiting), chance.randint(0, len(waiting))))
    yield from waiting[:length]
    for torn in waiting[length : length + 1]:
        pieces = list(sectors_of(torn))
        if not torn.is_on_a_name:
            yield from pieces[: chance.randrange(len(pieces) + 1)]


def in_any_order(waiting: list[Waiting], chance: random.Random) -> Iterator[Waiting]:
    """Let any sectors arrive and others not; only names change in the order that was asked."""
    share = chance.choice((0.1, 0.5, 0.9))
    names = sum(each.is_on_a_name for each in waiting)
    arriving = chance.randint(0, names)
    for each in waiting:
        if each.is_on_a_name:
            arriving -= 1
            if arriving >= 0:
                yield each
        else:
            yield from (piece for piece in sectors_of(each) if chance.random() < share)


def sectors_of(waiting: Waiting) -> Iterator[Waiting]:
    """Take an operation apart into what a disk does as one."""
    written = waiting.what
    if not isinstance(written, Written):
        yield waiting
        return
    begin, end = written.at, written.at + len(written.content)
    while begin < end:
        following = min(end, begin - begin % SECTOR + SECTOR)
        content = written.content[begin - written.at : following - written.at]
        yield Waiting(waiting.file, replace(written, at=begin, content=content))
        begin = following


def lay_out(image: Image, folder: str, at: Path) -> None:
    """Write the files of *image*, which stood in *folder*, into the folder *at*."""
    for path, content in image.items():
        file = at / Path(path).relative_to(folder)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_bytes(content)
        file.chmod(0o600)


def _write(content: bytearray, what: Operation) -> None:
    match what:
        case Written(_, at, piece):
            content.extend(bytes(max(0, at - len(content))))
            content[at : at + len(piece)] = piece
        case Cut(_, length):
            content.extend(bytes(max(0, length - len(content))))
            del content[length:]


def _name(names: dict[str, int], waiting: Waiting) -> None:
    match waiting.what:
        case Made(path):
            names[path] = waiting.file
        case Renamed(path, new):
            names.pop(path, None)
            names[new] = waiting.file
        case Removed(path):
            names.pop(path, None)


def _folder_of(what: Operation) -> str:
    match what:
        case Made(path) | Renamed(_, path) | Removed(path):
            return str(Path(path).parent)
    return ""
