"""A screener pack, one folder of data, as the screener that it defines."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from mmep_desktop.domain.faults import Fault, FaultyPack
from mmep_desktop.domain.screener import Screener
from mmep_desktop.screeners.definition import FILE, read_definition
from mmep_desktop.screeners.soundness import unsound
from mmep_desktop.screeners.wordings import read_wordings

__all__ = ["Fault", "FaultyPack", "pack_files", "read_pack", "read_pack_files"]

PackFiles = Mapping[str, bytes]
"""A pack's files by their path inside the pack, folders set apart by ``/``."""


def read_pack(folder: Path) -> Screener:
    """Return the screener in *folder*. Raises ``FaultyPack`` with everything that is wrong."""
    return read_pack_files(pack_files(folder))


def pack_files(folder: Path) -> dict[str, bytes]:
    """Return the files of the pack in *folder*; hidden ones are no part of it.

    Raises ``FaultyPack`` where there is no such folder, or it cannot be read.
    """
    try:
        return dict(_files(folder, ""))
    except OSError as problem:
        fault = Fault("", "", f"The folder cannot be read: {problem.strerror}.")
        raise FaultyPack((fault,)) from problem


def read_pack_files(files: PackFiles) -> Screener:
    """Return the screener that *files* define. Raises ``FaultyPack`` with everything wrong."""
    faults: list[Fault] = []
    screener = _screener(files, faults)
    if screener is None or faults:
        raise FaultyPack(tuple(faults))
    return screener


def fingerprint(files: PackFiles) -> str:
    """Return the SHA-256 of every file's name and content, in the order of their names."""
    whole = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            whole.update(len(part).to_bytes(8, "big"))
            whole.update(part)
    return whole.hexdigest()


def _screener(files: PackFiles, faults: list[Fault]) -> Screener | None:
    if FILE not in files:
        faults.append(Fault(FILE, "", "This file is missing."))
        return None
    definition = read_definition(files[FILE], faults)
    if definition is None:
        return None
    faults.extend(unsound(definition))
    return Screener(
        id=definition.id,
        version=definition.version,
        applies_from=definition.applies_from,
        approved_by=definition.approved_by,
        parameters=definition.parameters,
        rules=definition.rules,
        questions=definition.questions,
        contact=definition.contact,
        add_ons=definition.add_ons,
        child_fields=definition.child_fields,
        wordings=read_wordings(files, definition, faults),
        fingerprint=fingerprint(files),
    )


def _files(folder: Path, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir():
            yield from _files(entry, f"{path}{entry.name}/")
        else:
            yield f"{path}{entry.name}", entry.read_bytes()
