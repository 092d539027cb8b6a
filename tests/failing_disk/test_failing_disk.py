"""The disk fails in the middle of an act: told in a sentence, old or new and never between."""

import sys
from pathlib import Path

import pytest

from tests.failing_disk.failing import Fault
from tests.failing_disk.trying import Rehearsal
from tests.leaks.strace import may_trace

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux"),
    pytest.mark.skipif(sys.platform == "linux" and not may_trace(), reason="tracing is forbidden"),
]

EVERY = {Fault.FULL: 9, Fault.REFUSES_ONCE: 8, Fault.ENDS_THE_PROGRAM: 7}


@pytest.mark.parametrize("act", ["save an answer", "change a passphrase"])
def test_a_fault_of_the_disk_leaves_the_old_or_the_new_and_nothing_between(
    tmp_path: Path, act: str
) -> None:
    rehearsal = Rehearsal(tmp_path)
    for fault, every in EVERY.items():
        tried = rehearsal.tried(act, fault, every)
        assert tried.wrong == []
        assert sum(tried.told.values()) > 1
