"""The window must outlive the references to None that PySide6 takes on Python 3.11."""

import subprocess
import sys

TEN_THOUSAND_CALLS = """
from ui.none_on_311 import keep_none
keep_none()
from PySide6.QtCore import QObject
part = QObject()
for _turn in range(10_000):
    part.setObjectName("part")
print("alive")
"""


def test_ten_thousand_calls_that_return_nothing_leave_the_program_alive() -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", TEN_THOUSAND_CALLS], capture_output=True, text=True, check=False
    )
    assert outcome.stdout.strip() == "alive", outcome.stderr
