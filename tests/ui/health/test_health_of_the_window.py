"""What doctor says of a screen, of screen readers, and of the printers that Qt shows."""

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize

from mmep_desktop.doctor.finding import Health
from tests.private_cups import private_cups
from tests.source_tree import ROOT
from ui.health.printer import look_at
from ui.health.window import reader, size

OK, WARNING, BAD = Health.OK, Health.WARNING, Health.BAD
PRINTER = "Annas-Office"
TELL = (
    "from mmep_desktop.doctor.telling import tell; from ui.health.printer import look; tell(look())"
)


@pytest.mark.parametrize(
    ("width", "height", "scale", "health"),
    [
        (1280, 720, 1.0, OK),
        (2560, 1440, 1.0, OK),
        (1279, 720, 1.0, WARNING),
        (1280, 719, 1.0, WARNING),
        (640, 360, 2.0, WARNING),
        (639, 400, 2.0, BAD),
        (800, 359, 1.0, BAD),
    ],
)
def test_a_screen_is_large_enough_or_it_is_said(
    width: int, height: int, scale: float, health: Health
) -> None:
    found = size(QSize(width, height), scale)
    assert found.health is health
    assert f"{width} x {height} at {scale:.0%}" in found.sentence
    assert bool(found.to_do) is (health is not OK)


def test_without_their_bus_screen_readers_are_a_warning() -> None:
    assert reader(is_heard=False).health is WARNING
    assert reader(is_heard=True).health is OK


@pytest.mark.usefixtures("qapp")
def test_without_a_printer_nothing_can_be_printed() -> None:
    (found,) = look_at("")
    assert (found.health, found.code) == (BAD, "MMEP-301")


@pytest.mark.desktop
@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="the scheduler of the test is root's"
)
def test_a_printer_that_qt_shows_is_looked_at_closely() -> None:
    with private_cups() as cups, cups.pdf_queue(PRINTER):
        cups.run("lpadmin", "-d", PRINTER)
        done = subprocess.run(
            [sys.executable, "-c", TELL],
            cwd=ROOT,
            env={**os.environ, **cups.environment},
            capture_output=True,
            timeout=60,
            check=True,
        )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(each["health"], each["sentence"]) for each in found] == [
        ("ok", "1 set up on this computer."),
        ("ok", "{printer}, where pages go, is ready."),
    ]
    assert found[1]["private"] == {"printer": PRINTER}
