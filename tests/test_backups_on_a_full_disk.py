"""A disk that is really full while a backup is made: it is told, and all there was is whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_tree import ROOT
from tests.storage.test_full_disk import ON_A_SMALL_DISK, may_mount

FILL_IT = """
import sys
from pathlib import Path
from mmep_desktop.errors import DeskError
from tests.backed_up import Desk, go_on

desk = Desk(Path(sys.argv[1]) / "desk")
desk.register("f1")
first = desk.backups().make(go_on)
ballast = Path(sys.argv[1]) / "ballast"
told = set()
with ballast.open("wb", buffering=0) as file:
    try:
        while True:
            file.write(bytes(16_384))
    except OSError:
        pass
for freed in range(0, 2_000_000, 100_000):
    with ballast.open("r+b") as file:
        file.truncate(max(0, ballast.stat().st_size - 100_000))
    shelf = desk.on_the_shelf()
    try:
        desk.backups().make(go_on)
    except DeskError as refusal:
        told.add(refusal.problem.name)
        assert [each.id for each in desk.backups().generations()] == [first.id]
        assert desk.on_the_shelf() == shelf
    else:
        break
ballast.unlink()
assert desk.backups().prospect(first.id, go_on).generation == first
print(*sorted(told))
desk.close()
"""


@pytest.mark.skipif(not may_mount(), reason="needs the right to mount a small disk")
def test_whatever_room_there_is(tmp_path: Path) -> None:
    child = [sys.executable, "-c", FILL_IT, str(tmp_path)]
    mount = ["sh", "-c", ON_A_SMALL_DISK, "sh", str(tmp_path), "6000"]
    command = ["unshare", "--mount", *mount, *child]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (shown.stdout.split(), shown.stderr) == (["BACKUP_NO_ROOM"], "")
