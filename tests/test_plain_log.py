"""The program's log tells kinds and places; the text of a fault stays where it happened."""

import subprocess
import sys

import pytest

from tests.source_tree import ROOT

TEXT = "Xóchitl Brambila"
BEGIN = f"""
import gc, logging, sys, threading, warnings
from mmep_desktop.plain_log import keep_texts_out
TEXT = {TEXT!r}
class Mortal:
    def __del__(self):
        raise ValueError(TEXT)
def fail(*_):
    raise ValueError(TEXT) from KeyError(TEXT)
def fail_in_meeting(*_):
    raise OSError(TEXT)
"""

CASES = {
    "a fault that nobody meets": (
        "sys.excepthook = fail_in_meeting; keep_texts_out(); fail()",
        [
            "fault while another was shown: OSError at __main__:",
            "fault shown to nobody: ValueError",
        ],
    ),
    "in a thread": (
        "keep_texts_out(); threading.Thread(target=fail, name=TEXT).start()",
        ["fault in a thread: ValueError at __main__:"],
    ),
    "while letting go": (
        "keep_texts_out(); Mortal()",
        ["fault while letting go: ValueError at __main__:"],
    ),
    "a warning": ("keep_texts_out(); warnings.warn(TEXT)", ["UserWarning at <string>:"]),
    "a library's message": (
        "keep_texts_out(); logging.getLogger('sqlalchemy.pool').error('of %s', TEXT)",
        ["ERROR sqlalchemy.pool at <string>:"],
    ),
    "a library's message with a fault": (
        "keep_texts_out(); logging.getLogger('lib').error(TEXT, exc_info=ValueError(TEXT))",
        ["ERROR lib at <string>:", ", ValueError at unknown"],
    ),
    "a message that cannot be written": (
        "keep_texts_out(); logging.getLogger('mmep_desktop').error('%d', TEXT)",
        [""],
    ),
    "our own message": (
        "keep_texts_out(); logging.getLogger('mmep_desktop.ui').warning('saved %s', 3)",
        ["WARNING mmep_desktop.ui saved 3"],
    ),
    "twice": (
        "keep_texts_out(); keep_texts_out(); logging.getLogger('mmep_desktop').error('once')",
        ["ERROR mmep_desktop once\n"],
    ),
}


def told_by(act: str) -> str:
    program = [sys.executable, "-c", f"{BEGIN}\n{act}"]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("case", CASES)
def test_kind_and_place_are_told_and_the_text_is_not(case: str) -> None:
    act, lines = CASES[case]
    told = told_by(act)
    assert "Brambila" not in told
    assert [line for line in lines if line not in told] == []
    assert told.count("once") <= 1


@pytest.mark.parametrize(
    "act",
    [
        "fail()",
        "sys.excepthook = fail_in_meeting; fail()",
        "threading.Thread(target=fail).start()",
        "Mortal()",
        "warnings.warn(TEXT)",
        "logging.getLogger('lib').error(TEXT)",
        "logging.basicConfig(); logging.getLogger('mmep_desktop').error('%d', TEXT)",
    ],
)
def test_python_itself_would_tell_it(act: str) -> None:
    assert "Brambila" in told_by(act)
