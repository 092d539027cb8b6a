"""Let the disk fail at every operation of every act: full, refusing once, and the program ended."""

import time

import pytest

from tests.failing_disk.acts import ACTS
from tests.failing_disk.failing import Fault
from tests.failing_disk.trying import Rehearsal


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    return Rehearsal(tmp_path_factory.mktemp("failing"))


@pytest.mark.parametrize("act", ACTS)
def test_every_operation_may_fail(rehearsal: Rehearsal, act: str) -> None:
    for fault in (Fault.FULL, Fault.REFUSES_ONCE, Fault.ENDS_THE_PROGRAM):
        begun = time.perf_counter()
        tried = rehearsal.tried(act, fault)
        took = time.perf_counter() - begun
        print(f"\n{act}, {fault.name}: {dict(tried.told)} in {took:.0f} s", end="")
        assert tried.wrong == []
        assert sum(tried.told.values()) > 0
