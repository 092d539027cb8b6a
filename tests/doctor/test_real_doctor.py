"""Doctor before the real parts of a desktop: GNOME Keyring, CUPS, a display and the lack of one."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mmep_desktop.doctor.printer import look_at
from mmep_desktop.documents.cups_queue import CupsQueue
from tests.doctor.test_doctor_command import Ran, doctor
from tests.private_cups import PrivateCups, private_cups
from tests.real_screen import real_screen
from tests.security.test_gnome_keyring import Account

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="these are the parts of a Linux desktop"),
]
ROOT_ONLY = pytest.mark.skipif(
    sys.platform == "linux" and os.geteuid() != 0, reason="the scheduler of the test is root's"
)
PRINTER = "Annas-Office"


def window(home: Path, **environment: str) -> Ran:
    return doctor(home, "--only", "window", **{"QT_QPA_PLATFORM": "", **environment})


def test_without_a_display_qt_is_tried_all_the_same(tmp_path: Path) -> None:
    ran = window(tmp_path)
    assert ran.status == 4
    assert "There is no display in this session." in ran.told
    assert "starts." in ran.told


def test_a_display_that_does_not_answer_ends_only_the_look(tmp_path: Path) -> None:
    ran = window(tmp_path, DISPLAY=":7654")
    assert ran.status == 4
    assert "This look broke off (signal 6)." in ran.told
    assert "libxcb-cursor0" in ran.told


def test_a_display_is_measured(tmp_path: Path) -> None:
    with real_screen() as screen:
        ran = window(tmp_path, **screen.environment)
        half = window(tmp_path, **screen.environment, QT_SCALE_FACTOR="2")
    assert "room for 1280 x 800 at 100%" in ran.told
    assert "The bus of screen readers is not there" in ran.told
    assert "room for 640 x 400 at 200%. Side lists fold away" in half.told


# A login with an open keyring; one act of the keyring's own tests first, then the doctor.
SESSION = """
printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 9
python=$1 folder=$2 act=$3 look=$4
"$python" -m tests.security.vault_session "$folder" "$act" >/dev/null || exit 8
"$python" -m mmep_desktop doctor --only "$look" --seconds 15
exit 0
"""


def in_session(account: Account, look: str = "keyring", act: str = "state") -> str:
    """Return what doctor tells in a session of *account*, on one line."""
    begin = ["dbus-run-session", "--", "sh", "-c", SESSION, "session", sys.executable]
    return " ".join(account.lines_of([*begin, str(account.store), act, look], {}))


@pytest.fixture
def account(tmp_path: Path) -> Account:
    return Account(tmp_path)


def test_an_open_keyring_is_named_and_tried(account: Account) -> None:
    told = in_session(account)
    assert "SecretService keeps what it is given, and lets it be removed again." in told
    assert "0 bad, 0 warnings, 1 ok." in told


def test_a_locked_keyring_is_told_within_its_time(account: Account) -> None:
    told = in_session(account, act="lock")
    assert "MMEP-106 The keyring is locked, or it said no." in told


def test_a_session_bus_has_a_bus_for_screen_readers(account: Account) -> None:
    with real_screen() as screen:
        account.environment |= screen.environment
        told = in_session(account, look="window")
    assert "A screen reader can read the window." in told


@pytest.mark.parametrize(
    "chosen", ["keyring.backends.null.Keyring", "keyring.backends.chainer.ChainerBackend"]
)
def test_the_environment_puts_no_other_keyring_in_its_place(tmp_path: Path, chosen: str) -> None:
    ran = doctor(tmp_path, "--only", "keyring", PYTHON_KEYRING_BACKEND=chosen)
    assert ran.status == 4
    assert "MMEP-105" in ran.told


@pytest.fixture(scope="module")
def cups() -> Iterator[PrivateCups]:
    with private_cups() as scheduler, scheduler.pdf_queue(PRINTER):
        yield scheduler


def looked(cups: PrivateCups, wanted: str = "") -> list[tuple[str, str, str]]:
    found = look_at(CupsQueue(cups.environment), wanted)
    return [
        (each.health.value, each.code, each.said(each.sentence, in_report=True)) for each in found
    ]


@ROOT_ONLY
def test_a_queue_that_works(cups: PrivateCups, tmp_path: Path) -> None:
    assert looked(cups) == [
        ("ok", "", "1 set up on this computer."),
        ("ok", "", "<printer>, where pages go, takes jobs."),
        ("ok", "", "<printer> prints on US Letter."),
    ]
    ran = doctor(tmp_path, "--only", "printer", **cups.environment)
    assert ran.status == 0, ran.told
    assert PRINTER in ran.told
    assert PRINTER not in doctor(tmp_path, "--only", "printer", "--json", **cups.environment).told


@ROOT_ONLY
@pytest.mark.parametrize(
    ("stop", "start"), [("cupsdisable", "cupsenable"), ("cupsreject", "cupsaccept")]
)
def test_a_queue_that_is_stopped(cups: PrivateCups, stop: str, start: str) -> None:
    cups.run(stop, PRINTER)
    try:
        assert ("bad", "MMEP-302") in [each[:2] for each in looked(cups)]
    finally:
        cups.run(start, PRINTER)


@ROOT_ONLY
def test_a_chosen_queue_that_is_gone(cups: PrivateCups) -> None:
    assert looked(cups, "Old")[1][::2] == (
        "warning",
        "The one chosen at the desk, <printer>, is not there any more.",
    )


@ROOT_ONLY
def test_a_queue_without_letter(cups: PrivateCups, tmp_path: Path) -> None:
    ppd = tmp_path / "a4.ppd"
    ppd.write_text(A4_ONLY)
    cups.run("lpadmin", "-p", "A4", "-v", "file:///dev/null", "-P", str(ppd), "-E")
    try:
        assert looked(cups, "A4")[-1][::2] == (
            "warning",
            "<printer> does not offer US Letter paper; pages would be cut.",
        )
    finally:
        cups.run("lpadmin", "-x", "A4")


def test_without_the_print_service(tmp_path: Path) -> None:
    ran = doctor(tmp_path, "--only", "printer", CUPS_SERVER="127.0.0.1:1")
    assert ran.status == 4
    assert "MMEP-301" in ran.told


def test_without_the_programs_of_the_print_service(tmp_path: Path) -> None:
    ran = doctor(tmp_path, "--only", "printer", PATH=str(tmp_path))
    assert "The programs lpstat and lp" in ran.told


A4_ONLY = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "A4.PPD"
*Product: "(A4)"
*PSVersion: "(3010.000) 0"
*Manufacturer: "None"
*ModelName: "A4"
*ShortNickName: "A4"
*NickName: "A4"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*DefaultPageRegion: A4
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
"""
