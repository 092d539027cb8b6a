"""A copy in clear lies where the clerk said, whole or not at all."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.clear_files import ChosenFiles
from tests.source_tree import ROOT


def test_the_file_is_written_for_this_account_alone_and_nothing_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "copy.pdf"
    ChosenFiles().write(str(place), b"long before")
    ChosenFiles().write(str(place), b"%PDF")
    assert place.read_bytes() == b"%PDF"
    assert [path.name for path in tmp_path.iterdir()] == ["copy.pdf"]
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["gone/copy.pdf", "."])
def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskError) as refused:
        ChosenFiles().write(str(tmp_path / name), b"%PDF")
    assert refused.value.problem is Problem.COPY_NOT_SAVED
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_deleted_only_while_it_is_the_one_that_was_read(tmp_path: Path) -> None:
    place = tmp_path / "aspen.csv"
    place.write_bytes(b"state_id")
    digest = hashlib.sha256(b"state_id").hexdigest()
    place.write_bytes(b"another")
    for _ in range(2):
        with pytest.raises(DeskError) as refused:
            ChosenFiles().remove(str(place), digest)
        assert refused.value.problem is Problem.FILE_NOT_REMOVED
        place.unlink(missing_ok=True)
    place.write_bytes(b"state_id")
    ChosenFiles().remove(str(place), digest)
    assert not place.exists()


HALF_WAY = """
import resource, signal, sys
from mmep_desktop.errors import DeskError
from mmep_desktop.storage.clear_files import ChosenFiles
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    ChosenFiles().write(sys.argv[1], bytes(5000))
except DeskError as refused:
    print(refused.problem.value)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of a file")
def test_a_half_written_file_is_taken_away(tmp_path: Path) -> None:
    program = [sys.executable, "-c", HALF_WAY, str(tmp_path / "copy.pdf")]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == Problem.COPY_NOT_SAVED.value
    assert list(tmp_path.iterdir()) == []
