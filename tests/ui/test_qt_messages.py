"""Qt's complaints reach the log as the name of the method that made them."""

import subprocess
import sys

import pytest

from tests.source_tree import ROOT
from ui.qt_messages import place_in

COMPLAIN = """
import logging
from PySide6.QtCore import qInstallMessageHandler, qWarning
from ui.qt_messages import keep_texts_out
logging.basicConfig(format="%(levelname)s %(name)s %(message)s")
{before}
keep_texts_out()
keep_texts_out()
qWarning("QString::arg: Argument missing: Brambila")
"""


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("QString::arg: Argument missing: Brambila, 1", "QString::arg"),
        ("QPainter::begin(): Paint device returned engine == 0", "QPainter::begin"),
        ("QWidget::~QWidget: of Brambila", "QWidget::~QWidget"),
        ("Could not parse stylesheet of QLabel::Brambila", ""),
        ("Brambila QString::arg: odd", ""),
        ("", ""),
    ],
)
def test_only_the_method_that_speaks_is_named(message: str, place: str) -> None:
    assert place_in(message) == place


def complained(before: str) -> str:
    program = [sys.executable, "-c", COMPLAIN.format(before=before)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stderr


def test_a_complaint_goes_to_the_log_without_its_text() -> None:
    assert complained("") == "WARNING mmep_desktop event=qt module=default qt=QString::arg\n"


def test_who_took_the_messages_over_before_keeps_them() -> None:
    assert complained("qInstallMessageHandler(lambda *told: print(end=''))") == ""
