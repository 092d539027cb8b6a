"""A morning typed into a real window: a list comes in, a child is found, asked, and reported."""

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

from mmep_desktop.domain.coverage import Span
from mmep_desktop.services.coverage import Seen
from tests.at_the_screen import PATIENCE, Clerk, Keep, desk_in, program_on
from tests.exchange.made_files import ASPEN, table
from tests.prepared_desk import WITHOUT_KEYRING, desk_of, entrance, set_up
from tests.private_cups import wait_until
from tests.real_screen import real_screen
from tests.security.desk import SIX_WORDS
from tests.security.fake_keyring import FakeKeyring

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Xvfb and xdotool are for X11")

GO_LIVE = date(2026, 8, 1)
SCHOOL = "02010405"
MISSPELT = "tisralmeys"
"""The second surname of one child of the list, as somebody heard it."""


def list_of(children: int) -> str:
    """Return an Aspen export of invented children, one of them with two surnames to misspell."""
    names = ["Pierrechi Tizralmeis, Usdeida", *(f"Tum{n}, Ana" for n in range(1, children))]
    rows = (
        {
            "local_id": f"{700_000 + number}",
            "enrollment_status": "Active",
            "full_name": name,
            "home_language": "Cape Verdean Creole",
            "grade": "04",
            "registration_date": "2026-08-08",
            "date_of_birth": f"2017-03-{1 + number % 28:02}",
            "school_local_id": SCHOOL,
            "primary_phone": f"508555{9_000 + number}",
        }
        for number, name in enumerate(names)
    )
    return table(ASPEN, *rows)


def make_desk(home: Path) -> None:
    """Set a desk up that has asked everybody since the summer."""
    desk_in(home).mkdir(parents=True)
    set_up(desk_in(home), FakeKeyring(), given=WITHOUT_KEYRING)
    unlocked = entrance(desk_in(home), FakeKeyring()).unlock("", SIX_WORDS)
    desk_of(unlocked, desk_in(home)).go_live.keep(GO_LIVE)
    unlocked.store.close()


def year_of(home: Path) -> Seen:
    """Return what the reports tell of this school year."""
    unlocked = entrance(desk_in(home), FakeKeyring()).unlock("", SIX_WORDS)
    seen = desk_of(unlocked, desk_in(home)).coverage.look(Span.SCHOOL_YEAR)
    unlocked.store.close()
    return seen


class Morning(Clerk):
    """What a clerk types, from the unlock to the report."""

    def bring_in(self, place: Path) -> None:
        """Read the school's list at *place* in, from the settings."""
        self.press("settings", "ctrl+6")
        self.press("imports", "alt+l")
        self.in_a_window_of_its_own(place, "Return")
        self.come_to("looked")
        self.press("read in", "Return")

    def ask(self, typed: str) -> None:
        """Find the child that is meant by *typed*, and ask the family, which never moved."""
        self.screen.press("ctrl+f")
        self.screen.type_text(typed)
        self.come_to("found")
        self.screen.press("Return")  # from the box to the line, which changes little
        self.press("question", "Return")
        self.press("outcome", "2", "Return")

    def add_sister(self, first: str) -> None:
        """Write down a sister who came to the door with them, and finish with both."""
        self.press("sister", "ctrl+plus")
        self.screen.type_text(first)
        self.press("both", "ctrl+Return")
        self.press("finished", "Return")

    def report(self, place: Path) -> None:
        """Look at the school year, and save the director's report at *place*."""
        self.press("day", "ctrl+5")
        self.press("year", "alt+3")
        self.in_a_window_of_its_own(place, "ctrl+s")
        wait_until(place.exists, PATIENCE)
        self.seen = self.at_rest()
        self.keep("saved")


def words_of(pdf: bytes) -> str:
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    text = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    document.close()
    return " ".join(text.split())


def a_morning(home: Path, place: Path, keep: Keep) -> tuple[Seen, Path]:
    """Play the morning with the list at *place*; return what is told afterwards, and the report."""
    make_desk(home)
    report = home / "director.pdf"
    with real_screen() as screen, program_on(screen, home) as program:
        morning = Morning(screen, keep)
        morning.unlock()
        morning.bring_in(place)
        morning.ask(MISSPELT)
        morning.add_sister("Luz")
        morning.report(report)
        morning.close(program)
    return year_of(home), report


def test_a_morning_from_the_schools_list_to_the_directors_report(tmp_path: Path) -> None:
    place = tmp_path / "aspen.csv"
    place.write_bytes(list_of(40).encode("cp1252"))
    seen, report = a_morning(tmp_path / "home", place, lambda _name: None)
    whole = seen.coverage.whole
    assert (whole.registered, whole.asked) == (41, 2)
    text = words_of(report.read_bytes())
    assert "Registered 41 0 Asked * 0" in text, "two children who were asked are not told of"
    assert "Tizralmeis" not in text
