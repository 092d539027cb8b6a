"""A disk that is really full: the clerk is told, nothing is lost, and later it goes on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_tree import ROOT

ON_A_SMALL_DISK = """
mount -t tmpfs -o size=$2k none "$1" && shift 2 && exec "$@"
"""

FILL_IT = """
import sys
from pathlib import Path
from mmep_desktop.errors import DeskError
from mmep_desktop.storage.store import create_store, open_store
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER
from tests.storage.saving import save_one_more, screening

disk = Path(sys.argv[1])
ballast = disk / "ballast"
ballast.write_bytes(bytes(200_000))
store = create_store(disk / "desk", FakeKey(), CENTER)
with store.work()() as work:
    work.screenings.add(screening())
    work.commit()
last = 1
try:
    for _ in range(20_000):
        last = save_one_more(store.work())
except DeskError as refusal:
    print(refusal.problem.name)
with store.work()() as work:
    print(work.screenings.get("s1").savings - last)
ballast.unlink()
print(save_one_more(store.work()) - last)
store.close()
again = open_store(disk / "desk", FakeKey(), practice=False)
print(save_one_more(again.work()) - last)
again.close()
"""


def may_mount() -> bool:
    """Whether this account may mount a small disk that vanishes with the process."""
    is_root = sys.platform == "linux" and os.geteuid() == 0
    if not is_root or shutil.which("unshare") is None:
        return False
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="needs the right to mount a small disk")
@pytest.mark.parametrize("kilobytes", [1_500, 2_000])
def test_a_full_disk(tmp_path: Path, kilobytes: int) -> None:
    child = [sys.executable, "-c", FILL_IT, str(tmp_path)]
    mount = ["sh", "-c", ON_A_SMALL_DISK, "sh", str(tmp_path), str(kilobytes)]
    command = ["unshare", "--mount", *mount, *child]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (shown.stdout.split(), shown.stderr) == (["STORE_FULL", "0", "1", "2"], "")
