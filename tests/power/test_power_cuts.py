"""A short day under power cuts at any moment: nothing that was acknowledged is lost."""

import sys
from pathlib import Path

import pytest

from tests.leaks.strace import may_trace
from tests.power.cuts import Verdict, recorded_day, verdicts
from tests.power.disk import in_any_order, in_order

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux"),
    pytest.mark.skipif(sys.platform == "linux" and not may_trace(), reason="tracing is forbidden"),
]

SHIFTS, SAVES = 2, 8
TIMES = 30


def test_no_power_cut_loses_an_answer_or_ruins_the_store(tmp_path: Path) -> None:
    day = recorded_day(tmp_path, "FULL", SHIFTS, SAVES)
    for arrivals in (in_order, in_any_order):
        seen = verdicts(day, arrivals, TIMES, seed=26, scratch=tmp_path / "scratch")
        assert seen == {Verdict.WHOLE: TIMES}


def test_the_same_cuts_see_a_store_that_is_synced_less(tmp_path: Path) -> None:
    day = recorded_day(tmp_path, "OFF", SHIFTS, SAVES)
    seen = verdicts(day, in_any_order, TIMES, seed=26, scratch=tmp_path / "scratch")
    assert min(seen[Verdict.LOST], seen[Verdict.RUINED]) > 0
