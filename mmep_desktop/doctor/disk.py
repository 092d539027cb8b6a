"""Room on the disk of the records, and on that of temporary files."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.doctor.folder import nearest
from mmep_desktop.errors import Problem
from mmep_desktop.paths import desk_folder

NEEDED_MB = 100
"""A day's work takes a few MB; changing the tables of a large store needs its size once more."""
WANTED_MB = 1000
_TEMPORARY_MB = 100
"""What practice mode keeps in the temporary folder, with room to spare."""

MB = 1_000_000


def look() -> Iterator[Finding]:
    """Look at both disks, which may be the same."""
    yield for_records(shutil.disk_usage(nearest(desk_folder())).free // MB)
    yield for_practice(_free_for_temporary_files())


def for_records(free_mb: int) -> Finding:
    """Say whether *free_mb* are enough beside the records."""
    told = f"{free_mb:,} MB are free where the records are."
    to_do = f"Make room: {NEEDED_MB} MB are needed, {WANTED_MB:,} MB are better."
    if free_mb < NEEDED_MB:
        return bad("Disk", told, to_do, Problem.STORE_FULL)
    if free_mb < WANTED_MB:
        return warning("Disk", told, to_do)
    return ok("Disk", told)


def for_practice(free_mb: int | None) -> Finding:
    """Say whether practice has room; *free_mb* is None where there is no temporary folder."""
    to_do = "Make room in the temporary folder, or set TMPDIR to another."
    if free_mb is None:
        told = "There is no temporary folder that can be written to; practice mode needs one."
        return warning("Disk", told, to_do)
    told = f"{free_mb:,} MB are free for temporary files; only practice mode makes any."
    return ok("Disk", told) if free_mb >= _TEMPORARY_MB else warning("Disk", told, to_do)


def _free_for_temporary_files() -> int | None:
    try:
        return shutil.disk_usage(Path(tempfile.gettempdir())).free // MB
    except OSError:
        return None
