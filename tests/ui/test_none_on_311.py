"""The window must outlive the references to None and True that PySide6 takes on Python 3.11."""

import subprocess
import sys

import pytest

TEN_THOUSAND_TIMES = """
from ui.none_on_311 import keep_none
keep_none()
from PySide6.QtCore import QObject, Signal
class Part(QObject):
    changed = Signal()
part = Part()
for _turn in range(10_000):
    {act}
print("alive")
"""


@pytest.mark.parametrize("act", ['part.setObjectName("part")', "part.changed.emit()"])
def test_ten_thousand_calls_leave_the_program_alive(act: str) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", TEN_THOUSAND_TIMES.format(act=act)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.stdout.strip() == "alive", outcome.stderr
