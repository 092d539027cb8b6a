"""A sheet goes through a real print queue and comes out readable, its code included."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from mmep_desktop.documents.cups_queue import CupsQueue
from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.errors import DeskError, Problem
from tests.documents.families import NUMBER, ordinary
from tests.documents.reading import code_on, flowing, picture_of
from tests.private_cups import PATH, PPD, PrivateCups, private_cups, wait_until

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="lp of macOS asks a scheduler of macOS"),
    pytest.mark.skipif(
        sys.platform == "linux" and os.geteuid() != 0,
        reason="the back end cups-pdf works for root only; the project's own run is root's",
    ),
]

LETTER = (612, 792)
QUEUE = f"mmep{os.getpid()}"
WITH_AN_OPTION = pytest.param(f"{QUEUE} -o raw", id="with an option")


@pytest.fixture(scope="module")
def cups() -> Iterator[PrivateCups]:
    assert PPD.exists(), "install the Debian package printer-driver-cups-pdf"
    with private_cups() as scheduler:
        yield scheduler


@pytest.fixture(scope="module")
def printed_to(cups: PrivateCups) -> Iterator[Path]:
    with cups.pdf_queue(QUEUE) as folder:
        yield folder


@pytest.fixture
def queue(cups: PrivateCups, printed_to: Path) -> CupsQueue:
    return CupsQueue(cups.environment)


def sheet() -> bytes:
    return DeskPapers().referral_sheet(ordinary())


def test_a_sheet_comes_out_of_a_real_queue_as_it_went_in(
    cups: PrivateCups, queue: CupsQueue, printed_to: Path
) -> None:
    queue.print(sheet(), QUEUE, NUMBER)
    try:
        wait_until(lambda: any(is_whole(path) for path in printed_to.glob("*.pdf")), 60)
    except AssertionError:
        pytest.fail(cups.log())
    (out,) = printed_to.glob("*.pdf")
    pdf = out.read_bytes()
    assert NUMBER in out.name, "the job has the title that it was given"
    page = PdfReader(out).pages[0].mediabox
    assert (page.width, page.height) == LETTER, "a queue that stands on A4 crops nothing"
    text = flowing(pdf)
    assert "Hayden-McFadden School" in text
    assert "508-555-0123" in text
    assert code_on(picture_of(pdf)) == NUMBER


def is_whole(path: Path) -> bool:
    return b"%%EOF" in path.read_bytes()[-32:]


def test_the_queues_are_listed_the_default_one_first(cups: PrivateCups, queue: CupsQueue) -> None:
    for name in ("aaa", "zzz"):
        cups.run("lpadmin", "-p", name, "-v", "file:///dev/null", "-E")
    cups.run("lpadmin", "-d", "zzz")
    assert queue.printers() == ("zzz", "aaa", QUEUE)


def test_a_stopped_queue_refuses_and_keeps_nothing(cups: PrivateCups, queue: CupsQueue) -> None:
    cups.run("cupsdisable", QUEUE)
    try:
        with pytest.raises(DeskError) as refused:
            queue.print(sheet(), QUEUE, NUMBER)
    finally:
        cups.run("cupsenable", QUEUE)
    assert refused.value.problem is Problem.PRINTER_REFUSED
    assert cups.run("lpstat", "-o", QUEUE) == ""


def test_a_queue_that_takes_no_jobs_refuses(cups: PrivateCups, queue: CupsQueue) -> None:
    cups.run("cupsreject", QUEUE)
    try:
        with pytest.raises(DeskError) as refused:
            queue.print(sheet(), QUEUE, NUMBER)
    finally:
        cups.run("cupsaccept", QUEUE)
    assert refused.value.problem is Problem.PRINTER_REFUSED
    assert NUMBER not in str(refused.value)


@pytest.mark.parametrize("name", ["no-such-queue", "", "-h", WITH_AN_OPTION, "../x"])
def test_an_unknown_queue_is_no_printer(queue: CupsQueue, name: str) -> None:
    with pytest.raises(DeskError) as missing:
        queue.print(sheet(), name, NUMBER)
    assert missing.value.problem is Problem.NO_PRINTER


def test_without_a_scheduler_there_is_no_printer() -> None:
    queue = CupsQueue({"PATH": PATH, "CUPS_SERVER": "127.0.0.1:1"})
    assert queue.printers() == ()
    with pytest.raises(DeskError) as missing:
        queue.print(b"%PDF", QUEUE, NUMBER)
    assert missing.value.problem is Problem.NO_PRINTER
