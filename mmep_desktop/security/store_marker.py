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
    """What stands in ``store.json``."""

    store_id: str
    practice: bool


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
        fields.must_be({"format", "store_id", "practice"})
        return StoreMarker(fields.text("store_id"), fields.flag("practice"))
    except (FileNotFoundError, NotADirectoryError, NotWellFormed):
        return None


def write_marker(folder: Path, marker: StoreMarker) -> None:
    """Write *marker*; raises ``FOLDER_READ_ONLY`` or ``STORE_FULL``."""
    members = {"format": _FORMAT, "store_id": marker.store_id, "practice": marker.practice}
    write_safely(folder / MARKER_NAME, written(members))
