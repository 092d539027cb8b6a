"""The marker beside a store: which store it is, and whether its families are invented."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.safe_files import write_safely
from mmep_desktop.security.strict_json import NotWellFormed, fields_of, written

MARKER_NAME: Final = "store.json"
STORE_NAME: Final = "store.mmep"
_FORMAT: Final = 1
_SIZE_LIMIT: Final = 4096


@dataclass(frozen=True, slots=True)
class StoreMarker:
    """What stands in ``store.json``.

    *key_generation* is the number of the key that the store is under; a key file from before is
    told by it. Nobody vouches for the marker, so nothing is opened because of it.
    """

    store_id: str
    practice: bool
    key_generation: int = 1


def read_marker(folder: Path) -> StoreMarker | None:
    """Return the marker in *folder*; None where there is none that can be read.

    None means "unknown": it lets nothing be taken for practice. Raises ``STORE_NEWER`` for a
    marker of a later version.
    """
    try:
        fields = fields_of(folder / MARKER_NAME, _SIZE_LIMIT)
        found = fields.number("format")
        if found > _FORMAT:
            raise DeskError(Problem.STORE_NEWER)
        fields.must_be({"format", "store_id", "practice", "key_generation"})
        return StoreMarker(
            store_id=fields.text("store_id"),
            practice=fields.flag("practice"),
            key_generation=fields.number("key_generation"),
        )
    except (FileNotFoundError, NotADirectoryError, NotWellFormed):
        return None


def write_marker(folder: Path, marker: StoreMarker) -> None:
    """Write *marker*; raises ``FOLDER_READ_ONLY`` or ``STORE_FULL``."""
    members = {
        "format": _FORMAT,
        "store_id": marker.store_id,
        "practice": marker.practice,
        "key_generation": marker.key_generation,
    }
    write_safely(folder / MARKER_NAME, written(members))
