"""The watch that finds nothing in a whole day would find a word let out in any of many ways."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.leaks.finding import Markers
from tests.leaks.strace import Trace, may_read_all, may_trace, payload_of, read_trace, traced
from tests.source_tree import ROOT

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux"),
    pytest.mark.skipif(sys.platform == "linux" and not may_trace(), reason="tracing is forbidden"),
]

WAYS = (
    *("as a file's name", "as a file's new name", "as an argument", "as repr", "by a child"),
    *("by datagram", "by network", "deflated", "in Base64"),
    *("in JSON", "in Latin-1", "in UTF-16", "in a PDF", "in a database in clear"),
    *("in a file in memory", "in a file unlinked at once", "in a file without name", "in a log"),
    *("in a picture's title", "in a zip", "in an address", "in an exception", "in hex"),
    *("in small letters", "in two writes", "on the terminal", "packed in Base64"),
)
WORD = "Xóchibrambila"
BY_MAPPING = "in a mapped file"


def trace_of(folder: Path, *program: str) -> Trace:
    work = folder / "work"
    work.mkdir()
    with (folder / "terminal").open("wb") as terminal:
        subprocess.run(
            traced(folder / "trace", sys.executable, *program),
            cwd=work,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=terminal,
            stderr=terminal,
            timeout=60,
            check=False,
        )
    return read_trace(folder / "trace")


@pytest.mark.parametrize("way", WAYS)
def test_a_word_is_found(way: str, tmp_path: Path) -> None:
    assert found_when(way, tmp_path) == {"word"}


@pytest.mark.skipif(
    sys.platform == "linux" and not may_read_all(), reason="needs the right to read any process"
)
def test_a_word_is_found_of_a_process_that_nobody_may_debug(tmp_path: Path) -> None:
    assert found_when("by a process that nobody may debug", tmp_path) == {"word"}


def test_what_the_tracer_cannot_read_is_no_silence() -> None:
    for call, told in (
        ("write", r"3<\x2f>(deleted), 0x7ffd0, 8"),
        ("writev", r"3<\x2f>, [{iov_base=0x7ffd0, iov_len=1}], 1"),
        ("write", r'3<\x2f>, "\x41"..., 8'),
    ):
        with pytest.raises(AssertionError):
            list(payload_of(call, told))


def found_when(way: str, folder: Path) -> set[str]:
    """Return what is found once the word was let out, the way in which it was told apart."""
    trace = trace_of(folder, "-m", "tests.leaks.leaky", way, WORD)
    assert trace.started.pop(0)[-1] == WORD
    return found_in(trace)


def found_in(trace: Trace) -> set[str]:
    markers = Markers({"word": WORD})
    names = {*trace.opened, *trace.named, *(word for each in trace.started for word in each)}
    return markers.found_in_texts(names).union(*map(markers.found_in, trace.written.values()))


def test_a_word_that_stays_inside_is_not(tmp_path: Path) -> None:
    assert found_when("nowhere", tmp_path) == set()


def test_a_file_that_is_written_by_mapping_is_named(tmp_path: Path) -> None:
    trace = trace_of(tmp_path, "-m", "tests.leaks.leaky", BY_MAPPING, WORD)
    assert {Path(path).name for path in trace.shared} == {"kept"}


def test_a_store_told_to_keep_temporary_tables_in_files_is_caught(tmp_path: Path) -> None:
    store = tmp_path / "store"
    trace = trace_of(tmp_path, "-m", "tests.leaks.spilling", str(store), WORD, "file")
    strangers = {path for path in trace.files() if not Path(path).is_relative_to(store)}
    (spilled,) = (path for path in strangers if "etilqs_" in path)
    assert not Path(spilled).exists(), "it was unlinked while it was open"
    assert Markers({"word": WORD}).found_in(trace.written[spilled]) == {"word"}


def test_the_same_store_as_the_program_opens_it_spills_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store"
    trace = trace_of(tmp_path, "-m", "tests.leaks.spilling", str(store), WORD)
    kept = [path for path in trace.files() if path.startswith("/") and path != os.devnull]
    assert len(trace.written[str(store / "store.mmep-wal")]) > 100_000
    assert [path for path in kept if not Path(path).is_relative_to(store)] == []
    trace.started.clear()
    assert found_in(trace) == set()
