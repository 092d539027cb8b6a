"""The program's log writes known fields of kinds and places; every text stays where it was."""

import subprocess
import sys

import pytest

from tests.source_tree import ROOT

TEXT = "Xóchitl Brambila"
BEGIN = f"""
import gc, logging, sys, threading, warnings
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.plain_log import Event, keep_texts_out, tell
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
            "event=fault-while-another-was-shown kind=OSError module=__main__ line=",
            "event=fault-shown-to-nobody kind=ValueError",
        ],
    ),
    "in a thread": (
        "keep_texts_out(); threading.Thread(target=fail, name=TEXT).start()",
        ["event=fault-in-a-thread kind=ValueError module=__main__ line="],
    ),
    "while letting go": (
        "keep_texts_out(); Mortal()",
        ["event=fault-while-letting-go kind=ValueError module=__main__ line="],
    ),
    "a warning": (
        "keep_texts_out(); warnings.warn(TEXT)",
        ["event=warning kind=UserWarning line="],
    ),
    "a library's message": (
        "keep_texts_out(); logging.getLogger('sqlalchemy.pool').error('of %s', TEXT)",
        ["ERROR sqlalchemy.pool line="],
    ),
    "a library's message with a fault": (
        "keep_texts_out(); logging.getLogger('lib').error(TEXT, exc_info=ValueError(TEXT))",
        ["ERROR lib kind=ValueError line="],
    ),
    "a message that cannot be written": (
        "keep_texts_out(); logging.getLogger('mmep_desktop').error('%d', TEXT)",
        ["ERROR mmep_desktop line="],
    ),
    "a sentence of our own": (
        "keep_texts_out(); logging.getLogger('mmep_desktop.ui').warning('saved %s', TEXT)",
        ["WARNING mmep_desktop.ui line="],
    ),
    "a logger that is called like a person": (
        "keep_texts_out(); logging.getLogger(TEXT).error(TEXT)",
        ["ERROR other line="],
    ),
    "a field that nobody knows": (
        "keep_texts_out(); tell(Event.FAULT, name=TEXT, kind=TEXT, module=TEXT, errno=28)",
        ["ERROR mmep_desktop event=fault errno=28\n"],
    ),
    "fields put on a record by somebody else": (
        (
            "keep_texts_out(); told = {'event': TEXT, 'reference': TEXT, 'line': 7};"
            " logging.getLogger('lib').error(TEXT, extra={'fields': told})"
        ),
        ["ERROR lib line=7\n"],
    ),
    "what a clerk can act on": (
        "keep_texts_out(); tell(Event.FAULT, DeskError(Problem.STORE_FULL, errno=28))",
        ["event=fault code=MMEP-206 kind=DeskError\n"],
    ),
    "twice": (
        "keep_texts_out(); keep_texts_out(); tell(Event.FAULT, reference='0A1B2C3D')",
        ["ERROR mmep_desktop event=fault reference=0A1B2C3D\n"],
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
    assert told.count("reference") <= 1


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
